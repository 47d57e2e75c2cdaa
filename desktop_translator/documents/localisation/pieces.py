"""The pieces of a text with markup, put together to a text with spans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.inline_markup import InlineText

if TYPE_CHECKING:
    from collections.abc import Sequence


class PieceKind(Enum):
    """What a piece is to the text it stands in."""

    TEXT = auto()
    CODE = auto()
    VOID = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: `raw` as it stands in the file, `text` as a person reads it.

    An OPEN and a CLOSE that nest properly and have the same `key` make a span of kind `span`; all
    others are places.
    """

    kind: PieceKind
    raw: str
    text: str = ""
    key: str = ""
    span: SpanKind = SpanKind.LINK


def inline_text(pieces: Sequence[Piece]) -> InlineText:
    """Put pieces together; a pair of tags with no text within is one place."""
    pairs = _pairs(pieces)
    ends = set(pairs.values())
    inline = InlineText()
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        end = pairs.get(index)
        if piece.kind is PieceKind.TEXT:
            inline.add(piece.text)
        elif piece.kind is PieceKind.CODE and piece.text:
            inline.add_code(piece.text, piece.raw)
        elif end is not None and any(inner.text for inner in pieces[index:end]):
            inline.open(piece.raw, piece.span)
        elif end is not None:
            inline.add_void("".join(inner.raw for inner in pieces[index : end + 1]))
            index = end
        elif index in ends:
            inline.close(piece.raw)
        else:
            inline.add_void(piece.raw)
        index += 1
    return inline


def replaced(
    text: MarkedText, start: int, end: int, new: str, *, inside: bool = False
) -> MarkedText:
    """Return a text with `text[start:end]`, which no span begins or ends in, replaced.

    What is put in where a span begins comes before it, or, with `inside`, into it.
    """
    longer = len(new) - (end - start)

    def moved(span: Span) -> Span:
        shifts = span.start > start if inside else span.start >= end
        first = span.start + longer if shifts else span.start
        last = span.end + longer if span.end > start else span.end
        return Span(first, first if span.start == span.end else last, span.tag, span.kind)

    return MarkedText(text.text[:start] + new + text.text[end:], tuple(map(moved, text.spans)))


def _pairs(pieces: Sequence[Piece]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    unclosed: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind is PieceKind.OPEN:
            unclosed.append(index)
        elif piece.kind is PieceKind.CLOSE:
            same = [place for place in unclosed if pieces[place].key == piece.key]
            if same:
                pairs[same[-1]] = index
                del unclosed[unclosed.index(same[-1]) :]
    return pairs
