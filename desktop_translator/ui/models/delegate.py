"""How a row of the models page looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_translator.ui.models import words
from desktop_translator.ui.models.list_model import ModelListModel
from desktop_translator.ui.theme import small_font
from desktop_translator.ui.widgets.row_ground import paint_ground

if TYPE_CHECKING:
    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow

_PADDING = 12
_LINE_GAP = 4
_BAR = 3
_RADIUS = 8.0
_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class ModelDelegate(QStyledItemDelegate):
    """Name and languages, facts below, where it is on the other side; a bar while it comes."""

    def __init__(self, languages: Languages) -> None:
        super().__init__()
        self._languages = languages

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give every row the same height."""
        width = super().sizeHint(option, index).width()
        small = QFontMetrics(small_font(option.font)).height()
        return QSize(width, option.fontMetrics.height() + small + _LINE_GAP + 2 * _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: ModelRow = index.data(ModelListModel.RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, QRectF(option.rect).adjusted(0, 1, 0, -1), _RADIUS)
        place = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        upper = QRect(place.topLeft(), QSize(place.width(), option.fontMetrics.height()))
        lower = QRect(place)
        lower.setTop(upper.bottom() + 1 + _LINE_GAP)
        self._paint_upper(painter, option, upper, row)
        self._paint_lower(painter, option, lower, row)
        if row.standing.is_coming:
            self._paint_bar(painter, option, row.done_share)
        painter.restore()

    def _paint_upper(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: ModelRow
    ) -> None:
        standing = words.standing_of(row)
        role = QPalette.ColorRole.Accent if row.standing.is_here else QPalette.ColorRole.Text
        painter.setFont(small_font(option.font))
        painter.setPen(option.palette.color(role))
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, standing
        )
        taken = painter.fontMetrics().horizontalAdvance(standing)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._paint_start(painter, bold, place, row.name, taken + _PADDING, option)

    def _paint_lower(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: ModelRow
    ) -> None:
        small = small_font(option.font)
        painter.setFont(small)
        facts = words.facts_of(row)
        if row.non_commercial:
            facts = f"{facts} · {words.tr('no commercial use')}"
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, facts
        )
        taken = painter.fontMetrics().horizontalAdvance(facts)
        languages = words.languages_of(row, self._languages)
        self._paint_start(painter, small, place, languages, taken + _PADDING, option)

    def _paint_start(
        self,
        painter: QPainter,
        font: QFont,
        place: QRect,
        text: str,
        taken: int,
        option: QStyleOptionViewItem,
    ) -> None:
        """Write at the side where reading begins, in what the other side has left."""
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        free = QRect(place)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            free.setLeft(place.left() + taken)
        else:
            free.setRight(place.right() - taken)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, max(0, free.width())
        )
        painter.drawText(free, _START, shown)

    def _paint_bar(self, painter: QPainter, option: QStyleOptionViewItem, share: float) -> None:
        place = option.rect.adjusted(_PADDING, 0, -_PADDING, -_LINE_GAP)
        place.setTop(place.bottom() - _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(place, _BAR / 2, _BAR / 2)
        done = QRect(place)
        done.setWidth(round(place.width() * share))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            done.moveRight(place.right())
        painter.setBrush(option.palette.color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(done, _BAR / 2, _BAR / 2)
