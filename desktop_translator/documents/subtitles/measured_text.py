"""How wide text is on a screen, and where its lines may end."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# After these, and before those, no line ends.
_SPACE = re.compile(r"(?<=[^\s«„¿¡(\[]) (?=[^\s?!:;»)\]%])")
_WIDE = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]"
_NOT_FIRST = "、。，．！？：；」』）】》〉…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})(?<![「『（【《〈])(?={_WIDE})(?![{_NOT_FIRST}])")
_PHRASE_END = re.compile(r"[,;:.!?…，、；：。！？—–][\"'”’»“)」』]*\Z")
_SHORT_WORD = re.compile(r"(?:\A|[\s'’])\w{1,3}\Z")


class MeasuredText:
    """A text with the width of all its parts; a part is without the space at its start.

    Widths are in columns: a wide letter (Chinese, Japanese, Korean) takes two.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._sums = [0, *accumulate(map(_columns, text))]

    @cached_property
    def places(self) -> list[int]:
        """Where a line may end: at spaces, and between letters that need none."""
        found = [match.start() for match in _SPACE.finditer(self.text)]
        return sorted([*found, *(match.start() for match in _BETWEEN_WIDE.finditer(self.text))])

    @property
    def width(self) -> int:
        """How wide all of it is."""
        return self._sums[-1]

    def width_of(self, start: int, end: int) -> int:
        """Return how wide the part `[start:end]` is."""
        start += self.text.startswith(" ", start)
        return self._sums[end] - self._sums[start] if start < end else 0

    def excess(self, start: int, end: int, most: int) -> int:
        """Return by how many columns a part is too wide for two lines of `most` columns."""
        width = self.width_of(start, end)
        if width <= most or width > 2 * most:
            return max(0, width - most)
        # The most that the first line can hold.
        place = bisect_right(
            self.places, most, key=lambda place: self.width_of(start, max(start, place))
        )
        first = self.places[place - 1] if place else start
        if first <= start:
            return width - most
        return max(0, self.width_of(first, end) - most)

    @cached_property
    def harshness(self) -> dict[int, float]:
        """How much it disturbs a reader to wait at each of the places, and at the end: 0 to 1."""
        return {end: self._harshness(end) for end in (*self.places, len(self.text))}

    def _harshness(self, end: int) -> float:
        if end == len(self.text) or _PHRASE_END.search(self.text[max(0, end - 4) : end]):
            return 0
        # Articles and prepositions are short, and belong to what follows.
        return 1 if _SHORT_WORD.search(self.text[max(0, end - 4) : end]) else 0.7

    def parts(self, ends: Sequence[int]) -> list[str]:
        """Cut the text at these places, without the spaces there."""
        return [self.text[start:end].strip() for start, end in pairwise((0, *ends, len(self.text)))]


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
