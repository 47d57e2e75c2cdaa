"""A line of text that deserves notice and can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop_translator.ui.widgets.exclamation import paint_exclamation

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_SIGN = 13
_GAP = 6
_PADDING = 3
_VERY_HIGH = 10_000


class NoticeButton(QAbstractButton):
    """A button whose text wraps as that of a label does, which no button of Qt can.

    The sign before it is the one that marks the text it speaks of.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setText(self, text: str) -> None:
        """Say something else, which may need another height."""
        super().setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        metrics = self.fontMetrics()
        # One pixel more than the letters take, or the last word wraps.
        width = _SIGN + _GAP + metrics.horizontalAdvance(self.text()) + 1 + 2 * _PADDING
        return QSize(width, metrics.height() + 2 * _PADDING)

    def minimumSizeHint(self) -> QSize:
        """Be content with little width."""
        return QSize(80, self.fontMetrics().height() + 2 * _PADDING)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped text needs."""
        room = QRect(0, 0, width - _SIGN - _GAP - 2 * _PADDING, _VERY_HIGH)
        return self.fontMetrics().boundingRect(room, _FLAGS, self.text()).height() + 2 * _PADDING

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sign, the text, and a ring when it has the keyboard."""
        painter = QPainter(self)
        palette = self.palette()
        colour = palette.color(QPalette.ColorRole.ButtonText)
        line = self.fontMetrics().height()
        sign = QRect(_PADDING, _PADDING + (line - _SIGN) // 2, _SIGN, _SIGN)
        text = self.rect().adjusted(_PADDING + _SIGN + _GAP, _PADDING, -_PADDING, -_PADDING)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            sign.moveRight(self.width() - _PADDING)
            text = self.rect().adjusted(_PADDING, _PADDING, -_PADDING - _SIGN - _GAP, -_PADDING)
        paint_exclamation(painter, QRectF(sign), colour, palette.base().color())
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(text, _FLAGS, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
