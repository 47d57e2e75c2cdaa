"""Marked texts written and read as people do, for tests."""

from __future__ import annotations

import re

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind

_KINDS = {"a": SpanKind.LINK, "code": SpanKind.CODE}
_TAG = re.compile(r"<(/?)([a-z]+)(\d*)(/?)>")


def marked(written: str) -> MarkedText:
    """Read `<b>`, `<a>` (a link), `<code>`, and `<br/>` or any such (a place)."""
    text, place = "", 0
    spans: list[Span | None] = []
    open_spans: list[tuple[int, int, SpanKind]] = []
    for found in _TAG.finditer(written):
        text += written[place : found.start()]
        place = found.end()
        if found[1]:
            number, start, kind = open_spans.pop()
            spans[number] = Span(start, len(text), number, kind)
        elif found[4]:
            spans.append(Span(len(text), len(text), len(spans), SpanKind.VOID))
        else:
            kind = _KINDS.get(found[2], SpanKind.FORMAT)
            open_spans.append((len(spans), len(text), kind))
            spans.append(None)
    return MarkedText(text + written[place:], tuple(span for span in spans if span))


def written(text: MarkedText) -> str:
    """Write a marked text with the numbers of its tags: `[0 bold]`, `[1]` for a place."""
    marks: list[tuple[int, int, int, str]] = []
    for order, span in enumerate(text.spans):
        if span.start == span.end:
            marks.append((span.start, 1, order, f"[{span.tag}]"))
        else:
            marks.append((span.start, 2, order, f"[{span.tag} "))
            marks.append((span.end, 0, -order, "]"))
    result, place = "", 0
    for at, _, _, mark in sorted(marks):
        result += text.text[place:at] + mark
        place = at
    return result + text.text[place:]
