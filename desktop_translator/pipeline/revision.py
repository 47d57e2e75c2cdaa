"""Looking for better texts of sentences that are already shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_translator.pipeline.repair import ATTEMPTS, cost
from desktop_translator.pipeline.sentence_cache import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.engine.messages import Result
    from desktop_translator.pipeline.guard import Problem

_WINDOW = 16
"""Sentences per attempt: results are told, and a newer text can begin, after so many at most."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Sentences to decode again, in one way."""

    sentences: tuple[str, ...]
    options: DecodingOptions


class Revision:
    """Drafts that are not settled; each is tried again until nothing is wrong with it.

    A sentence is decoded at most once more per entry of `ATTEMPTS`. `problems` names what is wrong
    with a result of the engine.

    Attributes:
        output_tokens: tokens the decoder produced for all attempts.
    """

    def __init__(
        self,
        drafts: Mapping[str, Remembered],
        problems: Callable[[str, Result], frozenset[Problem]],
    ) -> None:
        self._best = dict(drafts)
        self._problems = problems
        self._waiting = [(0, sentence) for sentence in drafts]
        self._asked: list[tuple[int, str]] = []
        self._open: set[str] = set()
        self.output_tokens = 0

    def next_attempt(self) -> Attempt | None:
        """Return what to decode next, or None at the end.

        All sentences are tried in one way before any is in the next.
        """
        if not self._waiting:
            return None
        number = self._waiting[0][0]
        window = [entry for entry in self._waiting[:_WINDOW] if entry[0] == number]
        self._waiting = self._waiting[len(window) :]
        self._asked = window
        sentences = tuple(sentence for _, sentence in window)
        self._open = set(sentences)
        return Attempt(sentences, ATTEMPTS[number])

    def take(self, sentence: str, result: Result) -> Remembered | None:
        """Take in what came of a sentence; return it if it is the best so far."""
        if sentence not in self._open:
            return None  # told twice: the engine died and has started again
        self._open.remove(sentence)
        self.output_tokens += result.output_tokens
        best = self._best[sentence]
        problems = self._problems(sentence, result)
        if cost(problems) >= cost(best.problems):
            return None
        repaired = best.repaired or bool(best.problems)
        better = Remembered(result.text, problems, settled=not problems, repaired=repaired)
        self._best[sentence] = better
        return better

    def end_attempt(self) -> Iterable[tuple[str, Remembered]]:
        """Return the sentences that stay as they are, since there is nothing left to try."""
        for number, sentence in self._asked:
            best = self._best[sentence]
            if best.settled:
                continue
            if number + 1 < len(ATTEMPTS):
                self._waiting.append((number + 1, sentence))
            else:
                yield sentence, replace(best, settled=True)
