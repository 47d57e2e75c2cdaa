"""Telling how far files and queue are, no more often than anybody can see."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.events import (
    FileState,
    QueueOrder,
    QueueProgress,
    QueueState,
)
from desktop_translator.pipeline.batch.speed import Speed

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.pipeline.batch.events import BatchEvent
    from desktop_translator.storage.batch_journal import BatchJournal

INTERVAL_S = 0.25


class Progress:
    """Collects what has changed, and tells it four times a second.

    Attributes:
        state: of the queue.
        left_over: files that an earlier run has left.
        adding: whether folders are being searched.
        model: what translates.
    """

    def __init__(self, journal: BatchJournal, tell: Callable[[BatchEvent], None]) -> None:
        self._journal = journal
        self._tell = tell
        self._told_at = float("-inf")
        self._changed: dict[int, BatchFile] = {}
        self._under_way: dict[int, BatchFile] = {}
        self._order_changed = True
        self.speed = Speed()
        self.state = QueueState.IDLE
        self.left_over = 0
        self.adding = False
        self.model = ""

    def note(self, file: BatchFile) -> None:
        """Note that the state of a file has changed."""
        self._changed[file.id] = file
        if file.state.finished or file.state is FileState.QUEUED:
            self._under_way.pop(file.id, None)
        else:
            self._under_way[file.id] = file

    def note_finished(self, file: BatchFile, sentences: int, letters: int) -> None:
        """Note that sentences of a file are translated."""
        self._changed[file.id] = file
        self.speed.note(sentences, letters)

    def note_order(self) -> None:
        """Note that files have come, gone or moved."""
        self._order_changed = True

    def forget_under_way(self) -> None:
        """Note that nothing is under way any more: the work was given up."""
        self._under_way.clear()

    def tell_when_due(self) -> None:
        """Tell what has changed, if the last time is a quarter of a second ago."""
        if time.monotonic() - self._told_at >= INTERVAL_S:
            self.tell()

    def tell(self) -> None:
        """Tell what has changed, and how far the queue is."""
        if self._order_changed:
            self._order_changed = False
            self._tell(QueueOrder(self._journal.order()))
        changed, self._changed = self._changed, {}
        for file in changed.values():
            self._tell(file.progress())
        self._tell(self._queue())
        self._told_at = time.monotonic()

    def _queue(self) -> QueueProgress:
        sizes = self._journal.sizes()
        finished = {
            FileState(state): found for state, found in sizes.items() if FileState(state).finished
        }
        all_bytes = sum(size for _, size in sizes.values())
        under_way = self._under_way.values()
        done: float = sum(size for _, size in finished.values())
        done += sum(file.percent / 100 * file.size_bytes for file in under_way)
        runs = self.state is QueueState.RUNNING
        return QueueProgress(
            self.state,
            finished_files=sum(number for number, _ in finished.values()),
            total_files=sum(number for number, _ in sizes.values()),
            failed_files=finished.get(FileState.FAILED, (0, 0))[0],
            skipped_files=finished.get(FileState.SKIPPED, (0, 0))[0],
            percent=100 * done / all_bytes if all_bytes else 0.0,
            sentences_per_s=self.speed.sentences_per_s if runs else 0.0,
            time_left_s=self._time_left_s(all_bytes - done) if runs else None,
            left_over=self.left_over,
            adding=self.adding,
            model=self.model,
        )

    def _time_left_s(self, missing_bytes: float) -> float | None:
        """Foretell how long the rest takes, by how many letters there are in a byte so far."""
        known = [file for file in self._under_way.values() if file.facts.letters]
        size = sum(file.size_bytes for file in known)
        if not size:
            return None
        letters_per_byte = sum(file.facts.letters for file in known) / size
        return self.speed.time_left_s(int(missing_bytes * letters_per_byte))
