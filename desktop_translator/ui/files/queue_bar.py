"""How far the queue is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.pipeline.batch.events import QueueProgress, QueueState
from desktop_translator.ui.files import words
from desktop_translator.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

_STEPS = 1000
_MARGIN = 16
_NARROW = 560


class QueueBar(Card):
    """A bar for all files together, its numbers, and the buttons that start and stop the work.

    Signals:
        start_wanted, pause_wanted, cancel_wanted: a button was pressed.
        clear_wanted: finished files shall leave the list.
    """

    start_wanted = Signal()
    pause_wanted = Signal()
    cancel_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Translated of all files"))
        self._numbers = _label("title")
        self.start = self._button("main", self.start_wanted)
        self.pause = self._button("plain", self.pause_wanted)
        self.pause.setText(self.tr("Pause"))
        self.cancel = self._button("plain", self.cancel_wanted)
        self.cancel.setText(self.tr("Cancel now"))
        self.clear = self._button("plain", self.clear_wanted)
        self.clear.setText(self.tr("Clear finished"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.clear, self.cancel, self.pause, self.start):
            buttons.addWidget(button)
        said = QVBoxLayout()
        said.setSpacing(8)
        for widget in (self._numbers, self._bar):
            said.addWidget(widget)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        self._row.setSpacing(12)
        self._row.addLayout(said, 1)
        self._row.addLayout(buttons)
        self._row.setAlignment(
            buttons, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.show_progress(QueueProgress(QueueState.IDLE))

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._numbers.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below where there is little room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        narrow = self.width() < _NARROW
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_progress(self, queue: QueueProgress) -> None:
        """Show how far the queue is."""
        unfinished = queue.finished_files < queue.total_files
        is_running = queue.state is QueueState.RUNNING
        is_open = is_running or queue.state is QueueState.PAUSED
        self._numbers.setText(self._sum(queue))
        self._bar.setValue(round(_STEPS * queue.percent / 100))
        self._bar.setVisible(is_open)
        self.start.setText(self.tr("Resume") if self._goes_on(queue) else self.tr("Start"))
        self.start.setVisible(unfinished and not is_running)
        self.pause.setVisible(is_running)
        self.cancel.setVisible(is_open and unfinished)
        self.clear.setVisible(queue.finished_files > 0 and not is_running)

    def _goes_on(self, queue: QueueProgress) -> bool:
        return queue.state is QueueState.PAUSED or queue.left_over > 0

    def _sum(self, queue: QueueProgress) -> str:
        if queue.adding:
            found = words.count_of_files(queue.total_files)
            return self.tr("Looking for documents: {files} so far").format(files=found)
        if queue.state is QueueState.WAITING and not queue.finished_files:
            return self.tr("{files} to translate").format(
                files=words.count_of_files(queue.total_files)
            )
        if queue.state is QueueState.PAUSED:
            return self.tr("Paused: {progress}").format(progress=words.overall(queue))
        return words.overall(queue)

    def _button(self, role: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", role)
        button.clicked.connect(lambda: wanted.emit())
        return button


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
