"""The queue of files, with everything around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.ui.files.choices_bar import ChoicesBar
from desktop_translator.ui.files.detail_card import DetailCard
from desktop_translator.ui.files.empty_state import EmptyState
from desktop_translator.ui.files.file_list import FileList
from desktop_translator.ui.files.queue_bar import QueueBar
from desktop_translator.ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop_translator.core.file_choices import FileChoices
    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.widgets.icons import Icons

_MARGIN = 16
_GAP = 12
_NARROW = 720


class QueueView(QWidget):
    """Choices above, files with the chosen one's details, how far all are below.

    Signals:
        paths_chosen: files or a folder to add, a tuple of `Path`s.
    """

    paths_chosen = Signal(object)

    def __init__(
        self,
        choices: FileChoices,
        languages: Languages,
        icons: Icons,
        sources: Callable[[], Sequence[str]],
        targets: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self._folder = Path.home()
        self.add_files = self._button(self.tr("Add files…"))
        self.add_folder = self._button(self.tr("Add folder…"))
        self.banner = Banner(icons, Tone.NOTICE, self)
        self.choices = ChoicesBar(choices, languages, icons, sources, targets)
        self.list = FileList(languages, icons)
        self.detail = DetailCard(languages, icons, sources)
        self.empty = EmptyState(icons)
        self.bar = QueueBar()
        self._splitter = QSplitter()
        self._body = QStackedWidget()
        self._arrange()
        self._connect()
        self.show_empty(True)

    def show_empty(self, is_empty: bool) -> None:
        """Say what to do while there is nothing in the list."""
        self._body.setCurrentWidget(self.empty if is_empty else self._splitter)
        for widget in (self.bar, self.add_files, self.add_folder):
            widget.setVisible(not is_empty)

    def choose_files(self) -> None:
        """Let a person choose files."""
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Translate files"), str(self._folder))
        self._take(names)

    def choose_folder(self) -> None:
        """Let a person choose a folder."""
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Translate a folder"), str(self._folder)
        )
        self._take([name] if name else [])

    def minimumSizeHint(self) -> QSize:
        """Allow a small window."""
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details below the list where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        direction = Qt.Orientation
        self._splitter.setOrientation(direction.Vertical if narrow else direction.Horizontal)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard start in the list, or at the button that fills it."""
        super().showEvent(event)
        is_empty = self._body.currentWidget() is self.empty
        (self.empty.files if is_empty else self.list).setFocus()

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Files"))
        heading.setProperty("role", "heading")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(heading, 1)
        top.addWidget(self.add_files)
        top.addWidget(self.add_folder)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(_GAP)
        self._splitter.setSizes([620, 360])
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 1)
        self._body.addWidget(self.empty)
        self._body.addWidget(self._splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.choices)
        column.addWidget(self._body, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.list.chosen.connect(self.detail.show_files)
        self.detail.ordered.connect(self.list.order)
        for button in (self.empty.files, self.add_files):
            button.clicked.connect(self.choose_files)
        for button in (self.empty.folder, self.add_folder):
            button.clicked.connect(self.choose_folder)

    def _take(self, names: Sequence[str]) -> None:
        paths = tuple(map(Path, names))
        if paths:
            self._folder = paths[0].parent
            self.paths_chosen.emit(paths)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "plain")
        return button
