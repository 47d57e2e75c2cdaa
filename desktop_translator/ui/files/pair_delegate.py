"""How a paragraph and its translation look side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_translator.ui.files.pair_model import PairListModel
from desktop_translator.ui.files.text_layout import height_of, laid_out
from desktop_translator.ui.theme import small_font
from desktop_translator.ui.widgets.highlights import NOTICE_ROLE
from desktop_translator.ui.widgets.row_ground import paint_ground
from desktop_translator.ui.widgets.utf16 import utf16_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.place_map import Place
    from desktop_translator.pipeline.batch.events import Pair

_PADDING = 10
_GAP = 20
_RADIUS = 8.0
_NARROW = 480
_PENDING = "…"


class PairDelegate(QStyledItemDelegate):
    """The source, beside it or in little room below it the translation; doubts are underlined."""

    def __init__(self, width: Callable[[], int]) -> None:
        super().__init__()
        self._width = width

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as the longer text, or in little room as both."""
        pair: Pair = index.data(PairListModel.PairRole)
        place = QRect(0, 0, self._width(), 0).adjusted(_PADDING, 0, -_PADDING, 0)
        source, target = self._layouts(pair, place, option)
        heights = (height_of(source), height_of(target))
        inner = sum(heights) + _PADDING / 2 if self._is_narrow() else max(heights)
        return QSize(self._width(), round(inner) + 2 * _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint both texts and a line below."""
        pair: Pair = index.data(PairListModel.PairRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, QRectF(option.rect).adjusted(0, 1, 0, -2), _RADIUS)
        place = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        source, target = self._layouts(pair, place, option)
        first, second = self._sides(place, option.direction)
        role = QPalette.ColorRole
        painter.setPen(option.palette.color(role.PlaceholderText))
        source.draw(painter, QPointF(first.topLeft()))
        top = first.top() + height_of(source) + _PADDING / 2 if self._is_narrow() else second.top()
        painter.setPen(option.palette.color(role.Text if pair.target else role.PlaceholderText))
        target.draw(painter, QPointF(second.left(), top))
        painter.setPen(option.palette.color(role.Mid))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _is_narrow(self) -> bool:
        return self._width() < _NARROW

    def _sides(self, place: QRect, direction: Qt.LayoutDirection) -> tuple[QRect, QRect]:
        if self._is_narrow():
            return place, place
        half = (place.width() - _GAP) // 2
        first = QRect(place.left(), place.top(), half, place.height())
        second = first.translated(half + _GAP, 0)
        return (
            QStyle.visualRect(direction, place, first),
            QStyle.visualRect(direction, place, second),
        )

    def _layouts(
        self, pair: Pair, place: QRect, option: QStyleOptionViewItem
    ) -> tuple[QTextLayout, QTextLayout]:
        width = place.width() if self._is_narrow() else (place.width() - _GAP) // 2
        font = small_font(option.font) if self._is_narrow() else option.font
        doubt = QTextCharFormat()
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        doubt.setUnderlineColor(option.palette.color(NOTICE_ROLE))
        written = pair.target or ""
        doubts = [_part(written, concern.place, doubt) for concern in pair.concerns]
        shown = _PENDING if pair.target is None else written
        target = laid_out(shown, option.font, width, doubts)
        return laid_out(pair.source, font, width), target


def _part(text: str, place: Place, look: QTextCharFormat) -> QTextLayout.FormatRange:
    start, end = place
    part = QTextLayout.FormatRange()
    part.start = utf16_length(text[:start])
    part.length = utf16_length(text[start:end])
    part.format = look
    return part
