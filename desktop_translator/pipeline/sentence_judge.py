"""Looking at a translation with all that is known of how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.pipeline.guard import find_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.engine.messages import Result
    from desktop_translator.pipeline.guard import Problem


@dataclass(frozen=True, slots=True)
class SentenceJudge:
    """Names what is wrong with translations of a pair (see `revision.Judge`)."""

    source: str
    target: str

    def __call__(
        self, sentence: str, translation: str, results: Sequence[Result]
    ) -> frozenset[Problem]:
        """`results` are what the decoder gave for the parts of the sentence."""
        return find_problems(
            sentence,
            translation,
            source=self.source,
            target=self.target,
            cut=any(result.cut for result in results),
            unread=any(result.unread for result in results),
        )
