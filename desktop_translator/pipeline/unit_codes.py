"""Short marks in place of the code in a unit, which models then copy as they copy placeholders."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.core.place_map import Edit, PlaceMap, edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Code:
    """What a mark stands for: a text with the spans in it, which begin at 0 there."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CodedUnit:
    """A unit whose code is replaced by marks such as `{1}`, which are placeholders to all else.

    Attributes:
        text: the unit's, with marks.
        spans: those that do not lie within code, at their places in `text`.
        codes: mark -> what it stands for, in order.
    """

    text: str
    spans: tuple[Span, ...]
    codes: Mapping[str, Code]

    def restored(self, text: str, spans: tuple[Span, ...]) -> tuple[MarkedText, PlaceMap]:
        """Put the code back into a text that has every mark once, and tell where that leads."""
        places = sorted((text.index(mark), mark) for mark in self.codes)
        edits = [Edit(at, at + len(mark), self.codes[mark].text) for at, mark in places]
        whole, moves = edited(text, edits)
        moved = [_moved(span, moves) for span in spans]
        for at, mark in places:
            start = moves.start(at)
            moved[_place_for(moved, start, moves.end(at + len(mark))) : 0] = [
                Span(start + span.start, start + span.end, span.tag, span.kind)
                for span in self.codes[mark].spans
            ]
        return MarkedText(whole, tuple(moved)), moves


def coded(unit: MarkedText) -> CodedUnit:
    """Replace the code of a unit by marks; code that touches other code shares its mark.

    Code of white space alone (a line break) stays: sentences are cut there.
    """
    groups = list(_groups(unit))
    numbers = (number for number in count(1) if f"{{{number}}}" not in unit.text)
    codes: dict[str, Code] = {}
    edits: list[Edit] = []
    inside: set[int] = set()
    for (start, end), spans in groups:
        mark = f"{{{next(numbers)}}}"
        inside |= {span.tag for span in spans}
        shifted = (Span(s.start - start, s.end - start, s.tag, s.kind) for s in spans)
        codes[mark] = Code(unit.text[start:end], tuple(shifted))
        edits.append(Edit(start, end, mark))
    text, moves = edited(unit.text, edits)
    rest = (_moved(span, moves) for span in unit.spans if span.tag not in inside)
    return CodedUnit(text, tuple(rest), codes)


def _moved(span: Span, moves: PlaceMap) -> Span:
    if span.start == span.end:
        point = moves.end(span.start)
        return Span(point, point, span.tag, span.kind)
    return Span(*moves.place((span.start, span.end)), span.tag, span.kind)


def _groups(unit: MarkedText) -> Iterator[tuple[tuple[int, int], list[Span]]]:
    """Yield code with what lies within; code goes together if nothing stands between."""
    edges = {edge for s in unit.spans if s.kind is not SpanKind.CODE for edge in (s.start, s.end)}
    start = end = -1
    group: list[Span] = []
    for span in unit.spans:
        if group and span.end <= end and (span.start < end or span.start == span.end < end):
            group.append(span)
        elif span.kind is SpanKind.CODE and unit.text[span.start : span.end].strip():
            if group and span.start == end and end not in edges:
                group.append(span)
                end = span.end
                continue
            if group:
                yield (start, end), group
            start, end, group = span.start, span.end, [span]
        elif group:
            yield (start, end), group
            group, end = [], -1
    if group:
        yield (start, end), group


def _place_for(spans: list[Span], start: int, end: int) -> int:
    """Return where in the order of spans, outer ones first, one from `start` to `end` belongs."""
    for number, span in enumerate(spans):
        if span.start > start or (span.start == start and span.start < span.end < end):
            return number
    return len(spans)
