"""A button that opens a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.widgets.icons import Icons

HEIGHT = 36
_PADDING = 14
_GAP = 6
_CHEVRON = 16
_WIDEST_LETTERS = 32


class ChoiceButton(QPushButton):
    """Shows the present choice and a chevron; a text too wide for it is elided.

    A quiet note may stand behind the text; it is left out where there is no room for both.
    """

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._note = ""
        self.setMinimumWidth(72)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def note(self) -> str:
        """What is said behind the text."""
        return self._note

    def set_note(self, note: str) -> None:
        """Say something behind the text, or nothing."""
        self._note = note
        self.updateGeometry()
        self.update()

    def set_open(self, is_open: bool) -> None:
        """Look pressed while the choice is open."""
        self.setProperty("open", is_open)
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:
        """Fit the text, up to a limit."""
        metrics = QFontMetrics(self.font())
        widest = _WIDEST_LETTERS * metrics.averageCharWidth()
        text = min(metrics.horizontalAdvance(self.text()) + 2, widest)
        if self._note:
            text += _GAP + metrics.horizontalAdvance(self._note)
        return QSize(text + _GAP + _CHEVRON + 2 * _PADDING - 4, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Allow to become narrow; the text is elided then."""
        return QSize(72, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the frame of the style, then text and chevron."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        palette = self.palette()
        text, chevron = self._places()
        colour = palette.color(group, QPalette.ColorRole.PlaceholderText)
        self._paint_text(painter, text, palette.color(group, QPalette.ColorRole.ButtonText), colour)
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap("chevron-down", colour, ratio, _CHEVRON)
        painter.drawPixmap(chevron.topLeft(), pixmap)
        painter.end()

    def _paint_text(self, painter: QPainter, place: QRect, colour: QColor, quiet: QColor) -> None:
        metrics = self.fontMetrics()
        start = Qt.AlignmentFlag.AlignVCenter | self._start_side()
        painter.setPen(colour)
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, start, shown)
        used = metrics.horizontalAdvance(shown) + _GAP
        if self._note and used + metrics.horizontalAdvance(self._note) <= place.width():
            rest = QStyle.visualRect(self.layoutDirection(), place, place.adjusted(used, 0, 0, 0))
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(quiet)
            painter.drawText(rest, start, self._note)

    def _start_side(self) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)

    def _places(self) -> tuple[QRect, QRect]:
        inner = self.rect().adjusted(_PADDING, 0, -_PADDING + 4, 0)
        text = QRect(inner)
        text.setWidth(max(0, inner.width() - _CHEVRON - _GAP))
        chevron = QRect(
            inner.right() - _CHEVRON + 1, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON
        )
        direction = self.layoutDirection()
        return (
            QStyle.visualRect(direction, self.rect(), text),
            QStyle.visualRect(direction, self.rect(), chevron),
        )
