"""Zipped documents for tests: made of a few parts, read part by part."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def packed(path: Path, mime: str, parts: Mapping[str, str | bytes]) -> Path:
    """Write a package: its type first and stored, the parts deflated."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mime, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def part_of(path: Path, name: str) -> str:
    """Return a part as text, after a look at whether it is well-formed and the type still first."""
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        content = archive.read(name)
    etree.fromstring(content)
    return content.decode()
