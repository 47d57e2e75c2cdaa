"""Account of the marks of a whole text, kept as they come and go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from desktop_translator.pipeline.guard import worst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.ui.translate.sentence_map import Sentence


class OpenMarks:
    """The marked sentences, by paragraph; a long text has many thousands.

    Attributes:
        counts: how many sentences there are with each problem as their worst.
    """

    def __init__(self) -> None:
        self._by_line: dict[int, Sequence[Sentence]] = {}
        self.counts: Counter[Problem] = Counter()

    def __len__(self) -> int:
        return self.counts.total()

    def put(self, first_line: int, sentences: Sequence[Sentence]) -> None:
        """Say which sentences of a paragraph are marked now."""
        self.counts -= Counter(worst(each.problems) for each in self._by_line.pop(first_line, ()))
        if sentences:
            self._by_line[first_line] = sentences
            self.counts.update(worst(each.problems) for each in sentences)

    def number(self, sentence: Sentence) -> int:
        """Return the number of a sentence in reading order, the first being 1."""
        line, index = sentence.order
        before = sum(len(marked) for first, marked in self._by_line.items() if first < line)
        return 1 + before + sum(each.index < index for each in self._by_line.get(line, ()))

    def after(self, order: tuple[int, int]) -> Sentence | None:
        """Return the first mark behind a place in the order, or the first of all."""
        lines = sorted(self._by_line)
        start = bisect_left(lines, order[0])
        here = lines[start : start + 1]
        return next(
            (each for line in here for each in self._by_line[line] if each.order > order),
            self._end(lines, bisect_right(lines, order[0]) % max(1, len(lines)), first=True),
        )

    def before(self, order: tuple[int, int]) -> Sentence | None:
        """Return the last mark before a place in the order, or the last of all."""
        lines = sorted(self._by_line)
        here = self._by_line.get(order[0], ())
        return next(
            (each for each in reversed(here) if each.order < order),
            self._end(lines, bisect_left(lines, order[0]) - 1, first=False),
        )

    def _end(self, lines: list[int], index: int, *, first: bool) -> Sentence | None:
        return self._by_line[lines[index]][0 if first else -1] if lines else None
