"""Writing the small files of these tests, and copies of them translated into capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import SAME, assert_identity, written

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.documents.format import Unit

TO_RUSSIAN = DocumentOptions("en", "ru")
TO_JAPANESE = DocumentOptions("en", "ja")


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a file, and make sure that it comes back from a translation into itself."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    assert_identity(path)
    return path


def upper(path: Path, options: DocumentOptions = SAME, encoding: str = "utf-8") -> str:
    """Return the text of a copy in capitals."""
    content, notices = written(path, Pseudo.UPPER, options)
    assert notices == ()
    return content.decode(encoding)


def code_of(unit: Unit) -> list[str]:
    """Return what stands in the spans of a unit."""
    return [unit.source.text[span.start : span.end] for span in unit.source.spans]
