"""The paragraphs of a document beside their translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop_translator.ui.files.pair_delegate import PairDelegate
from desktop_translator.ui.files.pair_model import PairListModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent


class PairList(QListView):
    """One row for each paragraph, as high as its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs = PairListModel(self)
        self._delegate = PairDelegate(lambda: self.viewport().width())
        self.setModel(self.pairs)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # widths stay
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Paragraphs and their translations"))
        self.pairs.dataChanged.connect(self.scheduleDelayedItemsLayout)

    def choose(self, unit: int) -> None:
        """Choose a paragraph and bring it into sight."""
        index = self.pairs.index(self.pairs.row_of(unit))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen paragraphs with their translations."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
            QGuiApplication.clipboard().setText("\n\n".join(index.data() for index in rows))
        else:
            super().keyPressEvent(event)
