"""What there is to translate in a text, found out a slice at a time."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from desktop_translator.core.hard_wraps import paragraph_size
from desktop_translator.pipeline.paragraph_plan import ParagraphPlan, SplitParagraph, split

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from desktop_translator.pipeline.sentence_cache import Remembered

_PARAGRAPHS_BETWEEN_CLOCKS = 16


class TextPlan:
    """The paragraphs of a text, and its sentences that wait for the engine, in reading order.

    A text of 1 MB takes a quarter of a second to cut into sentences: `extend` does it in slices,
    so that the first sentences are translated while the rest is still being cut. `splits` are
    paragraphs of the text before this one, by language: they need not be cut again.

    Attributes:
        paragraphs: those cut so far.
        next_line: the number of the first line that was not cut.
        line_count: how many lines the whole text has.
        total_sentences: found so far.
        known_sentences: those among them that need no engine.
    """

    def __init__(
        self,
        text: str,
        language: str,
        splits: dict[tuple[str, str], SplitParagraph],
        known: Callable[[str], Remembered | None],
    ) -> None:
        self._language = language
        self._lines = text.split("\n")
        self._old_splits = splits
        self._known = known
        self.next_line = 0
        self._waiting: deque[str] = deque()
        self._places: dict[str, list[tuple[int, int]]] = {}
        self.splits: dict[tuple[str, str], SplitParagraph] = {}
        self.paragraphs: list[ParagraphPlan] = []
        self.line_count = len(self._lines)
        self.total_sentences = 0
        self.known_sentences = 0

    @property
    def complete(self) -> bool:
        """Whether the whole text was cut."""
        return self.next_line == self.line_count

    @property
    def has_waiting(self) -> bool:
        """Whether a sentence waits for the engine."""
        return bool(self._waiting)

    def extend(self, duration_ms: float) -> range:
        """Cut further paragraphs for about `duration_ms`; return their numbers."""
        first = len(self.paragraphs)
        deadline = time.monotonic() + duration_ms / 1000
        while not self.complete:
            self._plan_next()
            count = len(self.paragraphs)
            if count % _PARAGRAPHS_BETWEEN_CLOCKS == 0 and time.monotonic() > deadline:
                break
        return range(first, len(self.paragraphs))

    def take(self, count: int) -> tuple[str, ...]:
        """Take the next `count` sentences that no one translates yet."""
        return tuple(self._waiting.popleft() for _ in range(min(count, len(self._waiting))))

    def places(self, sentence: str) -> Sequence[tuple[int, int]]:
        """Return where a sentence stands: (paragraph, segment), in reading order, never empty."""
        return self._places[sentence]

    def waits(self, sentence: str | None) -> bool:
        """Whether a sentence is not finished."""
        return sentence in self._places

    def forget(self, sentence: str) -> None:
        """Note that a sentence is finished; where it turns up again, it is looked up anew."""
        del self._places[sentence]

    def find(self, sentences: Container[str]) -> dict[str, list[tuple[int, int]]]:
        """Return where each of some sentences stands, finished or not."""
        places: dict[str, list[tuple[int, int]]] = {}
        for number, plan in enumerate(self.paragraphs):
            for segment, sentence in enumerate(plan.split.sentences):
                if sentence is not None and sentence in sentences:
                    places.setdefault(sentence, []).append((number, segment))
        return places

    def _plan_next(self) -> None:
        end = self.next_line + paragraph_size(self._lines, self.next_line)
        text = "\n".join(self._lines[self.next_line : end])
        key = (self._language, text)
        cut = self.splits.get(key) or self._old_splits.get(key) or split(text, self._language)
        self.splits[key] = cut
        plan = ParagraphPlan(cut, self.next_line, self._known)
        number = len(self.paragraphs)
        self.paragraphs.append(plan)
        self.next_line = end
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
