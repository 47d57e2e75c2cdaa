"""What there is to translate in a text, found out a slice at a time."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from desktop_translator.pipeline.line_plan import LinePlan, SplitLine, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LINES_BETWEEN_CLOCKS = 16


class TextPlan:
    """The lines of a text, and its sentences that wait for the engine, in reading order.

    A text of 1 MB takes a quarter of a second to cut into sentences: `extend` does it in slices,
    so that the first sentences are translated while the rest is still being cut. `splits` are
    lines of the text before this one, by language: they need not be cut again.

    Attributes:
        lines: one plan per line; None where not yet cut.
        total_sentences: found so far.
        known_sentences: those among them that need no engine.
    """

    def __init__(
        self,
        text: str,
        language: str,
        splits: dict[tuple[str, str], SplitLine],
        known: Callable[[str], str | None],
    ) -> None:
        self._language = language
        self._texts = text.split("\n")
        self._old_splits = splits
        self._known = known
        self._next_line = 0
        self._waiting: deque[str] = deque()
        self._places: dict[str, list[tuple[int, int]]] = {}
        self.splits: dict[tuple[str, str], SplitLine] = {}
        self.lines: list[LinePlan | None] = [None] * len(self._texts)
        self.total_sentences = 0
        self.known_sentences = 0

    @property
    def complete(self) -> bool:
        """Whether the whole text was cut."""
        return self._next_line == len(self._texts)

    @property
    def has_waiting(self) -> bool:
        """Whether a sentence waits for the engine."""
        return bool(self._waiting)

    def extend(self, duration_ms: float) -> range:
        """Cut further lines for about `duration_ms`; return their numbers."""
        first = self._next_line
        deadline = time.monotonic() + duration_ms / 1000
        while not self.complete:
            self._plan(self._next_line)
            self._next_line += 1
            if self._next_line % _LINES_BETWEEN_CLOCKS == 0 and time.monotonic() > deadline:
                break
        return range(first, self._next_line)

    def take(self, count: int) -> tuple[str, ...]:
        """Take the next `count` sentences that no one translates yet."""
        return tuple(self._waiting.popleft() for _ in range(min(count, len(self._waiting))))

    def places(self, sentence: str) -> Iterable[tuple[int, int]]:
        """Return where a sentence stands: (line, segment), in reading order, never empty."""
        return self._places[sentence]

    def waits(self, sentence: str | None) -> bool:
        """Whether a sentence is not finished."""
        return sentence in self._places

    def forget(self, sentence: str) -> None:
        """Note that a sentence is finished; where it turns up again, it is looked up anew."""
        del self._places[sentence]

    def line(self, number: int) -> LinePlan:
        """Return the plan of a line that was cut."""
        plan = self.lines[number]
        if plan is None:
            raise IndexError(number)
        return plan

    def _plan(self, number: int) -> None:
        text = self._texts[number]
        key = (self._language, text)
        cut = self.splits.get(key) or self._old_splits.get(key) or split(text, self._language)
        self.splits[key] = cut
        plan = LinePlan(cut, self._known)
        self.lines[number] = plan
        for segment, sentence in enumerate(cut.sentences):
            if sentence is None:
                continue
            self.total_sentences += 1
            if plan.translations[segment] is None:
                if sentence not in self._places:
                    self._waiting.append(sentence)
                self._places.setdefault(sentence, []).append((number, segment))
            else:
                self.known_sentences += 1
