"""A text with spans as a sequence: text, what opens, what closes, what stands for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import SpanKind

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from desktop_translator.core.marked_text import MarkedText, Span


@dataclass(frozen=True, slots=True)
class Open:
    """A span begins."""

    tag: int


@dataclass(frozen=True, slots=True)
class Close:
    """A span ends."""

    tag: int


@dataclass(frozen=True, slots=True)
class Place:
    """A span that is written as it was: a place without text, or code."""

    tag: int


def events_of(
    text: MarkedText, holds: Callable[[int, int], bool]
) -> Iterator[str | Open | Close | Place]:
    """Go through a text from its beginning to its end; the text of code is left out.

    `holds` tells of two tags whether the second was within the first in the document: that alone
    tells on which side of its end a place is that stands there.
    """
    place = 0
    opened: list[Span] = []
    for span in text.spans:
        while (
            opened
            and opened[-1].end <= span.start
            and not (span.start == span.end == opened[-1].end and holds(opened[-1].tag, span.tag))
        ):
            place = yield from _until(text.text, place, opened[-1].end)
            yield Close(opened.pop().tag)
        if span.start < place:
            # Within code, which is written as a whole.
            continue
        place = yield from _until(text.text, place, span.start)
        if span.kind in (SpanKind.VOID, SpanKind.CODE):
            yield Place(span.tag)
            place = span.end
        else:
            yield Open(span.tag)
            opened.append(span)
    while opened:
        place = yield from _until(text.text, place, opened[-1].end)
        yield Close(opened.pop().tag)
    yield from _until(text.text, place, len(text.text))


def _until(text: str, start: int, end: int) -> Generator[str, None, int]:
    if start < end:
        yield text[start:end]
    return end
