"""Looking for better texts of sentences that are already shown."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from desktop_translator.pipeline.model_input import in_one_part
from desktop_translator.pipeline.repair import Remedy, cost, remedy
from desktop_translator.pipeline.sentence_cache import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.engine.messages import Result
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.pipeline.model_input import ModelInput

_WINDOW = 16
"""Sentences per request to the engine: a person who types waits for no more than these."""


class Judge(Protocol):
    """Names what is wrong with a translation."""

    def __call__(
        self, sentence: str, translation: str, results: Sequence[Result]
    ) -> frozenset[Problem]:
        """`results` are what the decoder gave for the parts of the sentence."""
        ...


@dataclass(slots=True, eq=False)
class _Try:
    """One sentence under way, and what came of its parts."""

    sentence: str
    number: int
    input: ModelInput
    results: dict[int, Result] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What to decode next, in one request; `places` are (try, part) of each text."""

    texts: tuple[str, ...]
    options: DecodingOptions
    places: tuple[tuple[int, int], ...]


class Revision:
    """Drafts that are not settled; each is tried again until nothing is wrong with it.

    All sentences have their first attempt before any has its second. If another way to decode is
    `wanted` than that of the drafts, each is decoded in that way first, and the result taken unless
    more is wrong with it.

    Attributes:
        output_tokens: tokens the decoder produced for all attempts.
        tried: how many sentences were decoded again.
    """

    def __init__(
        self,
        drafts: Mapping[str, Remembered],
        source: str,
        target: str,
        judge: Judge,
        wanted: DecodingOptions | None = None,
    ) -> None:
        self._best = dict(drafts)
        self._pair = source, target
        self._judge = judge
        self._wanted = wanted
        self._waiting: dict[tuple[int, DecodingOptions], deque[_Try]] = {}
        self._tries: list[_Try] = []
        self.output_tokens = 0
        self.tried = 0
        for sentence in drafts:
            self._plan(0, sentence)

    def next_attempt(self) -> Attempt | None:
        """Return what to decode next, or None at the end."""
        if not self._waiting:
            return None
        key, queue = next(iter(self._waiting.items()))
        self._tries = [queue.popleft() for _ in range(min(len(queue), _WINDOW))]
        if not queue:
            del self._waiting[key]
        places = tuple(
            (index, part)
            for index, each in enumerate(self._tries)
            for part in range(len(each.input.parts))
        )
        texts = tuple(self._tries[index].input.parts[part] for index, part in places)
        return Attempt(texts, key[1], places)

    def take(self, attempt: Attempt, result: Result) -> tuple[str, Remembered] | None:
        """Take in what came of a text; return its sentence if that has become better."""
        index, part = attempt.places[result.index]
        tried = self._tries[index]
        if part in tried.results:
            return None  # told twice: the engine died and has started again
        tried.results[part] = result
        self.output_tokens += result.output_tokens
        if len(tried.results) < len(tried.input.parts):
            return None
        self.tried += tried.number == 0
        results = [tried.results[number] for number in range(len(tried.results))]
        text = tried.input.read([each.text for each in results], False)
        problems = self._judge(tried.sentence, text, results)
        best = self._best[tried.sentence]
        is_wanted = tried.number == 0 and self._wanted is not None
        worth = cost(best.problems) - cost(problems)
        if worth < 0 or (worth == 0 and not is_wanted):
            return None
        repaired = best.repaired or (bool(best.problems) and not is_wanted)
        better = Remembered(
            text,
            problems,
            settled=not problems,
            repaired=repaired,
            alignment=tried.input.alignment(tried.sentence, text, results),
        )
        self._best[tried.sentence] = better
        return tried.sentence, better

    def end_attempt(self) -> Iterator[tuple[str, Remembered]]:
        """Return the sentences that stay as they are, since there is nothing left to try."""
        for tried in self._tries:
            best = self._best[tried.sentence]
            if best.settled:
                continue
            if not best.problems or not self._plan(tried.number + 1, tried.sentence):
                yield tried.sentence, replace(best, settled=True)

    def _plan(self, number: int, sentence: str) -> bool:
        """Put a sentence in the queue, if there is another way to decode it."""
        problems = self._best[sentence].problems
        if number == 0 and self._wanted is not None:
            plan: Remedy | None = Remedy(in_one_part(sentence, *self._pair), self._wanted)
        else:
            plan = remedy(number, sentence, problems, *self._pair)
        if plan is not None:
            queue = self._waiting.setdefault((number, plan.options), deque())
            queue.append(_Try(sentence, number, plan.input))
        return plan is not None
