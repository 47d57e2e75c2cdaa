"""Changes to a text, made at the end and all at once, so that the rest of it stays as it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Splices:
    """Replacements for parts of a text; a part is told after the parts within it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._replacements: list[str] = []

    def replace(self, start: int, end: int, replacement: str) -> None:
        """Put a replacement for `text[start:end]` on record; those within are forgotten."""
        within = slice(bisect_left(self._starts, start), bisect_left(self._starts, end))
        self._starts[within] = [start]
        self._ends[within] = [end]
        self._replacements[within] = [replacement]

    def part(self, start: int, end: int) -> str:
        """Return `text[start:end]` with the replacements that lie in it."""
        return "".join(self._pieces(start, end))

    @property
    def whole(self) -> str:
        """The text with all replacements."""
        return self.part(0, len(self._text))

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        for index in range(bisect_left(self._starts, start), len(self._starts)):
            if self._ends[index] > end:
                break
            yield self._text[start : self._starts[index]]
            yield self._replacements[index]
            start = self._ends[index]
        yield self._text[start:end]
