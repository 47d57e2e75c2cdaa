"""Keeps the files page and the queue of files in step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop_translator.pipeline.batch.events import (
    FileProgress,
    FileState,
    Pairs,
    QueueOrder,
    QueueProgress,
    QueueState,
    Refused,
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
from desktop_translator.ui.files import words
from desktop_translator.ui.files.deeds import RETRIABLE, FileDeed
from desktop_translator.ui.files.preview import PAGE
from desktop_translator.ui.files.waiting_files import WaitingFiles
from desktop_translator.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import BatchEvent
    from desktop_translator.pipeline.batch.requests import BatchOptions
    from desktop_translator.ui.files.job import BatchJob
    from desktop_translator.ui.files.page import FilesPage

    Files = tuple[FileProgress, ...]

_SHOW_EVERY_MS = 60.0


class FilesSession(QObject):
    """Sends what is ordered on the page, and shows what the queue tells.

    News of files is gathered for some milliseconds: thousands may come at once.

    Signals:
        progressed: the `QueueProgress` as it is now.
    """

    progressed = Signal(object)

    def __init__(self, page: FilesPage, job: BatchJob, languages: Languages) -> None:
        super().__init__(page)
        self._page, self._job, self._languages = page, job, languages
        self._list = page.queue.list
        self._queue = QueueProgress(QueueState.IDLE)
        self._news: dict[int, FileProgress] = {}
        self._order: tuple[int, ...] | None = None
        self._progress: QueueProgress | None = None
        self._removed: Files = ()
        self._waiting = WaitingFiles(page.queue, job)
        self._showing = Throttle(self)
        self._showing.fired.connect(self._show)
        self._deeds: dict[FileDeed, Callable[[Files], None]] = {
            FileDeed.OPEN: lambda files: _open(files[0].output),
            FileDeed.PREVIEW: lambda files: page.show_preview(files[0]),
            FileDeed.OPEN_FOLDER: lambda files: _open(_folder_of(files[0])),
            FileDeed.OPEN_ORIGINAL: lambda files: _open(files[0].path),
            FileDeed.COPY_PATH: _copy_paths,
            FileDeed.RETRY: lambda files: job.send(RetryFiles(_ids(files))),
            FileDeed.CANCEL: lambda files: job.send(CancelFiles(_ids(files))),
            FileDeed.MOVE_UP: lambda files: self._move(files, -1),
            FileDeed.MOVE_DOWN: lambda files: self._move(files, 1),
            FileDeed.REMOVE: self._remove,
        }
        self._connect()

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders into the queue, translated as is chosen now."""
        self._page.show_queue()
        self._job.send(AddPaths(tuple(paths), self._waiting.options))

    def start(self) -> None:
        """Work the queue off."""
        self._job.send(Start())

    def do(self, deed: FileDeed, files: Files) -> None:
        """Carry out an order."""
        self._deeds[deed](files)

    def _connect(self) -> None:
        page, job = self._page, self._job
        job.told.connect(self._take)
        page.queue.paths_chosen.connect(self.add)
        page.queue.choices.changed.connect(self._waiting.choose)
        page.queue.banner.action_chosen.connect(self._bring_back)
        page.queue.detail.changed.connect(self._change_one)
        page.queue.list.ordered.connect(self.do)
        page.queue.list.files.move_wanted.connect(self._put)
        page.queue.bar.start_wanted.connect(self.start)
        page.queue.bar.pause_wanted.connect(lambda: job.send(Pause()))
        page.queue.bar.cancel_wanted.connect(self._cancel_all)
        page.queue.bar.clear_wanted.connect(self._clear)
        page.preview.wanted.connect(self._ask_for_pairs)

    def _take(self, event: BatchEvent) -> None:
        if isinstance(event, FileProgress):
            self._news[event.id] = event
        elif isinstance(event, QueueOrder):
            self._order = event.file_ids
        elif isinstance(event, QueueProgress):
            self._progress = event
        elif isinstance(event, Pairs):
            self._page.preview.show_pairs(event)
            return
        elif isinstance(event, Refused):
            self._removed = ()
            self._page.queue.banner.show_message(*words.error(event.error, self._languages))
            return
        self._showing.request(_SHOW_EVERY_MS)

    def _show(self) -> None:
        news, self._news = self._news, {}
        order, self._order = self._order, None
        progress, self._progress = self._progress, None
        view = self._page.queue
        self._waiting.take(news.values())
        if news or order is not None:
            self._list.files.take(tuple(news.values()), order)
        previewed = news.get(self._page.previewed or -1)
        if previewed is not None:
            self._page.preview.show_file(previewed)
        if progress is not None:
            self._queue = progress
            self._waiting.follow(progress)
            view.bar.show_progress(progress)
            self.progressed.emit(progress)
        view.show_empty(not self._list.files.rowCount() and not self._queue.adding)

    def _change_one(self, number: int, options: BatchOptions) -> None:
        file = self._list.files.file(number)
        if file is not None and file.state in RETRIABLE:
            self._job.send(RetryFiles((number,)))
        self._job.send(ChangeOptions((number,), options))

    def _put(self, numbers: tuple[int, ...], before: int | None) -> None:
        self._job.send(MoveFiles(numbers, before))

    def _move(self, files: Files, step: int) -> None:
        numbers = _ids(files)
        self._put(numbers, self._list.files.neighbour(numbers, step))

    def _remove(self, files: Files) -> None:
        self._job.send(RemoveFiles(_ids(files)))
        self._removed = files
        name = files[0].path.name if len(files) == 1 else words.count_of_files(len(files))
        self._page.queue.banner.show_message(
            self.tr("{files} removed from the list.").format(files=name),
            self.tr("Nothing on the disk was removed."),
            self.tr("Put back"),
        )

    def _bring_back(self) -> None:
        """Add again what was removed last, each as it was to be translated."""
        groups: defaultdict[BatchOptions, list[Path]] = defaultdict(list)
        for file in self._removed:
            groups[file.options].append(file.path)
        for options, paths in groups.items():
            self._job.send(AddPaths(tuple(paths), options))
        self._removed = ()
        self._page.queue.banner.hide()

    def _cancel_all(self) -> None:
        files = (file for file in self._list.files.files if not file.state.finished)
        self._job.send(CancelFiles(_ids(tuple(files))))

    def _clear(self) -> None:
        files = (file for file in self._list.files.files if file.state.finished)
        self._job.send(RemoveFiles(_ids(tuple(files))))

    def _ask_for_pairs(self, number: int, first_unit: int, only_marked: bool) -> None:
        self._job.send(ShowPairs(number, first_unit, PAGE, only_marked))


def _ids(files: Files) -> tuple[int, ...]:
    return tuple(file.id for file in files)


def _folder_of(file: FileProgress) -> Path:
    return (file.output if file.output is not None and file.output.exists() else file.path).parent


def _open(path: Path | None) -> None:
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _copy_paths(files: Files) -> None:
    written = (FileState.DONE, FileState.DONE_WITH_WARNINGS)
    paths = (file.output if file.state in written and file.output else file.path for file in files)
    QGuiApplication.clipboard().setText("\n".join(map(str, paths)))
