"""Zipped documents, made by hand for the tests."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def zipped(
    path: Path, parts: Mapping[str, bytes | str], stored: frozenset[str] = frozenset()
) -> Path:
    """Write a zip with these parts in this order, those of `stored` unpacked, and return it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            way = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)), content, way)
    return path
