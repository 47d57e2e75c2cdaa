"""Markup within a unit: set aside while a text is read, put back around its translation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands in the file around a span; all of a VOID or CODE span is its `opening`."""

    opening: str
    closing: str = ""


@dataclass(slots=True)
class InlineText:
    """A marked text while it grows, with the tags by the numbers of their spans."""

    text: str = ""
    tags: dict[int, Tag] = field(default_factory=dict)
    _spans: list[Span] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Append text that is to be translated."""
        self.text += text

    def add_void(self, raw: str) -> None:
        """Append a place without text, which `raw` stands for in the file."""
        self._append(raw, SpanKind.VOID)

    def add_code(self, text: str, raw: str) -> None:
        """Append text that is not to be translated, which `raw` stands for in the file."""
        self._append(raw, SpanKind.CODE)
        self.text += text
        self._end(len(self._spans) - 1)

    def open(self, raw: str, kind: SpanKind = SpanKind.FORMAT) -> None:
        """Begin a span, which `close` ends."""
        self._open.append(len(self._spans))
        self._append(raw, kind)

    def close(self, raw: str) -> None:
        """End the span that was begun last."""
        number = self._open.pop()
        self.tags[number] = Tag(self.tags[number].opening, raw)
        self._end(number)

    def marked(self) -> MarkedText:
        """Return the text that has grown; every span that was opened has been closed."""
        return MarkedText(self.text, tuple(self._spans))

    def _append(self, raw: str, kind: SpanKind) -> None:
        number = len(self._spans)
        self.tags[number] = Tag(raw)
        self._spans.append(Span(len(self.text), len(self.text), number, kind))

    def _end(self, number: int) -> None:
        self._spans[number] = replace(self._spans[number], end=len(self.text))


def rendered(
    translation: MarkedText, tags: Mapping[int, Tag], escaped: Callable[[str], str] = str
) -> str:
    """Return a translation with its markup, as it stands in the file.

    `escaped` makes letters safe that would be markup. Code stands there as it was, whatever the
    translation has in its place.
    """
    pieces: list[str] = []
    position = 0
    unclosed: list[Span] = []

    def move_to(place: int) -> None:
        nonlocal position
        while unclosed and unclosed[-1].end <= place:
            span = unclosed.pop()
            pieces.append(escaped(translation.text[position : span.end]))
            position = max(position, span.end)
            pieces.append(tags[span.tag].closing)
        pieces.append(escaped(translation.text[position:place]))
        position = max(position, place)

    for span in translation.spans:
        move_to(span.start)
        pieces.append(tags[span.tag].opening)
        if span.kind is SpanKind.CODE:
            position = span.end
        elif span.kind is not SpanKind.VOID:
            unclosed.append(span)
    move_to(len(translation.text))
    return "".join(pieces)
