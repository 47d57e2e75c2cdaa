"""Paragraphs as a web page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.span_events import Close, Open, events_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.documents.pdf.lines import Style
    from desktop_translator.documents.pdf.paragraphs import Paragraph

_LOOK = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1rem/1.5 sans-serif}"
    "p{white-space:pre-wrap;tab-size:8}"
)


def write_html(output: BinaryIO, paragraphs: Sequence[Paragraph], language: str) -> None:
    """Write a page of its own, in UTF-8."""
    title = next((each.text.text for each in paragraphs if each.level), "")
    direction = ' dir="rtl"' if runs_right_to_left(language) else ""
    output.write(
        f'<!doctype html>\n<html lang="{escape(language)}"{direction}>\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{_LOOK}</style>\n</head>\n<body>\n".encode()
    )
    for paragraph in paragraphs:
        name = f"h{paragraph.level}" if paragraph.level else "p"
        output.write(f"<{name}>{_inline(paragraph)}</{name}>\n".encode(errors="replace"))
    output.write(b"</body>\n</html>\n")


def _inline(paragraph: Paragraph) -> str:
    usual = paragraph.styles[0]
    pieces: list[str] = []
    for event in events_of(paragraph.text, lambda _outer, _inner: False):
        if isinstance(event, str):
            pieces.append(escape(event, quote=False))
        elif isinstance(event, Open):
            pieces += (f"<{name}>" for name in _names(paragraph.styles[event.tag], usual))
        elif isinstance(event, Close):
            names = _names(paragraph.styles[event.tag], usual)
            pieces += (f"</{name}>" for name in reversed(names))
    return "".join(pieces)


def _names(style: Style, usual: Style) -> list[str]:
    names = []
    if style.bold and not usual.bold:
        names.append("strong")
    if style.italic and not usual.italic:
        names.append("em")
    return names
