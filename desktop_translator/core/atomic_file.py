"""Writing a file so that a reader sees the old content or the new, never half of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Replace the content of `path` by `text` in UTF-8; lone surrogates become `?`.

    The text goes to a temporary file in the same folder, is forced to disk, then takes the place
    of `path` (of what it points to, if it is a link), with the permissions of the old file; after
    any failure the old file is untouched and the temporary one gone.

    Raises:
        OSError: the system refuses.
    """
    path = path.resolve()
    temporary = path.parent / f".{os.urandom(8).hex()}.tmp"
    try:
        with temporary.open("x", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
