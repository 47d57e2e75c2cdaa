"""How a row of two lines looks."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_translator.ui.theme import small_font
from desktop_translator.ui.widgets.progress_line import paint_progress
from desktop_translator.ui.widgets.row_ground import paint_ground

if TYPE_CHECKING:
    from desktop_translator.ui.widgets.icons import Icons

_Role = QPalette.ColorRole
_PADDING = 12
_LINE_GAP = 4
_RADIUS = 8.0
_ICON = 20
_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row says. Texts that begin a line are elided to leave room for the notes.

    Attributes:
        title: begins the upper line.
        note: ends the upper line.
        below: begins the lower line.
        below_notes: the end of the lower line, from long to short: the first that fits is shown.
        note_role, below_role: their colours.
        icon: stands before both lines, with its colour.
        done_share: from 0 to 1: a bar below; None for none.
    """

    title: str
    note: str
    below: str
    below_notes: tuple[str, ...] = ()
    note_role: QPalette.ColorRole = _Role.Text
    below_role: QPalette.ColorRole = _Role.Text
    icon: str = ""
    icon_role: QPalette.ColorRole = _Role.PlaceholderText
    done_share: float | None = None


class RowDelegate(QStyledItemDelegate):
    """A title and what is below it, a note on the other side of each; a bar while work goes on."""

    def __init__(self, icons: Icons | None = None) -> None:
        super().__init__()
        self._icons = icons

    @abstractmethod
    def content(self, index: QModelIndex | QPersistentModelIndex) -> RowContent:
        """Return what a row says."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Give every row the same height, whatever it holds."""
        small = QFontMetrics(small_font(option.font)).height()
        return QSize(_ICON, option.fontMetrics.height() + small + _LINE_GAP + 2 * _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = self.content(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, QRectF(option.rect).adjusted(0, 1, 0, -1), _RADIUS)
        place = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        if row.icon and self._icons is not None:
            place = self._paint_icon(painter, option, place, row)
        upper = QRect(place.topLeft(), QSize(place.width(), option.fontMetrics.height()))
        lower = QRect(place)
        lower.setTop(upper.bottom() + 1 + _LINE_GAP)
        self._paint_upper(painter, option, upper, row)
        self._paint_lower(painter, option, lower, row)
        if row.done_share is not None:
            foot = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, -_LINE_GAP)
            paint_progress(painter, foot, row.done_share, option.palette, option.direction)
        painter.restore()

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: RowContent
    ) -> QRect:
        """Paint the icon beside the upper line; return the place that is left."""
        if self._icons is None:
            return place
        ratio = painter.device().devicePixelRatio()
        pixmap = self._icons.pixmap(row.icon, option.palette.color(row.icon_role), ratio)
        top = place.top() + (option.fontMetrics.height() - _ICON) // 2
        icon = QRect(QPoint(place.left(), top), QSize(_ICON, _ICON))
        painter.drawPixmap(QStyle.visualRect(option.direction, place, icon).topLeft(), pixmap)
        rest = place.adjusted(_ICON + _PADDING, 0, 0, 0)
        return QStyle.visualRect(option.direction, place, rest)

    def _paint_upper(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: RowContent
    ) -> None:
        painter.setFont(small_font(option.font))
        painter.setPen(option.palette.color(row.note_role))
        painter.drawText(place, _END, row.note)
        taken = painter.fontMetrics().horizontalAdvance(row.note)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(option.palette.color(_Role.Text))
        _paint_start(painter, option, place, row.title, taken + _PADDING)

    def _paint_lower(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: RowContent
    ) -> None:
        painter.setFont(small_font(option.font))
        metrics = painter.fontMetrics()
        most = place.width() - min(place.width() // 3, metrics.horizontalAdvance(row.below))
        fitting = (n for n in row.below_notes if metrics.horizontalAdvance(n) + _PADDING <= most)
        note = next(fitting, "")
        painter.setPen(option.palette.color(_Role.PlaceholderText))
        painter.drawText(place, _END, note)
        taken = metrics.horizontalAdvance(note) + _PADDING if note else 0
        painter.setPen(option.palette.color(row.below_role))
        _paint_start(painter, option, place, row.below, taken)


def _paint_start(
    painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, taken: int
) -> None:
    """Write at the side where reading begins, in what the other side has left."""
    free = QStyle.visualRect(option.direction, place, place.adjusted(0, 0, -taken, 0))
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, max(0, free.width())
    )
    painter.drawText(free, _START, shown)
