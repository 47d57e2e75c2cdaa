"""Boxes one after the other, on as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSizeF


def flow(
    sizes: Sequence[QSizeF], room: QRectF, gap: float, line_gap: float, from_right: bool
) -> tuple[QRectF, ...]:
    """Place boxes in the width of `room` from its top, in reading order; none is wider than it."""
    boxes: list[QRectF] = []
    x = y = height = 0.0
    for size in sizes:
        width = min(size.width(), room.width())
        if x and x + width > room.width():
            x, y, height = 0.0, y + height + line_gap, 0.0
        boxes.append(QRectF(room.left() + x, room.top() + y, width, size.height()))
        x += width + gap
        height = max(height, size.height())
    return tuple(mirrored(box, room) for box in boxes) if from_right else tuple(boxes)


def mirrored(box: QRectF, room: QRectF) -> QRectF:
    """Return the place that a box has in a room that runs from right to left."""
    left = room.left() + room.right() - box.right()
    return QRectF(left, box.top(), box.width(), box.height())


def bottom(boxes: Sequence[QRectF], top: float) -> float:
    """Return where the lowest box ends, or `top` where there is none."""
    return max((box.bottom() for box in boxes), default=top)
