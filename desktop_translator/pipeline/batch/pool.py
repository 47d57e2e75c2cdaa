"""Sentences that wait for their translation, each once, whatever documents they stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.pipeline.batch.way import Way
    from desktop_translator.pipeline.unit_plan import UnitSentence

WINDOW_SENTENCES = 2000


@dataclass(slots=True, eq=False)
class Waiting:
    """A sentence, and how often it stands in which documents."""

    sentence: UnitSentence
    files: Counter[BatchFile] = field(default_factory=Counter)


class Pool:
    """What waits, by the way it is to go; nothing is held of documents but their sentences."""

    def __init__(self) -> None:
        self._waiting: dict[Way, dict[UnitSentence, Waiting]] = {}
        self._taken: tuple[Way, dict[UnitSentence, Waiting]] | None = None

    @property
    def is_full(self) -> bool:
        """Whether there is a window's worth of sentences."""
        return len(self) >= WINDOW_SENTENCES

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def add(self, way: Way, sentence: UnitSentence, file: BatchFile) -> None:
        """Have a sentence of a document translated; one that is under way goes along."""
        entry = self._taken[1].get(sentence) if self._taken and self._taken[0] is way else None
        if entry is None:
            entry = self._waiting.setdefault(way, {}).setdefault(sentence, Waiting(sentence))
        file.waiting += 1
        entry.files[file] += 1

    def take(self) -> tuple[Way, dict[UnitSentence, Waiting]]:
        """Take out the sentences of the way that most wait for; there must be some.

        Until `let_go` they are under way.
        """
        way = max(self._waiting, key=lambda way: len(self._waiting[way]))
        self._taken = way, self._waiting.pop(way)
        return self._taken

    def let_go(self) -> None:
        """Note that what was taken is translated, or never will be."""
        self._taken = None
