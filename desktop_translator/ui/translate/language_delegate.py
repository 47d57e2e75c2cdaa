"""How a row of a language picker looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_translator.ui.translate.language_list_model import LanguageListModel
from desktop_translator.ui.widgets.row_ground import paint_ground

if TYPE_CHECKING:
    from desktop_translator.core.languages import Language
    from desktop_translator.ui.widgets.icons import Icons

_PADDING = 10
_ROW = 2.5  # row height in heights of the letters
_RADIUS = 7.0
_MARK = 16


class LanguageDelegate(QStyledItemDelegate):
    """Paints the English name, the autonym beside it, and a mark on the one in use."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give every row the same height."""
        return QSize(super().sizeHint(option, index).width(), row_height(option))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        language: Language = index.data(LanguageListModel.LanguageRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, QRectF(option.rect), _RADIUS)
        place = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if index.data(LanguageListModel.CurrentRole):
            self._paint_mark(painter, option, place)
        place.setRight(place.right() - _MARK - _PADDING)
        self._paint_names(painter, option, place, language)
        painter.restore()

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        colour = option.palette.color(QPalette.ColorRole.Accent)
        ratio = painter.device().devicePixelRatioF()
        mark = self._icons.pixmap("check", colour, ratio, _MARK)
        top = place.center().y() - _MARK // 2
        painter.drawPixmap(place.right() - _MARK + 1, top, mark)

    def _paint_names(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, language: Language
    ) -> None:
        width = self._paint_text(
            painter, option, place, language.name, option.palette.color(QPalette.ColorRole.Text)
        )
        if language.autonym != language.name:
            place.setLeft(place.left() + width + _PADDING)
            colour = option.palette.color(QPalette.ColorRole.PlaceholderText)
            self._paint_text(painter, option, place, language.autonym, colour)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        colour: QColor,
    ) -> int:
        """Paint one name, elided to the place, and return its width."""
        metrics = option.fontMetrics
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
        painter.setPen(colour)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, sides | Qt.TextFlag.TextForceLeftToRight, shown)
        return metrics.horizontalAdvance(shown)


def row_height(option: QStyleOptionViewItem) -> int:
    """Return the height of a row for the font of the view."""
    return round(option.fontMetrics.capHeight() * _ROW + 10)
