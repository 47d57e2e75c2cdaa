"""The queue of files: carries out commands, and says what is to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import QueueUnusableError
from desktop_translator.core.errors import AppError
from desktop_translator.pipeline.batch.adding import Adding
from desktop_translator.pipeline.batch.awake import kept_awake
from desktop_translator.pipeline.batch.batch_file import BatchFile
from desktop_translator.pipeline.batch.events import UNFINISHED, FileState, QueueState, Refused
from desktop_translator.pipeline.batch.facts import Facts, options_to_json
from desktop_translator.pipeline.batch.preview import show_pairs
from desktop_translator.pipeline.batch.requests import (
    AddPaths,
    CancelFiles,
    ChangeOptions,
    MoveFiles,
    Pause,
    RemoveFiles,
    RetryFiles,
    ShowPairs,
    ShutDown,
    Start,
)
from desktop_translator.pipeline.batch.surveying import survey
from desktop_translator.pipeline.batch.work import BatchWork

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from desktop_translator.pipeline.batch.events import BatchEvent
    from desktop_translator.pipeline.batch.requests import Command
    from desktop_translator.pipeline.batch.workbench import Workbench

    _Steps = Generator[None, None, None]

URGENT = (Pause, CancelFiles, RemoveFiles, ChangeOptions, ShutDown)
"""Commands that cannot wait until a document is read or written to its end."""


class BatchQueue:
    """Does what commands say; `work` does the rest.

    Attributes:
        is_over: whether `ShutDown` came.
    """

    def __init__(self, bench: Workbench, tell: Callable[[BatchEvent], None]) -> None:
        self._bench = bench
        self._tell = tell
        self._adding = Adding(bench)
        self.is_over = False
        self._tell_all()

    def work(self) -> _Steps:
        """Do what there is to do, yielding now and then; closing it is always safe.

        Folders are searched first. Then files are translated if the queue runs, else looked at.

        Raises:
            EngineStartError: there is no engine.
        """
        bench, progress = self._bench, self._bench.progress
        bench.find_models()
        yield from self._adding.work()
        if progress.state is QueueState.RUNNING:
            bench.put_back_begun()
            with kept_awake():
                yield from BatchWork(bench, self._adding).run()
            progress.state = QueueState.IDLE
            progress.left_over = 0
        else:
            yield from survey(bench)
        bench.flush()

    def stop(self) -> None:
        """Note that work was given up."""
        self._bench.let_go()
        self._bench.progress.forget_under_way()
        try:
            self._bench.flush()
        except QueueUnusableError as error:
            self.pause_because(error)

    def blame_document_in_hand(self) -> bool:
        """Let the document fail at which a bug has shown; without one, pause and return False."""
        file = self._bench.in_hand
        if file is None or file.state.finished:
            self.pause_because(AppError())
            return False
        self._bench.note_failed(file, AppError())
        return True

    def tell(self) -> None:
        """Tell at once what commands have changed."""
        self._bench.progress.tell()

    def pause_because(self, error: AppError) -> None:
        """Pause, since nothing can be translated at the moment."""
        self._bench.progress.state = QueueState.PAUSED
        self._tell(Refused(error))

    def obey(self, command: Command) -> bool:
        """Carry out a command; return whether the work in hand has to be given up for it."""
        was_running = self._bench.progress.state is QueueState.RUNNING
        gives_up = not was_running or self._is_about_begun(command)
        if isinstance(command, AddPaths):
            self._adding.want(command)
            self._wait_if_idle()
        elif isinstance(command, Start):
            self._bench.progress.state = QueueState.RUNNING
            self._bench.progress.left_over = 0
        elif isinstance(command, Pause):
            if was_running:
                self._bench.progress.state = QueueState.PAUSED
        elif isinstance(command, CancelFiles):
            for file in self._files(command.file_ids, UNFINISHED):
                self._bench.note_state(file, FileState.CANCELLED)
        elif isinstance(command, RemoveFiles):
            self._bench.journal.remove(command.file_ids)
            self._bench.progress.note_order()
        elif isinstance(command, RetryFiles):
            self._retry(command.file_ids)
        elif isinstance(command, ChangeOptions):
            self._change_options(command)
        elif isinstance(command, MoveFiles):
            self._move(command)
        elif isinstance(command, ShowPairs):
            self._show(command)
        else:
            self.is_over = True
        return gives_up

    def _is_about_begun(self, command: Command) -> bool:
        """Tell whether a command ends the work, or concerns a file that is under way."""
        if isinstance(command, CancelFiles | RemoveFiles | ChangeOptions):
            return bool(self._files(command.file_ids, UNFINISHED - {FileState.QUEUED}))
        return isinstance(command, Pause | ShutDown)

    def _wait_if_idle(self) -> None:
        if self._bench.progress.state is QueueState.IDLE:
            self._bench.progress.state = QueueState.WAITING

    def _files(self, file_ids: Iterable[int], states: Iterable[FileState]) -> list[BatchFile]:
        records = (self._bench.journal.file(number) for number in file_ids)
        files = [BatchFile.of(record) for record in records if record is not None]
        return [file for file in files if file.state in states]

    def _retry(self, file_ids: Iterable[int]) -> None:
        again = {FileState.FAILED, FileState.CANCELLED, FileState.SKIPPED}
        for file in self._files(file_ids, again):
            file.facts = Facts()
            self._bench.note_queued(file)
        self._wait_if_idle()

    def _change_options(self, command: ChangeOptions) -> None:
        options = options_to_json(command.options)
        for file in self._files(command.file_ids, UNFINISHED):
            self._bench.journal.change_options(file.id, options)
            file.options, file.facts = command.options, Facts()
            self._bench.note_queued(file)

    def _move(self, command: MoveFiles) -> None:
        journal = self._bench.journal
        order = journal.order()
        moved = [number for number in order if number in set(command.file_ids)]
        rest = [number for number in order if number not in set(command.file_ids)]
        place = rest.index(command.before) if command.before in rest else len(rest)
        journal.rearrange([*rest[:place], *moved, *rest[place:]])
        self._bench.progress.note_order()

    def _show(self, command: ShowPairs) -> None:
        try:
            pairs = show_pairs(self._bench, command)
        except AppError as error:
            self._tell(Refused(error))
        else:
            if pairs is not None:
                self._tell(pairs)

    def _tell_all(self) -> None:
        """Tell what an earlier run has left."""
        progress = self._bench.progress
        for record in self._bench.journal.files():
            file = BatchFile.of(record)
            if not file.state.finished:
                progress.left_over += 1
                progress.state = QueueState.WAITING
            self._tell(file.progress())
        progress.tell()
