"""A file of the queue while something is done about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.events import FileProgress, FileState
from desktop_translator.pipeline.batch.facts import Facts, options_from_json
from desktop_translator.pipeline.batch.speed import Speed

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.pipeline.batch.requests import BatchOptions
    from desktop_translator.storage.journal_records import FileRecord

_ALMOST_PERCENT = 99.0
"""A file that is not written yet is not done, however little is missing."""


@dataclass(slots=True, eq=False)
class BatchFile:
    """One file, what it is to become, and how far it is.

    Attributes:
        waiting: how many of its sentences wait for their translation.
        is_read: whether all its units have been cut into sentences.
        is_dropped: whether it failed, or is read again as another object.
        planned_units: how many units were cut so far, with `planned_letters` in their sentences.
    """

    id: int
    path: Path
    folder: Path | None
    size_bytes: int
    options: BatchOptions
    state: FileState
    facts: Facts
    waiting: int = 0
    is_read: bool = False
    is_dropped: bool = False
    planned_units: int = 0
    planned_letters: int = 0
    speed: Speed = field(default_factory=Speed)

    @classmethod
    def of(cls, record: FileRecord) -> BatchFile:
        """Take a file out of the journal."""
        return cls(
            record.id,
            record.path,
            record.folder,
            record.size_bytes,
            options_from_json(record.options),
            FileState(record.state),
            Facts.from_json(record.facts),
        )

    @property
    def percent(self) -> float:
        """How much of it is done, from 0 to 100."""
        if self.state.finished:
            return 100.0 if self.state is not FileState.CANCELLED else 0.0
        letters = self.facts.letters
        return min(_ALMOST_PERCENT, 100 * self.facts.finished_letters / letters) if letters else 0.0

    @property
    def is_complete(self) -> bool:
        """Whether it can be written."""
        return self.is_read and not self.waiting and not self.is_dropped

    def go_back(self) -> None:
        """Begin anew behind the units that are settled."""
        facts = self.facts
        self.planned_units, self.planned_letters = facts.settled_units, facts.settled_letters
        facts.total_sentences = facts.finished_sentences = facts.settled_sentences
        facts.finished_letters = facts.settled_letters

    def note_planned(self, letters: int) -> None:
        """Note that a sentence was found in it."""
        self.facts.total_sentences += 1
        self.planned_letters += letters

    def note_finished(self, sentence: str, count: int) -> None:
        """Note that a sentence that stands in it so many times is translated."""
        self.facts.finished_sentences += count
        self.facts.finished_letters += count * len(sentence)
        self.speed.note(count, count * len(sentence))

    def progress(self) -> FileProgress:
        """Tell all that is known of it."""
        facts = self.facts
        moves = self.state is FileState.TRANSLATING
        missing = max(0, facts.letters - facts.finished_letters)
        return FileProgress(
            self.id,
            self.path,
            self.options,
            self.state,
            self.folder,
            examined=bool(facts.sha256),
            format=facts.format,
            encoding=facts.encoding,
            columns=facts.columns,
            source=facts.source,
            certainty=facts.certainty,
            words=facts.words,
            finished_sentences=facts.finished_sentences,
            total_sentences=facts.total_sentences,
            percent=self.percent,
            sentences_per_s=self.speed.sentences_per_s if moves else 0.0,
            time_left_s=self.speed.time_left_s(missing) if moves else None,
            output=facts.output,
            bilingual=facts.bilingual,
            notices=facts.notices,
            marked_sentences=facts.marked_sentences,
            error=facts.error,
        )
