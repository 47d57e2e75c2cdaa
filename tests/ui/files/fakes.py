"""A queue of files that does what a test says."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_translator.pipeline.batch.events import (
    FileProgress,
    FileState,
    Pair,
    Pairs,
    QueueOrder,
    QueueProgress,
    QueueState,
)
from desktop_translator.pipeline.batch.requests import (
    AddPaths,
    CancelFiles,
    ChangeOptions,
    MoveFiles,
    Pause,
    RemoveFiles,
    RetryFiles,
    ShowPairs,
    Start,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.pipeline.batch.requests import Command


class FakeBatchJob(QObject):
    """Answers commands at once, as the queue would; work is told by the test."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[Command] = []
        self.files: dict[int, FileProgress] = {}
        self.state = QueueState.IDLE
        self.left_over = 0
        self.pairs: dict[int, tuple[Pair, ...]] = {}
        self.started = self.closed = False
        self._numbers = count(1)
        self._answers: dict[type, Callable[[Any], None]] = {
            AddPaths: self._add,
            ChangeOptions: self._change,
            Start: lambda _: self._turn(QueueState.RUNNING),
            Pause: lambda _: self._turn(QueueState.PAUSED),
            CancelFiles: self._cancel,
            RemoveFiles: self._remove,
            RetryFiles: self._retry,
            MoveFiles: self._move,
            ShowPairs: self._show_pairs,
        }

    def send(self, command: Command) -> None:
        self.commands.append(command)
        self._answers[type(command)](command)

    def start(self) -> None:
        self.started = True

    def close(self) -> None:
        self.closed = True

    def update(self, number: int, **fields: Any) -> None:  # noqa: ANN401 - fields of the event
        """Tell news of a file."""
        self.files[number] = replace(self.files[number], **fields)
        self.told.emit(self.files[number])

    def progress(self, **fields: Any) -> None:  # noqa: ANN401 - fields of the event
        """Tell how far the queue is."""
        files = self.files.values()
        told = QueueProgress(
            self.state,
            finished_files=sum(file.state.finished for file in files),
            total_files=len(self.files),
            failed_files=sum(file.state is FileState.FAILED for file in files),
            skipped_files=sum(file.state is FileState.SKIPPED for file in files),
            left_over=self.left_over,
        )
        self.told.emit(replace(told, **fields))

    def finish(self) -> None:
        """Tell that everything is done."""
        for number, file in self.files.items():
            if not file.state.finished:
                self.update(number, state=FileState.DONE, percent=100.0, output=file.path)
        self._turn(QueueState.IDLE)

    def _add(self, command: AddPaths) -> None:
        for path in command.paths:
            number = next(self._numbers)
            self.files[number] = FileProgress(
                number,
                path,
                command.options,
                examined=True,
                format="Plain text",
                encoding="utf-8",
                source=command.options.source or "fr",
                certainty=1.0 if command.options.source else 0.95,
                words=120,
                total_sentences=10,
            )
            self.told.emit(self.files[number])
        if self.state is QueueState.IDLE:
            self.state = QueueState.WAITING
        self._tell_order()

    def _change(self, command: ChangeOptions) -> None:
        for number in command.file_ids:
            own = command.options
            source = own.source or "fr"
            encoding = own.encoding or "utf-8"
            self.update(number, options=own, source=source, encoding=encoding)

    def _cancel(self, command: CancelFiles) -> None:
        for number in command.file_ids:
            self.update(number, state=FileState.CANCELLED)
        self._settle()

    def _remove(self, command: RemoveFiles) -> None:
        for number in command.file_ids:
            del self.files[number]
        self._tell_order()

    def _retry(self, command: RetryFiles) -> None:
        for number in command.file_ids:
            self.update(number, state=FileState.QUEUED, error=None)
        self.progress()

    def _move(self, command: MoveFiles) -> None:
        rest = [number for number in self.files if number not in command.file_ids]
        place = len(rest) if command.before is None else rest.index(command.before)
        order = [*rest[:place], *command.file_ids, *rest[place:]]
        self.files = {number: self.files[number] for number in order}
        self._tell_order()

    def _show_pairs(self, command: ShowPairs) -> None:
        every = self.pairs.get(command.file_id, ())
        found = list(every[command.first_unit :])
        if command.only_marked:
            found = [pair for pair in found if pair.concerns]
        shown = tuple(found[: command.count])
        self.told.emit(
            Pairs(command.file_id, command.first_unit, len(every), shown, command.only_marked)
        )

    def _turn(self, state: QueueState) -> None:
        self.state = state
        self.left_over = 0
        self.progress()

    def _settle(self) -> None:
        if all(file.state.finished for file in self.files.values()):
            self.state = QueueState.IDLE
        self.progress()

    def _tell_order(self) -> None:
        self.told.emit(QueueOrder(tuple(self.files)))
        self._settle()
