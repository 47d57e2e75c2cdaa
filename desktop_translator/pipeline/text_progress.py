"""A text on its way into another language: the engine's sentences put into their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.events import Caret, LinesChanged, Started

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.pipeline.events import TextRequest
    from desktop_translator.pipeline.text_plan import TextPlan


class TextProgress:
    """Collects translations and says which lines they changed."""

    def __init__(self, request: TextRequest, plan: TextPlan) -> None:
        self._request = request
        self._plan = plan
        self._changed: set[int] = set()
        self._told: set[int] = set()
        self._first_open_line = 0
        self._finished_now = 0

    @property
    def finished_sentences(self) -> int:
        """How many sentences of the plan are translated."""
        return self._plan.known_sentences + self._finished_now

    def begin(self) -> Started:
        """Describe the lines cut so far; call it once, before anything else."""
        return Started(
            self._request.id,
            tuple(
                None if plan is None or plan.unfinished else plan.join(self._request.target).text
                for plan in self._plan.lines
            ),
        )

    def extend(self, duration_ms: float) -> None:
        """Let the plan grow; lines that need no engine appear with the next changes."""
        cut = self._plan.extend(duration_ms)
        self._changed.update(number for number in cut if not self._plan.line(number).unfinished)

    def grow(self, sentence: str, text: str) -> None:
        """Note the text so far of a sentence; one that is finished stays as it is."""
        if self._plan.waits(sentence):
            self._place(sentence, text)

    def finish(self, sentence: str, text: str) -> None:
        """Note the final text of a sentence."""
        for line, _ in self._place(sentence, text):
            self._finished_now += 1
            self._plan.line(line).unfinished -= 1
        self._plan.forget(sentence)

    def changes(self) -> LinesChanged | None:
        """Return the lines changed since the last call, or None."""
        if not self._changed:
            return None
        lines = tuple(
            (number, self._plan.line(number).join(self._request.target).text)
            for number in sorted(self._changed)
        )
        self._told |= self._changed
        self._changed.clear()
        return LinesChanged(
            self._request.id,
            lines,
            self._caret(),
            self.finished_sentences,
            self._plan.total_sentences,
        )

    def _caret(self) -> Caret | None:
        """Find the first unfinished sentence; lines once finished are not looked at again."""
        lines = self._plan.lines
        while self._first_open_line < len(lines):
            plan = lines[self._first_open_line]
            if plan is None or plan.unfinished:
                break
            self._first_open_line += 1
        else:
            return None
        if plan is None or self._first_open_line not in self._told:
            return Caret(self._first_open_line, 0)
        sentences = plan.split.sentences
        segment = next(index for index, text in enumerate(sentences) if self._plan.waits(text))
        ends = plan.join(self._request.target).ends[: segment + 1]
        return Caret(self._first_open_line, next((end for end in reversed(ends) if end), 0))

    def _place(self, sentence: str, text: str) -> Iterable[tuple[int, int]]:
        places = self._plan.places(sentence)
        for number, segment in places:
            self._plan.line(number).translations[segment] = text
            self._changed.add(number)
        return places
