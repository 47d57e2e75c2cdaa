"""Finding the words of a translation that belong to some words of the source."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FAIR_SHARE = 0.5
"""A word belongs to a span if more than this part of what it looked at is the span's."""
_LENGTH_COST = 0.3
_DISTANCE_COST = 0.3


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `end` (exclusive) of a translation, and how sure they are, from 0 to 1."""

    first: int
    end: int
    confidence: float = 0.0

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.end - self.first


def best_window(
    shares: Sequence[Sequence[float]],
    words: range,
    free: Iterable[int],
    fixed_start: bool = False,
    fixed_end: bool = False,
) -> Window | None:
    """Find the window of free words that looked most at some words, and least at others.

    None if nothing looked at them.
    """
    if not words or not shares:
        return None
    looks = [sum(row[words.start : words.stop]) for row in shares]
    gains = [look - _FAIR_SHARE * sum(row) for look, row in zip(looks, shares, strict=True)]
    sums = list(accumulate(gains, initial=0.0))
    scale = len(shares) / len(shares[0])
    middle = (words.start + words.stop) / 2 * scale
    best: Window | None = None
    highest = 0.0
    for first, end in _windows(free, len(shares), fixed_start, fixed_end):
        length = abs(math.log((end - first) / (len(words) * scale)))
        distance = abs((first + end) / 2 - middle) / len(shares)
        score = sums[end] - sums[first] - _LENGTH_COST * length - _DISTANCE_COST * distance
        if sums[end] > sums[first] and (best is None or score > highest):
            best, highest = Window(first, end), score
    if best is None:
        return None
    return Window(best.first, best.end, _confidence(looks, shares, best))


def _confidence(looks: Sequence[float], shares: Sequence[Sequence[float]], window: Window) -> float:
    """Say how sure a window is: the harmonic mean of two parts of the attention.

    One is what the window's words gave to the span's words, of all they gave; the other what the
    span's words got from the window, of all they got.
    """
    inside = sum(looks[window.first : window.end])
    given = sum(map(sum, shares[window.first : window.end]))
    got = sum(looks)
    return 2 * inside / (given + got) if inside else 0.0


def even_window(words: range, count: int, free: set[int], around: Window) -> Window:
    """Guess the window by its position alone, `count` being how many words the source has."""
    if not free or not count:
        return Window(around.first, around.first)
    scale = around.size / count
    wanted = around.first + (words.start if words else 0) * scale
    first = min(free, key=lambda number: (abs(number - wanted), number))
    end = first + 1
    while end in free and end - first < round(len(words) * scale):
        end += 1
    return Window(first, end)


def _windows(
    free: Iterable[int], count: int, fixed_start: bool, fixed_end: bool
) -> Iterator[tuple[int, int]]:
    """Yield every unbroken run of free words."""
    allowed = set(free)
    for first in sorted(allowed):
        if fixed_start and first > min(allowed):
            break
        end = first
        while end in allowed:
            end += 1
            if not fixed_end or end == count or end > max(allowed):
                yield first, end
