"""Text with markup set aside: what a document gives to be translated and gets back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SpanKind(StrEnum):
    """What a span of markup is to the translation."""

    FORMAT = "format"
    """Looks only (bold, colour): in need it may be dropped to what most of the text has."""
    LINK = "link"
    """Must survive: hyperlinks, fields, comments' ranges, anything that refers to something."""
    CODE = "code"
    """Its text is kept as it is, untranslated, and must survive."""
    VOID = "void"
    """A place without text that must survive: a line break, an image, a footnote's mark.
    `start == end`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of markup over `text[start:end]`.

    `tag` is the number by which the format that made the span knows it again; no two spans of a
    text share one. Spans of a text nest or are disjoint, they never cross.
    """

    start: int
    end: int
    tag: int
    kind: SpanKind = SpanKind.FORMAT


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its markup, and the markup as spans, outer ones before inner ones."""

    text: str
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        open_ends: list[int] = []
        previous = 0
        for span in self.spans:
            while open_ends and open_ends[-1] <= span.start and open_ends[-1] < span.end:
                open_ends.pop()
            inside = open_ends[-1] if open_ends else len(self.text)
            if not previous <= span.start <= span.end <= inside:
                raise ValueError(f"the spans cross or leave the text: {self.spans}")
            previous = span.start
            if span.kind is not SpanKind.VOID:
                open_ends.append(span.end)
