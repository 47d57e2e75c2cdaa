"""Finding the words of a translation that belong to some words of the source."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_translator.core.place_map import Place

_FAIR_SHARE = 0.5
"""A word belongs to a span if more than this part of what it looked at is the span's."""
_LENGTH_COST = 0.6
_DISTANCE_COST = 1.0

_MOST_TIMES_LONGER, _MARGIN = 3, 8
"""No window is longer than so many times what is expected, and a few words more."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `end` (exclusive) of a translation, and how sure they are, from 0 to 1.

    `place` is where the words are with what is around them, if that is known.
    """

    first: int
    end: int
    confidence: float = 0.0
    place: Place | None = None

    @property
    def words(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.end)


def best_window(
    shares: Sequence[Sequence[float]],
    words: range,
    free: Iterable[int],
    starts: Sequence[float] = (),
    fixed_start: bool = False,
    fixed_end: bool = False,
) -> Window | None:
    """Find the window of free words that looked most at some words, and least at others.

    `starts` says how well each word of the translation would do as the first. None if nothing
    looked at them.
    """
    if not words or not shares:
        return None
    looks = [sum(row[words.start : words.stop]) for row in shares]
    gains = [look - _FAIR_SHARE * sum(row) for look, row in zip(looks, shares, strict=True)]
    sums = list(accumulate(gains, initial=0.0))
    if not any(looks):
        return None
    scale = len(shares) / len(shares[0])
    middle = (words.start + words.stop) / 2 * scale
    best: Window | None = None
    highest = 0.0
    longest = math.ceil(_MOST_TIMES_LONGER * len(words) * scale) + _MARGIN
    for first, end in _windows(free, fixed_start, fixed_end, longest):
        length = abs(math.log((end - first) / (len(words) * scale)))
        distance = abs((first + end) / 2 - middle) / len(shares)
        score = sums[end] - sums[first] - _LENGTH_COST * length - _DISTANCE_COST * distance
        score += starts[first] if starts else 0.0
        if best is None or score > highest:
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
    scale = len(around.words) / count
    wanted = around.first + (words.start if words else 0) * scale
    first = min(free, key=lambda number: (abs(number - wanted), number))
    end = first + 1
    while end in free and end - first < round(len(words) * scale):
        end += 1
    return Window(first, end)


def _windows(
    free: Iterable[int], fixed_start: bool, fixed_end: bool, longest: int
) -> Iterator[tuple[int, int]]:
    """Yield every unbroken run of free words, of at most `longest`."""
    allowed = sorted(free)
    for place, first in enumerate(allowed[: 1 if fixed_start else None]):
        end = first
        for word in allowed[place : place + longest]:
            if word != end:
                break
            end += 1
            if not fixed_end or word == allowed[-1]:
                yield first, end
