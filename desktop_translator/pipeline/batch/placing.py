"""Putting a new file in its place so that nobody ever sees half of it, and nothing is lost."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME_BYTES = 8


@contextmanager
def temporary_beside(path: Path, number: int) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a new hidden file in the folder of a path; what is left of it goes at the end.

    `number` tells those of one queue apart. What a killed process has left there is replaced.

    Raises:
        OSError: the system refuses.
    """
    temporary = temporary_path(path, number)
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            yield temporary, file
    finally:
        with suppress(OSError):  # the folder has vanished: so has the file
            temporary.unlink(missing_ok=True)


def temporary_path(path: Path, number: int) -> Path:
    """Name the hidden file in which a path is written."""
    name = hashlib.blake2b(os.fsencode(path.name), digest_size=_NAME_BYTES).hexdigest()
    return path.with_name(f".{name}-{number}.translating{path.suffix}")


def force_to_disk(file: BinaryIO) -> None:
    """Wait until a file is safe from power loss."""
    file.flush()
    os.fsync(file.fileno())


def put_in_place(temporary: Path, path: Path, *, replaces: bool) -> None:
    """Give a finished file its name, and wait until that is safe from power loss.

    Raises:
        FileExistsError: it has to replace nothing, and something is there.
        OSError: the system refuses.
    """
    if replaces:
        temporary.replace(path)
    else:
        _rename_to_free_name(temporary, path)
    if sys.platform != "win32":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network drives cannot
                os.fsync(folder)
        finally:
            os.close(folder)


def _rename_to_free_name(temporary: Path, path: Path) -> None:
    if sys.platform == "win32":
        temporary.rename(path)  # fails there if something has the name
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # the file system has no links
        if path.is_symlink() or path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
    else:
        temporary.unlink()
