"""A text on its way into another language: the engine's sentences put into their lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.pipeline.events import Caret, LinesChanged, Started

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.segments import JoinedParagraph
    from desktop_translator.pipeline.events import ParagraphSentences
    from desktop_translator.pipeline.paragraph_plan import ParagraphPlan
    from desktop_translator.pipeline.requests import TextRequest
    from desktop_translator.pipeline.sentence_cache import Remembered
    from desktop_translator.pipeline.text_plan import TextPlan


class TextProgress:
    """Collects translations and says which lines they changed."""

    def __init__(self, request: TextRequest, plan: TextPlan) -> None:
        self._request = request
        self._plan = plan
        self._changed: set[int] = set()
        self._cut: list[int] = []
        self._told: set[int] = set()
        self._first_open = 0
        self._finished_now = 0

    @property
    def finished_sentences(self) -> int:
        """How many sentences of the plan are translated."""
        return self._plan.known_sentences + self._finished_now

    def begin(self) -> Started:
        """Describe the lines cut so far; call it once, before anything else."""
        lines: list[str | None] = []
        sentences: list[ParagraphSentences] = []
        for plan in self._plan.paragraphs:
            if plan.unfinished:
                lines += [None] * plan.line_count
                sentences.append(self._sentences(plan))
            else:
                joined = self._join(plan)
                lines += joined.text.split("\n")
                sentences.append(self._sentences(plan, joined))
        lines += [None] * (self._plan.line_count - len(lines))
        return Started(self._request.id, tuple(lines), tuple(sentences))

    def extend(self, duration_ms: float) -> None:
        """Let the plan grow; lines that need no engine appear with the next changes."""
        paragraphs = self._plan.paragraphs
        for number in self._plan.extend(duration_ms):
            if paragraphs[number].unfinished:
                self._cut.append(number)
            else:
                self._changed.add(number)

    def grow(self, sentence: str, text: str) -> None:
        """Note the text so far of a sentence; one that is finished stays as it is."""
        if self._plan.waits(sentence):
            for number, segment in self._plan.places(sentence):
                self._plan.paragraphs[number].translations[segment] = text
                self._changed.add(number)

    def finish(self, sentence: str, finished: Remembered) -> None:
        """Note the final translation of a sentence, or its draft."""
        places = self._plan.places(sentence)
        self.revise(places, finished)
        self._finished_now += len(places)
        self._plan.forget(sentence)

    def revise(self, places: Sequence[tuple[int, int]], revised: Remembered) -> None:
        """Put a better translation in place of a finished one (see `TextPlan.find`)."""
        for number, segment in places:
            self._plan.paragraphs[number].finish(segment, revised)
            self._changed.add(number)

    def changes(self) -> LinesChanged | None:
        """Return the lines changed since the last call, or None."""
        if not self._changed:
            return None
        paragraphs = self._plan.paragraphs
        cut = [number for number in self._cut if number not in self._changed]
        sentences = [self._sentences(paragraphs[number]) for number in cut]
        lines: list[tuple[int, str]] = []
        for number in sorted(self._changed):
            plan = paragraphs[number]
            joined = self._join(plan)
            lines += enumerate(joined.text.split("\n"), start=plan.first_line)
            sentences.append(self._sentences(plan, joined))
        self._told |= self._changed
        self._changed.clear()
        self._cut.clear()
        return LinesChanged(
            self._request.id,
            tuple(lines),
            self._caret(),
            self.finished_sentences,
            self._plan.total_sentences,
            tuple(sentences),
        )

    def _caret(self) -> Caret | None:
        """Find the first unfinished sentence; what is once finished is not looked at again."""
        paragraphs = self._plan.paragraphs
        while self._first_open < len(paragraphs) and not paragraphs[self._first_open].unfinished:
            self._first_open += 1
        if self._first_open == len(paragraphs):
            return None if self._plan.complete else Caret(self._plan.next_line, 0)
        plan = paragraphs[self._first_open]
        if self._first_open not in self._told:
            return Caret(plan.first_line, 0)
        return Caret(*plan.growing_end(self._request.target))

    def _sentences(
        self, plan: ParagraphPlan, joined: JoinedParagraph | None = None
    ) -> ParagraphSentences:
        return replace(plan.sentences(joined), pair=(self._request.source, self._request.target))

    def _join(self, plan: ParagraphPlan) -> JoinedParagraph:
        return plan.join(self._request.target)
