"""What stands at the top and foot of pages: their numbers, running titles."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.documents.pdf.lines import Line

_EDGE = 0.12
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")
_FEWEST_NUMBERS = 2
_FEWEST_PAGES = 3


def without_repeated_edges(pages: list[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Leave out the numbers of pages, and what else is at their edges after its first time.

    A number counts as a page's where it grows with the pages. A running title stands beside such
    a number, or on several pages at the same place.
    """
    edges = [
        [line for line in lines if _is_at_edge(line, height)]
        for lines, height in zip(pages, heights, strict=True)
    ]
    offsets = Counter(
        offset for page, lines in enumerate(edges) for offset in _offsets(page, lines)
    )
    titles = Counter(key for lines in edges for key in {_key(line) for line in lines})
    seen: set[str] = set()
    kept: list[list[Line]] = []
    for page, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        numbers = [
            line
            for line in edge
            if any(offsets[offset] >= _FEWEST_NUMBERS for offset in _offsets(page, [line]))
        ]
        left_out = {id(line) for line in numbers}
        for line in edge:
            beside = any(abs(line.bottom - number.bottom) < line.size / 2 for number in numbers)
            if id(line) in left_out or not (beside or titles[_key(line)] >= _FEWEST_PAGES):
                continue
            text = _key(line)[0]
            if text in seen:
                left_out.add(id(line))
            seen.add(text)
        kept.append([line for line in lines if id(line) not in left_out])
    return kept


def _is_at_edge(line: Line, height: float) -> bool:
    return line.bottom < _EDGE * height or line.bottom + line.size > (1 - _EDGE) * height


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom / line.size)


def _offsets(page: int, lines: Sequence[Line]) -> Iterator[int]:
    for line in lines:
        if match := _NUMBER.fullmatch(line.text):
            yield int(match[1]) - page
