"""What the queue of files tells.

Every event is the state so far, never a difference: one may be dropped where a later one of the
same kind (of the same file) follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.errors import AppError
    from desktop_translator.documents.format import Notice
    from desktop_translator.pipeline.batch.requests import BatchOptions
    from desktop_translator.pipeline.concerns import Concern


class FileState(StrEnum):
    """Where a file of the queue is."""

    QUEUED = "queued"
    READING = "reading"
    TRANSLATING = "translating"
    WRITING = "writing"
    DONE = "done"
    DONE_WITH_WARNINGS = "done with warnings"
    SKIPPED = "skipped"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def finished(self) -> bool:
        """Whether nothing more will be done about it."""
        return self not in UNFINISHED


UNFINISHED = frozenset(
    {FileState.QUEUED, FileState.READING, FileState.TRANSLATING, FileState.WRITING}
)


class QueueState(StrEnum):
    """What the queue as a whole does."""

    IDLE = "idle"
    """Every file is finished, or there is none."""
    WAITING = "waiting"
    """There are files, and `Start` has not come; some may be `left_over` by an earlier run."""
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class FileProgress:
    """All that is known of one file.

    Attributes:
        id: its number, for as long as it is in the queue.
        path: the document; `folder` is the one it was added with, if it was.
        options: how it is translated.
        examined: whether it has been looked at; what follows up to `total_sentences` is known then.
        format: the name of its kind, source text in the context `formats`.
        encoding: of a text file; None where its kind has but one.
        columns: the headings of a table, `options.columns` are numbers of them.
        source: the language it is in, chosen or found out; None while unknown.
        certainty: how sure that is, from 0 to 1; 1 where the language was chosen.
        words: in it, about (in scripts without spaces, letters).
        finished_sentences: of `total_sentences`, which may still grow.
        percent: from 0 to 100, by letters.
        sentences_per_s: speed of late; 0 where nothing moves.
        time_left_s: about; None while unknown.
        output: the translation: where it will be; once done, where it is.
        bilingual: what was written beside it.
        notices: what to tell of it: warnings, or why it was skipped.
        marked_sentences: how many places of it a person should look at.
        error: why it failed.
    """

    id: int
    path: Path
    options: BatchOptions
    state: FileState = FileState.QUEUED
    folder: Path | None = None
    examined: bool = False
    format: str = ""
    encoding: str | None = None
    columns: tuple[str, ...] = ()
    source: str | None = None
    certainty: float = 0.0
    words: int = 0
    finished_sentences: int = 0
    total_sentences: int = 0
    percent: float = 0.0
    sentences_per_s: float = 0.0
    time_left_s: float | None = None
    output: Path | None = None
    bilingual: tuple[Path, ...] = ()
    notices: tuple[Notice, ...] = ()
    marked_sentences: int = 0
    error: AppError | None = None


@dataclass(frozen=True, slots=True)
class QueueOrder:
    """The numbers of all files in the queue, in its order; a file not named here was removed."""

    file_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QueueProgress:
    """The queue as a whole.

    Attributes:
        state: what it does.
        finished_files: of `total_files`; `failed_files` and `skipped_files` are among them.
        percent: from 0 to 100, by letters.
        sentences_per_s: speed of late.
        time_left_s: about; None while unknown.
        left_over: how many files an earlier run has left unfinished: offer to go on.
        adding: whether folders are still being searched.
        model: the name of what translates, once it is loaded.
    """

    state: QueueState
    finished_files: int = 0
    total_files: int = 0
    failed_files: int = 0
    skipped_files: int = 0
    percent: float = 0.0
    sentences_per_s: float = 0.0
    time_left_s: float | None = None
    left_over: int = 0
    adding: bool = False
    model: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of a document, its translation (None: not there yet), and what may be wrong.

    `unit` is its number in the document, from 0; the places of the concerns are in `target`.
    """

    unit: int
    source: str
    target: str | None
    concerns: tuple[Concern, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Some paragraphs of a document, from `first_unit` on; `total_units` is 0 while unknown.

    `only_marked` is that of the `ShowPairs` it answers.
    """

    file_id: int
    first_unit: int
    total_units: int
    pairs: tuple[Pair, ...]
    only_marked: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A command could not be carried out."""

    error: AppError


BatchEvent = FileProgress | QueueOrder | QueueProgress | Pairs | Refused
