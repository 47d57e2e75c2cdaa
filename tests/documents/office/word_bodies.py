"""What the tests of documents of Word's have in common."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.registry import registration_of
from tests.documents.office.packages import docx, part_of
from tests.documents.round_trip import SAME, assert_identity, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.marked_text import SpanKind
    from desktop_translator.documents.format import DocumentOptions

BOLD = "<w:b/>"


def body_in_capitals(path: Path, body: str, options: DocumentOptions = SAME) -> str:
    """Write a document, check its round trips, and return its body in capitals."""
    docx(path, body)
    assert_identity(path)
    text = part_of(upper_copy(path, path.parent, options), "word/document.xml")
    return text.removeprefix("<w:document><w:body>").removesuffix("</w:body></w:document>")


def spans_of(path: Path) -> list[tuple[str, SpanKind]]:
    [unit] = units_of(path)
    return [(unit.source.text[s.start : s.end], s.kind) for s in unit.source.spans]


def translated(path: Path, translation: MarkedText | str) -> str:
    """Return the body of the document with its only unit translated."""
    if isinstance(translation, str):
        translation = MarkedText(translation)
    output = io.BytesIO()
    registration_of(path).load().write(path, output, SAME, iter([translation]))
    path.write_bytes(output.getvalue())
    return part_of(path, "word/document.xml")
