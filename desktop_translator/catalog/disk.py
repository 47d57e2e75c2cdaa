"""What the disk allows, in words."""

from __future__ import annotations

import errno
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_translator.core.store_errors import DiskFullError, ModelNotStoredError
from desktop_translator.core.wording import human_size, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_MARGIN_BYTES = 32 << 20
"""What else may be written while a download runs: settings, history, the log."""
_AT_LEAST_BYTES = 1 << 20
"""What to ask for when a small file did not fit."""


def require_space(folder: Path, needed_bytes: int) -> None:
    """Make sure that so much fits on the disk of a folder, which need not exist yet.

    Raises:
        DiskFullError: it does not.
    """
    free = _free(folder)
    if needed_bytes and free < needed_bytes + _MARGIN_BYTES:
        raise _full(folder, needed_bytes + _MARGIN_BYTES, free)


@contextmanager
def refusals_of_disk(folder: Path, needed_bytes: int = 0) -> Iterator[None]:
    """Turn what the system says while files are written into words.

    Raises:
        DiskFullError: there is no room left.
        ModelNotStoredError: the system refuses for another reason.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise _full(folder, max(needed_bytes, _AT_LEAST_BYTES), _free(folder)) from error
        raise ModelNotStoredError(folder=str(folder), reason=reason_of(error)) from error


def _free(folder: Path) -> int:
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(existing).free


def _full(folder: Path, needed_bytes: int, free_bytes: int) -> DiskFullError:
    return DiskFullError(
        folder=str(folder), needed=human_size(needed_bytes), free=human_size(free_bytes)
    )
