"""The places of a translation that a person should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from desktop_translator.ui.files.pair_model import Mark, MarkListModel
from desktop_translator.ui.files.text_layout import height_of, laid_out
from desktop_translator.ui.files.words import reason
from desktop_translator.ui.theme import small_font
from desktop_translator.ui.widgets.highlights import NOTICE_ROLE
from desktop_translator.ui.widgets.row_ground import paint_ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QTextLayout
    from PySide6.QtWidgets import QStyleOptionViewItem

_PADDING = 8
_RADIUS = 8.0
_MOST_LETTERS = 160


class MarkList(QListView):
    """One row for each place: the reason, and the words it is about.

    Signals:
        chosen: the number of the paragraph in which the chosen place is.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.marks = MarkListModel(self)
        self._delegate = MarkDelegate(lambda: self.viewport().width())
        self.setModel(self.marks)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # widths stay
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Places to look at"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def step(self, steps: int) -> None:
        """Choose the next place, or with -1 the one before; round and round."""
        count = self.marks.rowCount()
        if count:
            row = self.currentIndex().row()
            following = (row + steps) % count if row >= 0 else (0 if steps > 0 else count - 1)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.marks.index(following), flags)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(MarkListModel.MarkRole).unit)


class MarkDelegate(QStyledItemDelegate):
    """The reason in the colour of notices, the words below."""

    def __init__(self, width: Callable[[], int]) -> None:
        super().__init__()
        self._width = width

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as the texts."""
        heights = sum(map(height_of, self._layouts(index, option)))
        return QSize(self._width(), round(heights) + 2 * _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint both texts."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, QRectF(option.rect).adjusted(0, 1, 0, -1), _RADIUS)
        why, what = self._layouts(index, option)
        corner = QPointF(option.rect.topLeft()) + QPointF(_PADDING, _PADDING)
        painter.setPen(option.palette.color(NOTICE_ROLE))
        why.draw(painter, corner)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        what.draw(painter, corner + QPointF(0, height_of(why)))
        painter.restore()

    def _layouts(
        self, index: QModelIndex | QPersistentModelIndex, option: QStyleOptionViewItem
    ) -> tuple[QTextLayout, QTextLayout]:
        mark: Mark = index.data(MarkListModel.MarkRole)
        width = self._width() - 2 * _PADDING
        words = mark.text
        if len(words) > _MOST_LETTERS:
            words = f"{words[:_MOST_LETTERS].rstrip()}…"
        small = small_font(option.font)
        return laid_out(reason(mark.concern), small, width), laid_out(words, option.font, width)
