"""A thin bar that shows how far something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPalette

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

HEIGHT = 3


def paint_progress(
    painter: QPainter,
    place: QRectF,
    share: float,
    palette: QPalette,
    direction: Qt.LayoutDirection,
) -> None:
    """Paint a bar at the foot of `place`, filled from where reading begins."""
    whole = QRectF(place)
    whole.setTop(place.bottom() - HEIGHT)
    done = QRectF(whole)
    done.setWidth(whole.width() * min(max(share, 0.0), 1.0))
    if direction == Qt.LayoutDirection.RightToLeft:
        done.moveRight(whole.right())
    painter.setPen(Qt.PenStyle.NoPen)
    for part, role in ((whole, QPalette.ColorRole.Mid), (done, QPalette.ColorRole.Accent)):
        painter.setBrush(palette.color(role))
        painter.drawRoundedRect(part, HEIGHT / 2, HEIGHT / 2)
