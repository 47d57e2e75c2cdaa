"""What the rest of the window shows of the queue of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_translator.pipeline.batch.events import QueueProgress, QueueState
from desktop_translator.ui.actions import Command
from desktop_translator.ui.drops import FileDrops
from desktop_translator.ui.places import Place
from desktop_translator.ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_translator.ui.files.room import FilesRoom
    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.widgets.icons import Icons

_MARGIN = 16


class FilesPresence(QObject):
    """The percentage in title and rail, an offer to go on, word of the end, and files dropped.

    `column` is the layout of the pages: the offer stands at its top.
    """

    def __init__(
        self,
        window: MainWindow,
        room: FilesRoom,
        icons: Icons,
        column: QVBoxLayout,
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._icons = window, room, icons
        self._title = window.windowTitle()
        self._queue = QueueProgress(QueueState.IDLE)
        self._was_offered = False
        self.offer = Banner(icons, Tone.QUIET)
        self.offer.action_chosen.connect(self._go_on)
        self._place = QWidget()
        place = QVBoxLayout(self._place)
        place.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        place.addWidget(self.offer)
        column.insertWidget(0, self._place)
        self._place.hide()
        self.offer.dismissed.connect(self._place.hide)
        room.progressed.connect(self._show)
        window.actions_by_command[Command.TRANSLATE_FILES].triggered.connect(self._choose)
        self.drops = FileDrops(window, window.page.isVisible)
        self.drops.text_given.connect(window.open_file)
        self.drops.files_given.connect(self.add)
        window.page.source.pane.files_pasted.connect(self.drops.take)

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders into the queue, and show it."""
        self._window.show_place(Place.FILES)
        self._room.add(paths)

    def _choose(self) -> None:
        self._window.show_place(Place.FILES)
        self._room.page.queue.choose_files()

    def _show(self, queue: QueueProgress) -> None:
        before, self._queue = self._queue, queue
        is_running = queue.state is QueueState.RUNNING
        percent = int(queue.percent)
        self._window.rail.buttons[Place.FILES].show_percent(percent if is_running else None)
        title = self.tr("{percent} % – {title}").format(percent=percent, title=self._title)
        self._window.setWindowTitle(title if is_running else self._title)
        hint = self.tr("Files: {percent} %, safe to close")
        self._window.status.show_files(hint.format(percent=percent) if is_running else "")
        self._offer(queue)
        if before.state is QueueState.RUNNING and queue.state is QueueState.IDLE:
            self._tell_the_end(queue)

    def _offer(self, queue: QueueProgress) -> None:
        """Offer once to go on with what an earlier run has left."""
        if queue.state is not QueueState.WAITING:
            self._place.hide()
        elif queue.left_over and not self._was_offered:
            self._was_offered = True
            message = self.tr("1 file of last time is not finished.")
            if queue.left_over != 1:
                message = self.tr("{count} files of last time are not finished.").format(
                    count=queue.left_over
                )
            advice = self.tr("What was translated is kept.")
            self.offer.show_message(message, advice, self.tr("Resume"))
            self._place.show()

    def _go_on(self) -> None:
        self._place.hide()
        self._window.show_place(Place.FILES)
        self._room.start()

    def _tell_the_end(self, queue: QueueProgress) -> None:
        if self._window.isActiveWindow():
            return
        from desktop_translator.ui.files.end_notice import tell_the_end

        tell_the_end(self._window, self._icons, queue)
