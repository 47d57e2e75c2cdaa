"""The sign of what deserves a look: an exclamation mark in a disc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def paint_exclamation(painter: QPainter, place: QRectF, disc: QColor, mark: QColor) -> None:
    """Paint the sign into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(disc)
    painter.drawEllipse(place)
    size, middle = place.height(), place.center().x()
    stroke = QRectF(0, place.top() + 0.2 * size, 0.15 * size, 0.37 * size)
    stroke.moveCenter(QPointF(middle, stroke.center().y()))
    painter.setBrush(mark)
    painter.drawRoundedRect(stroke, stroke.width() / 2, stroke.width() / 2)
    dot = QPointF(middle, place.top() + 0.74 * size)
    painter.drawEllipse(dot, 0.09 * size, 0.09 * size)
    painter.restore()
