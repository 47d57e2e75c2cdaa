"""The ground of a row in a list: chosen, under the pointer, or plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, place: QRectF, radius: float
) -> None:
    """Fill `place` with the colour of the row's state; a plain row is left as it is."""
    role = None
    if option.state & QStyle.StateFlag.State_Selected:
        role = QPalette.ColorRole.Highlight
    elif option.state & QStyle.StateFlag.State_MouseOver:
        role = QPalette.ColorRole.Midlight
    if role is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.color(role))
        painter.drawRoundedRect(place, radius, radius)
