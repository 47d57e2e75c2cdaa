"""Where two versions of a text differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Replacement:
    """Old lines `first` up to but not including `end` become `lines`."""

    first: int
    end: int
    lines: tuple[str, ...]


def align(old: Sequence[str], new: Sequence[str | None]) -> Replacement:
    """Find the lines to replace so that as much as possible of `old` may stay.

    A None in `new` matches any old line, which stays until its new text is known; in the
    replaced part it becomes an empty line.
    """
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and (new[start] is None or new[start] == old[start]):
        start += 1
    tail = 0
    while tail < shorter - start and (new[-1 - tail] is None or new[-1 - tail] == old[-1 - tail]):
        tail += 1
    middle = new[start : len(new) - tail]
    return Replacement(start, len(old) - tail, tuple(line or "" for line in middle))


def common_prefix_length(old: str, new: str) -> int:
    """Return how many characters both texts begin with.

    Comparing slices finds it in a logarithmic number of steps, each as fast as C.
    """
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_suffix_length(old: str, new: str, limit: int) -> int:
    """Return how many characters, at most `limit`, both texts end with."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle :] == new[len(new) - middle :]:
            low = middle
        else:
            high = middle - 1
    return low
