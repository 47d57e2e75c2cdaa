"""Forcing files to disk, so that they outlast a power cut."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


# Windows flushes only what may be written; elsewhere, reading is enough, also for read-only files.
_FILE_MODE = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY


def flush_tree(folder: Path) -> None:
    """Force every file below a folder, and the folders themselves, to disk.

    Raises:
        OSError: the system refuses.
    """
    for root, _, names in os.walk(folder):
        for name in names:
            _flush(os.path.join(root, name), _FILE_MODE)  # noqa: PTH118 - as os.walk has it
        flush_folder(root)


def flush_folder(folder: Path | str) -> None:
    """Force the names in a folder to disk; Windows does so by itself.

    Raises:
        OSError: the system refuses.
    """
    if sys.platform != "win32":
        _flush(folder, os.O_RDONLY)


def _flush(path: Path | str, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
