"""Making spans that were carried over one by one fit together again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from desktop_translator.core.marked_text import SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_translator.core.marked_text import Span
    from desktop_translator.core.place_map import Place


class _Marked(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> SpanKind: ...


def parents(spans: Sequence[_Marked]) -> list[int | None]:
    """Tell for each span, outer ones before inner ones, the number of the one it lies in."""
    found: list[int | None] = []
    open_spans: list[int] = []
    for number, span in enumerate(spans):
        while (
            open_spans
            and spans[open_spans[-1]].end <= span.start
            and (spans[open_spans[-1]].end < span.end)
        ):
            open_spans.pop()
        found.append(open_spans[-1] if open_spans else None)
        if span.kind is not SpanKind.VOID:
            open_spans.append(number)
    return found


def children(spans: Sequence[_Marked]) -> dict[int | None, list[int]]:
    """Tell for each span, and None for the text itself, which lie directly in it."""
    found: dict[int | None, list[int]] = {None: []}
    for number, parent in enumerate(parents(spans)):
        found[number] = []
        found[parent].append(number)
    return found


def nested(spans: Sequence[Span], places: Sequence[Place | None], size: int) -> tuple[Span, ...]:
    """Put spans at their places in a text of a size, nested as they were.

    Each is clipped to the one it lies in, and to where the one before it ends. One without a
    place is left out, and so is a format that lost all its text; what lies in it stays.
    """
    return tuple(_Nesting(spans, places).within(None, (0, size)))


class _Nesting:
    def __init__(self, spans: Sequence[Span], places: Sequence[Place | None]) -> None:
        self._spans = spans
        self._places = places
        self._children = children(spans)

    def within(self, parent: int | None, bounds: Place) -> Iterable[Span]:
        """Yield what lies in a span, in order, and what lies in that."""
        inside = sorted(self._placed(parent, bounds), key=lambda each: (each[1], each[1] < each[2]))
        position = bounds[0]
        for number, start, end in inside:
            span = self._spans[number]
            first = max(start, position)
            place = first, max(first, end)
            position = place[1]
            lost_text = place[0] == place[1] and span.start < span.end
            if not (lost_text and span.kind is SpanKind.FORMAT):
                yield replace(span, start=place[0], end=place[1])
            yield from self.within(number, place)

    def _placed(self, parent: int | None, bounds: Place) -> Iterable[tuple[int, int, int]]:
        for number in self._children[parent]:
            place = self._places[number]
            if place is None:
                yield from self._placed(number, bounds)
                continue
            start = min(max(place[0], bounds[0]), bounds[1])
            yield number, start, min(max(start, place[1]), bounds[1])
