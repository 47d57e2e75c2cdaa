"""Which words of its source each word of a translation was made from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_translator.core.place_map import Place, PlaceMap

_LEAST_SHARE = 0.02
"""Smaller shares are noise: without them a row has a handful of entries."""

Shares = tuple[tuple[int, float], ...]
"""Numbers of source pieces, ascending, and the share of attention that each got, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a translation looks back at its source, piece by piece.

    Attributes:
        source: the places of the source's pieces (tokens, about), in order and apart.
        target: those of the translation's.
        shares: for each target piece what it looked at; a row adds up to 1 at most, since the
            end of the sentence and the rest of the noise are left out.
    """

    source: tuple[Place, ...]
    target: tuple[Place, ...]
    shares: tuple[Shares, ...]

    def moved(self, source: PlaceMap, target: PlaceMap) -> Alignment:
        """Return the alignment of the same two texts in another spelling."""
        return Alignment(
            tuple(map(source.place, self.source)),
            tuple(map(target.place, self.target)),
            self.shares,
        )


def sparse(row: Sequence[float]) -> Shares:
    """Keep what is not noise of a row of attention."""
    return tuple((number, share) for number, share in enumerate(row) if share >= _LEAST_SHARE)


def joined(parts: Iterable[tuple[int, int, Alignment]]) -> Alignment:
    """Put together the alignments of parts of a sentence, in order.

    Each comes with where its part starts in the source and in the translation.
    """
    source: list[Place] = []
    target: list[Place] = []
    shares: list[Shares] = []
    for source_start, target_start, part in parts:
        first = len(source)
        source += ((start + source_start, end + source_start) for start, end in part.source)
        target += ((start + target_start, end + target_start) for start, end in part.target)
        shares += (tuple((first + n, share) for n, share in row) for row in part.shares)
    return Alignment(tuple(source), tuple(target), tuple(shares))


def composed(first: Alignment, second: Alignment) -> Alignment:
    """Return the alignment of a translation made by way of a third language.

    The translation of `first` is the source of `second`; they may be cut into other pieces.
    """
    between = [_overlaps(place, first.target) for place in second.source]
    rows: list[Shares] = []
    for shares in second.shares:
        row: defaultdict[int, float] = defaultdict(float)
        for middle, share in shares:
            for piece, part in between[middle]:
                for number, looked in first.shares[piece]:
                    row[number] += share * part * looked
        rows.append(tuple((n, row[n]) for n in sorted(row) if row[n] >= _LEAST_SHARE))
    return Alignment(first.source, second.target, tuple(rows))


def _overlaps(place: Place, pieces: Sequence[Place]) -> list[tuple[int, float]]:
    """Return which pieces share characters with a place, and which part of those each has."""
    common = [
        (number, min(place[1], end) - max(place[0], start))
        for number, (start, end) in enumerate(pieces)
        if start < place[1] and end > place[0]
    ]
    total = sum(size for _, size in common)
    return [(number, size / total) for number, size in common]
