"""The container of Microsoft's older formats, in which newer documents lie when encrypted."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMPOUND_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file: [MS-CFB] 2.2."""
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
"""The stream of an encrypted document: [MS-OFFCRYPTO] 2.3.4.4."""


def is_encrypted_package(path: Path) -> bool:
    """Tell whether the file is an Office document locked by a password or by rights.

    Raises:
        OSError: the system refuses.
    """
    with path.open("rb") as file:
        if file.read(len(COMPOUND_HEAD)) != COMPOUND_HEAD:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(_ENCRYPTED_STREAM) >= 0
