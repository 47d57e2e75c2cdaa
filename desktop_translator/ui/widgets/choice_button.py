"""A button that opens a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.widgets.icons import Icons

_HEIGHT = 36
_PADDING = 14
_GAP = 6
_CHEVRON = 16
_WIDEST_TEXT = 220


class ChoiceButton(QPushButton):
    """Shows the present choice and a chevron; a text too wide for it is elided."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setMinimumWidth(72)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_open(self, is_open: bool) -> None:
        """Look pressed while the choice is open."""
        self.setProperty("open", is_open)
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:
        """Fit the text, up to a limit."""
        text = min(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2, _WIDEST_TEXT)
        return QSize(text + _GAP + _CHEVRON + 2 * _PADDING - 4, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Allow to become narrow; the text is elided then."""
        return QSize(72, _HEIGHT)

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
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.setPen(palette.color(group, QPalette.ColorRole.ButtonText))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | self._start_side(), shown)
        colour = palette.color(group, QPalette.ColorRole.PlaceholderText)
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap("chevron-down", colour, ratio, _CHEVRON)
        painter.drawPixmap(chevron.topLeft(), pixmap)
        painter.end()

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
