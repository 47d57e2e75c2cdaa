"""Fetching all files of a download, several at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.catalog.disk import require_space
from desktop_translator.catalog.file_transfer import FileState, FileTransfer
from desktop_translator.catalog.hub_connection import connected
from desktop_translator.catalog.retrying import Patience
from desktop_translator.catalog.stepping import stepwise
from desktop_translator.catalog.transfer_speed import TransferSpeed
from desktop_translator.core.errors import AppError, OfflineError
from desktop_translator.core.steps import told_as

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from desktop_translator.catalog.download_folder import DownloadFolder
    from desktop_translator.catalog.download_plan import DownloadPlan
    from desktop_translator.catalog.hub_access import HubAccess
    from desktop_translator.core.models import ModelFile

FILES_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class FileProgress:
    """How far one file is.

    Attributes:
        name: path in the model's folder.
        state: what is being done about it.
        done_bytes: how much of it is on disk; `total_bytes`: how much there must be.
        bytes_per_s: its speed now.
        left_s: how long the rest will take; None if that cannot be told.
    """

    name: str
    state: FileState
    done_bytes: int
    total_bytes: int
    bytes_per_s: float
    left_s: float | None


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """How far a download is.

    Attributes:
        key: which download (`DownloadPlan.key`).
        done_bytes: on disk, of all files; `total_bytes`: of all files.
        bytes_per_s: the speed of all together.
        left_s: how long the rest will take; None if that cannot be told.
        files: one by one, small ones first.
        trouble: what is waited for to be over, if nothing moves because of it.
    """

    key: str
    done_bytes: int
    total_bytes: int
    bytes_per_s: float
    left_s: float | None
    files: tuple[FileProgress, ...]
    trouble: AppError | None


class Fetching:
    """One run at a download, until all its files are there and proven."""

    def __init__(
        self,
        plan: DownloadPlan,
        folder: DownloadFolder,
        access: HubAccess,
        patience: Patience | None = None,
    ) -> None:
        self._plan = plan
        self._folder = folder
        self._access = access
        self._patience = patience or Patience()
        files = folder.files_of(plan)
        self._transfers = [FileTransfer(file, files, self._patience) for file in plan.files]
        self._speeds = [TransferSpeed() for _ in plan.files]
        self._speed = TransferSpeed()

    def run(self) -> Generator[FetchProgress, None, tuple[ModelFile, ...]]:
        """Fetch what is missing, telling about ten times a second; return the proven files.

        Closing it stops at once; what has come stays on disk.

        Raises:
            AppError: it cannot be finished now; what has come stays, unless it is wrong.
        """
        if self._access.offline:
            raise OfflineError(host=self._access.host)
        missing = self._plan.total_bytes - self._folder.done_bytes(self._plan)
        require_space(self._folder.folder, missing)
        return (yield from told_as(stepwise(self._fetch_all), lambda _: self._progress()))

    async def _fetch_all(self) -> tuple[ModelFile, ...]:
        waiting = list(reversed(self._transfers))
        done: list[ModelFile] = []

        async def work() -> None:
            while waiting:
                done.append(await waiting.pop().run(connection))

        async with connected(self._access, self._patience.timeout_s, FILES_AT_ONCE) as connection:
            workers = [asyncio.create_task(work()) for _ in range(FILES_AT_ONCE)]
            try:
                await asyncio.gather(*workers)
            finally:
                for worker in workers:
                    worker.cancel()
                await asyncio.gather(*workers, return_exceptions=True)
        return tuple(sorted(done, key=lambda file: file.name))

    def _progress(self) -> FetchProgress:
        files = []
        for transfer, speed in zip(self._transfers, self._speeds, strict=True):
            speed.note(transfer.done_bytes)
            total = transfer.file.size_bytes
            left_s = speed.left_s(total - transfer.done_bytes)
            figures = (transfer.done_bytes, total, speed.bytes_per_s, left_s)
            files.append(FileProgress(transfer.file.name, transfer.state, *figures))
        done = sum(transfer.done_bytes for transfer in self._transfers)
        self._speed.note(done)
        missing = self._plan.total_bytes - done
        return FetchProgress(
            self._plan.key,
            done,
            self._plan.total_bytes,
            self._speed.bytes_per_s,
            self._speed.left_s(missing),
            tuple(files),
            _common_trouble(self._transfers),
        )


def _common_trouble(transfers: Sequence[FileTransfer]) -> AppError | None:
    """Return what keeps everything waiting; None while anything moves."""
    open_states = {FileState.FETCHING, FileState.WAITING}
    active = [transfer for transfer in transfers if transfer.state in open_states]
    if not active or any(transfer.trouble is None for transfer in active):
        return None
    return active[-1].trouble
