"""How text is shared out over cues, and over the lines of each.

Two lines of at most 42 columns are what broadcasters and streaming services ask for (BBC Subtitle
Guidelines; Netflix Timed Text Style Guide).
"""

from __future__ import annotations

from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_translator.documents.subtitles.measured_text import MeasuredText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_COLUMNS = 42
MOST_LINES = 2

_FASTEST = 20
"""Columns a second that can be read with ease."""
_SHORTEST_MS = 200
_OVERFULL = 10_000.0
_HARSHEST = 80.0
_FARTHEST = 30


def line_ends(text: str) -> list[int]:
    """Return where to break a text into as few lines as it needs, alike in length."""
    measured = MeasuredText(text)
    if measured.width <= MOST_COLUMNS:
        return []
    best: list[int] = []
    for count in range(MOST_LINES, 2 + 2 * measured.width // MOST_COLUMNS):
        found = split(measured, count, _cost_of_lines(measured, count))
        best = best or found
        ends = pairwise((0, *found, len(text)))
        if found and all(measured.width_of(*line) <= MOST_COLUMNS for line in ends):
            return found
    return best


def cue_ends(
    text: str, durations_ms: Sequence[int], marks: Sequence[int], source: Sequence[str]
) -> list[int]:
    """Return where to cut a text for its cues; there may be fewer parts than cues.

    `marks` are the places that belong to where the source is cut, `source` its parts. They are
    kept if every part can be read where it is; else the text is shared out by time.
    """
    measured = MeasuredText(text)
    times_ms = [max(duration_ms, _SHORTEST_MS) for duration_ms in durations_ms]
    if _is_cut_well(measured, times_ms, marks, source):
        return list(marks)
    speed = measured.width / sum(times_ms)
    excess = cache(partial(measured.excess, most=MOST_COLUMNS))

    def cost(number: int, start: int, end: int) -> float:
        unfair = measured.width_of(start, end) - speed * times_ms[number]
        harsh = _HARSHEST * measured.harshness[end]
        far = min(abs(end - marks[number]), _FARTHEST) if number < len(marks) else 0
        return _OVERFULL * excess(start, end) + unfair**2 + harsh + far

    return split(measured, min(len(times_ms), len(measured.places) + 1), cost)


def split(measured: MeasuredText, count: int, cost: Callable[[int, int, int], float]) -> list[int]:
    """Choose `count - 1` of a text's places so that the parts cost least together.

    `cost(number, start, end)` is that of a part; none are returned if places are too few. By
    dynamic programming, as Knuth and Plass break paragraphs (1981).
    """
    length = len(measured.text)
    # Of each place, by how many parts end there: the least cost, and the places before.
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for number in range(count):
        reached: dict[int, tuple[float, list[int]]] = {}
        for end in measured.places if number < count - 1 else [length]:
            ways = (
                (spent + cost(number, start, end), [*ends, end])
                for start, (spent, ends) in best.items()
                if start < end
            )
            found = min(ways, default=None)
            if found:
                reached[end] = found
        best = reached
    return best[length][1][:-1] if length in best else []


def _cost_of_lines(measured: MeasuredText, count: int) -> Callable[[int, int, int], float]:
    mean = measured.width / count

    def cost(number: int, start: int, end: int) -> float:
        width = measured.width_of(start, end)
        harsh = _HARSHEST * measured.harshness[end]
        over = max(0, width - MOST_COLUMNS)
        # Among equals the lower line is the longer one.
        return _OVERFULL * over + (width - mean) ** 2 + harsh - 0.1 * number * width

    return cost


def _is_cut_well(
    measured: MeasuredText, times_ms: Sequence[int], marks: Sequence[int], source: Sequence[str]
) -> bool:
    cuts = (0, *marks, len(measured.text))
    if len(cuts) != len(times_ms) + 1 or not set(marks) <= set(measured.places):
        return False
    speed = measured.width / sum(times_ms)
    for (start, end), time_ms, before in zip(pairwise(cuts), times_ms, source, strict=True):
        width = measured.width_of(start, end)
        long = measured.excess(start, end, MOST_COLUMNS) > 0
        fast = width > time_ms * max(_FASTEST / 1000, 1.3 * speed)
        if start >= end or ((long or fast) and width > MeasuredText(before).width):
            return False
    return True
