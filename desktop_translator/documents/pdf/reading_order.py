"""The order in which a person reads the lines of a page: by columns, then from top to bottom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.documents.pdf.lines import Line

_FEWEST_IN_COLUMN = 4
_MOST_EDGES = 40
_LEAST_FILLED = 0.55
"""Of a column's width by the middle line: cells of a table are shorter."""
BULLET = re.compile(
    r"[•▪◦‣●○■□–—*·\uf000-\uf0ff-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+"
)
"""What stands before an item of a list, or before a heading."""
_SAME_LINE = 0.5
_FAR = 4
"""So many letters' heights without a line end what stands side by side."""
_NEAR = 1.8
"""So many letters' heights between two pieces of a line, and they are cells of a table."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Lines `first` to `last` (not included) stand on both sides of a gutter."""

    first: int
    last: int
    gutter: float


def in_reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Put the lines of a page into order: each list is a piece of a column."""
    downwards = sorted(lines, key=lambda line: -line.bottom)
    columns = max(_columns(downwards), key=lambda found: found.last - found.first, default=None)
    if columns is None:
        return [_by_rows(downwards)] if lines else []
    between = downwards[columns.first : columns.last]
    return [
        *in_reading_order(downwards[: columns.first]),
        *in_reading_order([line for line in between if line.left < columns.gutter]),
        *in_reading_order([line for line in between if line.left >= columns.gutter]),
        *in_reading_order(downwards[columns.last :]),
    ]


def _columns(downwards: Sequence[Line]) -> Iterator[_Columns]:
    """Give the stretches of a page in which text stands side by side."""
    edges = Counter(round(line.left, 1) for line in downwards)
    for edge, _ in edges.most_common(_MOST_EDGES):
        gutter = edge - 0.5
        first = 0
        for number, line in enumerate(downwards):
            far = number > first and downwards[number - 1].bottom - line.bottom > _FAR * line.size
            if far:
                if _are_columns(downwards[first:number], gutter):
                    yield _Columns(first, number, gutter)
                first = number
            if line.left < gutter < line.right:
                if _are_columns(downwards[first:number], gutter):
                    yield _Columns(first, number, gutter)
                first = number + 1
        if _are_columns(downwards[first:], gutter):
            yield _Columns(first, len(downwards), gutter)


def _are_columns(lines: Sequence[Line], gutter: float) -> bool:
    before = [line for line in lines if line.left < gutter]
    after = [line for line in lines if line.left >= gutter]
    return _is_column(before) and _is_column(after) and _side_by_side(before, after)


def _is_column(lines: Sequence[Line]) -> bool:
    if len(lines) < _FEWEST_IN_COLUMN:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    widths = sorted(line.right - line.left for line in lines)
    return widths[len(widths) // 2] >= _LEAST_FILLED * width


def _side_by_side(before: Sequence[Line], after: Sequence[Line]) -> bool:
    top = min(max(line.bottom for line in side) for side in (before, after))
    foot = max(min(line.bottom for line in side) for side in (before, after))
    return top > foot


def _by_rows(lines: Sequence[Line]) -> list[Line]:
    """Put lines from top to bottom; those side by side become one, with tabs between."""
    rows: list[Line] = []
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if row and abs(row[0].bottom - line.bottom) > _SAME_LINE * min(row[0].size, line.size):
            rows.append(_joined(row))
            row = []
        row.append(line)
    return [*rows, _joined(row)] if row else rows


def _joined(row: list[Line]) -> Line:
    first, *others = sorted(row, key=lambda line: line.left)
    for line in others:
        is_mark = BULLET.fullmatch(first.text)
        near = is_mark or line.left - first.right < _NEAR * first.size
        first.append(line, " " if near else "\t")
    return first
