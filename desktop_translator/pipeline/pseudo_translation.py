"""Pseudo-translation, as localisers know it: no model, to see what a format does to a document."""

from __future__ import annotations

from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable


class Pseudo(StrEnum):
    """What takes the place of a translation."""

    IDENTITY = "identity"
    UPPER = "upper"


def pseudo_translated(source: MarkedText, pseudo: Pseudo) -> MarkedText:
    """Return the text as it is, or in capitals except where it is code; its spans go along."""
    if pseudo is Pseudo.IDENTITY:
        return source
    code = [span for span in source.spans if span.kind is SpanKind.CODE]
    letters = [
        letter if _within(place, code) else letter.upper()
        for place, letter in enumerate(source.text)
    ]
    places = [0, *accumulate(map(len, letters))]
    spans = (
        Span(places[span.start], places[span.end], span.tag, span.kind) for span in source.spans
    )
    return MarkedText("".join(letters), tuple(spans))


def _within(place: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)
