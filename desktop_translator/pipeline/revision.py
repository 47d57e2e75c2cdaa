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
    with a result of the engine. If another way to decode is `wanted` than that of the drafts, each
    is decoded in that way first, and the result taken unless more is wrong with it.

    Attributes:
        output_tokens: tokens the decoder produced for all attempts.
        tried: how many sentences were decoded again.
    """

    def __init__(
        self,
        drafts: Mapping[str, Remembered],
        problems: Callable[[str, Result], frozenset[Problem]],
        wanted: DecodingOptions | None = None,
    ) -> None:
        self._best = dict(drafts)
        self._problems = problems
        self._wanted = wanted
        attempts = ATTEMPTS if wanted is None else (wanted, *ATTEMPTS)
        self._attempts = tuple(dict.fromkeys(attempts))
        self._is_first = True
        self.tried = 0
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
        self._is_first = number == 0
        return Attempt(sentences, self._attempts[number])

    def take(self, sentence: str, result: Result) -> Remembered | None:
        """Take in what came of a sentence; return it if it is the best so far."""
        if sentence not in self._open:
            return None  # told twice: the engine died and has started again
        self._open.remove(sentence)
        self.output_tokens += result.output_tokens
        best = self._best[sentence]
        problems = self._problems(sentence, result)
        self.tried += self._is_first
        is_wanted = self._is_first and self._wanted is not None
        worth = cost(best.problems) - cost(problems)
        if worth < 0 or (worth == 0 and not is_wanted):
            return None
        repaired = best.repaired or (bool(best.problems) and not is_wanted)
        better = Remembered(result.text, problems, settled=not problems, repaired=repaired)
        self._best[sentence] = better
        return better

    def end_attempt(self) -> Iterable[tuple[str, Remembered]]:
        """Return the sentences that stay as they are, since there is nothing left to try."""
        for number, sentence in self._asked:
            best = self._best[sentence]
            if best.settled:
                continue
            if best.problems and number + 1 < len(self._attempts):
                self._waiting.append((number + 1, sentence))
            else:
                yield sentence, replace(best, settled=True)
