"""Pages for tests: written, translated, and looked at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from desktop_translator.documents.web_page import WebPage
from tests.documents.round_trip import TO_FRENCH, assert_identity, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText, SpanKind

PAGE = "<!doctype html>\n"


def upper(path: Path, body: str) -> str:
    """Return a body in capitals, after all that holds for every document was checked."""
    path.write_bytes((PAGE + body).encode())
    assert_identity(path)
    copy = upper_copy(path, path.parent).read_bytes().decode()
    return copy.removeprefix(PAGE)


def translated(path: Path, body: str, *translations: MarkedText | None) -> str:
    path.write_bytes((PAGE + body).encode())
    output = io.BytesIO()
    WebPage().write(path, output, TO_FRENCH, iter(translations))
    return output.getvalue().decode().removeprefix(PAGE)


def kinds(path: Path) -> list[list[tuple[str, SpanKind]]]:
    return [
        [(unit.source.text[span.start : span.end], span.kind) for span in unit.source.spans]
        for unit in units_of(path)
    ]
