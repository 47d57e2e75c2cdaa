"""Comparing a model's files with what its description says of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.errors import (
    ModelError,
    ModelFileDamagedError,
    ModelFileMissingError,
)
from desktop_translator.core.models import ModelFile
from desktop_translator.core.wording import reason_of

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Checking:
    """How far a look through a model's files has come.

    Attributes:
        file: the one that is read now.
        done_bytes: read so far, of all files together.
        total_bytes: of all files together.
    """

    file: str
    done_bytes: int
    total_bytes: int


def verify(info: ModelInfo) -> Generator[Checking, None, tuple[ModelError, ...]]:
    """Read every file of a model; return what is wrong, nothing if all is well.

    Yields at least once a megabyte; closing the generator stops.
    """
    problems: list[ModelError] = []
    total, done = sum(file.size_bytes for file in info.files), 0
    for file in info.files:
        where = {"model": info.name, "file": file.name, "folder": str(info.folder)}
        try:
            digest, size = hashlib.sha256(), 0
            for size in _feed(digest, info.folder / file.name):
                yield Checking(file.name, done + min(size, file.size_bytes), total)
            if size != file.size_bytes:
                reason = f"it has {size} bytes instead of {file.size_bytes}"
                problems.append(ModelFileDamagedError(**where, reason=reason))
            elif digest.hexdigest() != file.sha256:
                reason = "its content is not what it was"
                problems.append(ModelFileDamagedError(**where, reason=reason))
        except FileNotFoundError:
            problems.append(ModelFileMissingError(**where))
        except OSError as error:
            problems.append(ModelFileDamagedError(**where, reason=reason_of(error)))
        done += file.size_bytes
    return tuple(problems)


def files_of(folder: Path) -> Generator[Checking, None, tuple[ModelFile, ...]]:
    """Describe every file below a folder, by its path with `/`; return the descriptions.

    Raises:
        OSError: one cannot be read.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    total, done = sum(path.stat().st_size for path in paths), 0
    files: list[ModelFile] = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        digest, size = hashlib.sha256(), 0
        for size in _feed(digest, path):
            yield Checking(name, done + size, total)
        done += size
        files.append(ModelFile(name, size, digest.hexdigest()))
    return tuple(files)


def _feed(digest: hashlib._Hash, path: Path) -> Generator[int, None, None]:
    """Put a file into a digest, yielding the number of bytes so far."""
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
            yield size
