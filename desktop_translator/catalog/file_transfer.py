"""One file on its way from the Hub: taken up where it stopped, and believed only when it fits."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from enum import Enum
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from desktop_translator.catalog.disk import refusals_of_disk
from desktop_translator.catalog.download_folder import PART
from desktop_translator.catalog.hub_answers import trouble
from desktop_translator.catalog.hub_connection import told_in_words
from desktop_translator.catalog.retrying import Attempts
from desktop_translator.core.errors import AppError
from desktop_translator.core.hub_errors import (
    FileDiffersError,
    FileShortError,
    UnexpectedAnswerError,
)
from desktop_translator.core.models import ModelFile
from desktop_translator.core.wording import human_size

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    import httpx2

    from desktop_translator.catalog.download_plan import PlannedFile
    from desktop_translator.catalog.hub_connection import HubConnection
    from desktop_translator.catalog.retrying import Patience

_OK, _PARTIAL, _RANGE_NOT_SATISFIABLE = 200, 206, 416
_REREAD_BYTES = 1 << 20
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class FileState(Enum):
    """What is being done about a file."""

    QUEUED = "queued"
    FETCHING = "fetching"
    WAITING = "waiting"
    DONE = "done"


class FileTransfer:
    """A file, from its first byte (or from where an earlier run stopped) to its proof.

    Attributes:
        file: what it must become.
        done_bytes: how much of it is here.
        state: what is being done about it.
        trouble: what it waits to be over, while it waits.
    """

    def __init__(self, file: PlannedFile, folder: Path, patience: Patience) -> None:
        self.file = file
        self.done_bytes = 0
        self.state = FileState.QUEUED
        self.trouble: AppError | None = None
        self._repository = file.repository
        self._url = f"/{quote(file.repository)}/resolve/{file.revision}/{quote(file.path)}"
        self._final = folder / file.name
        self._part = folder / f"{file.name}{PART}"
        self._patience = patience
        self._digest = _Digest(file)
        self._rescued = False

    async def run(self, connection: HubConnection) -> ModelFile:
        """Fetch what is missing; return the proven file.

        Raises:
            AppError: it cannot be had now; all that came is kept, unless it is wrong.
        """
        await self._take_up()
        attempts, furthest = Attempts(self._patience), self.done_bytes
        while self.done_bytes < self.file.size_bytes or not self._proven(connection.access.host):
            self.state = FileState.FETCHING
            try:
                await self._receive(connection)
                self.trouble = None
            except AppError as error:
                if self.done_bytes > furthest:
                    attempts.succeeded()
                    furthest = self.done_bytes
                pause_s = attempts.pause_after(error)
                self.state, self.trouble = FileState.WAITING, error
                await asyncio.sleep(pause_s)
        self._settle()
        return ModelFile(self.file.name, self.file.size_bytes, self._digest.sha256)

    async def _take_up(self) -> None:
        """Go through what earlier runs left, a piece at a time."""
        for path in (self._final, self._part):
            if not path.is_file():
                continue
            with self._disk(), path.open("rb") as file:
                while piece := file.read(_REREAD_BYTES):
                    self._digest.update(piece)
                    self.done_bytes += len(piece)
                    await asyncio.sleep(0)
            if self.done_bytes > self.file.size_bytes:
                self._start_over()
            self._rescued = self.done_bytes > 0
            if path == self._final:
                path.replace(self._part)
            return

    async def _receive(self, connection: HubConnection) -> None:
        """Ask for the rest, and write down what comes."""
        asked_from, host = self.done_bytes, connection.access.host
        headers = {"Range": f"bytes={asked_from}-"} if asked_from else {}
        async with connection.get(self._url, headers) as response:
            problem = trouble(response, self._repository, self.file.path)
            if response.status_code == _RANGE_NOT_SATISFIABLE:
                raise self._short(host)
            if problem is not None:
                raise problem
            if response.status_code == _OK and asked_from:
                self._start_over()  # this server knows no ranges
            self._check_promise(response, host)
            with self._opened() as file, told_in_words(host):
                async for piece in response.aiter_raw():
                    self._write(file, piece, host)
        if self.done_bytes < self.file.size_bytes:
            raise self._short(host)

    def _opened(self) -> BinaryIO:
        with self._disk():
            self._part.parent.mkdir(parents=True, exist_ok=True)
            return self._part.open("ab", buffering=0)

    def _check_promise(self, response: httpx2.Response, host: str) -> None:
        """Look at what the answer says it is, before a byte of it is kept."""
        if response.status_code == _PARTIAL:
            match = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
            sizes = ("*", str(self.file.size_bytes))
            if match is None or int(match[1]) != self.done_bytes or match[2] not in sizes:
                raise UnexpectedAnswerError(
                    host=host, reason="it is another part than we asked for"
                )
        elif response.status_code != _OK:
            reason = f"it has the status {response.status_code}"
            raise UnexpectedAnswerError(host=host, reason=reason)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.file.size_bytes - self.done_bytes:
            raise self._differs(host)

    def _write(self, file: BinaryIO, piece: bytes, host: str) -> None:
        if self.done_bytes + len(piece) > self.file.size_bytes:
            raise self._differs(host)
        with self._disk():
            rest = memoryview(piece)
            while rest:
                rest = rest[file.write(rest) :]
        self._digest.update(piece)
        self.done_bytes += len(piece)
        self.state, self.trouble = FileState.FETCHING, None

    def _proven(self, host: str) -> bool:
        """Tell whether the complete file is the right one; if not, throw it away.

        A file that was begun in an earlier run may have suffered since, say in a power cut: it is
        fetched anew, once.
        """
        if self._digest.fits():
            return True
        if not self._rescued:
            raise self._differs(host)
        self._start_over()
        return False

    def _settle(self) -> None:
        with self._disk():
            self._part.parent.mkdir(parents=True, exist_ok=True)
            with self._part.open("ab") as file:
                os.fsync(file.fileno())
            self._part.replace(self._final)
        self.state = FileState.DONE

    def _start_over(self) -> None:
        with self._disk():
            self._final.unlink(missing_ok=True)
            self._part.unlink(missing_ok=True)
        self.done_bytes, self._rescued = 0, False
        self._digest = _Digest(self.file)

    def _disk(self) -> AbstractContextManager[None]:
        missing = self.file.size_bytes - self.done_bytes
        return refusals_of_disk(self._final.parent, missing)

    def _differs(self, host: str) -> FileDiffersError:
        self._start_over()
        return FileDiffersError(model=self._repository, file=self.file.name, host=host)

    def _short(self, host: str) -> FileShortError:
        sizes = (human_size(size) for size in (self.done_bytes, self.file.size_bytes))
        return FileShortError(
            file=self.file.name, host=host, **dict(zip(("size", "expected"), sizes, strict=True))
        )


class _Digest:
    """The proof of a file's content: SHA-256, and for small files git's own (`git hash-object`)."""

    def __init__(self, file: PlannedFile) -> None:
        self._file = file
        self._sha256 = hashlib.sha256()
        self._git = hashlib.sha1(b"blob %d\0" % file.size_bytes, usedforsecurity=False)

    def update(self, piece: bytes) -> None:
        self._sha256.update(piece)
        if self._file.git_sha1:
            self._git.update(piece)

    def fits(self) -> bool:
        if self._file.sha256:
            return self.sha256 == self._file.sha256
        return self._git.hexdigest() == self._file.git_sha1

    @property
    def sha256(self) -> str:
        return self._sha256.hexdigest()
