"""Where the pointer is in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from desktop_translator.ui.widgets.text_pane import TextPane

_MOVES = (QEvent.Type.MouseMove, QEvent.Type.Leave, QEvent.Type.KeyPress)


class PointerWatch(QObject):
    """Follows the pointer over a pane; after a key press it waits for the next move.

    Signals:
        moved: the pointer has moved, come or gone.
    """

    moved = Signal()

    def __init__(self, pane: TextPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._point: QPoint | None = None
        pane.installEventFilter(self)
        pane.viewport().installEventFilter(self)
        pane.viewport().setMouseTracking(True)

    @property
    def is_inside(self) -> bool:
        """Whether the pointer is over the pane and was used last."""
        return self._point is not None

    @property
    def position(self) -> int | None:
        """The position in the document under the pointer; None where there is no line."""
        if self._point is None:
            return None
        return position_at(self._pane, self._point)

    def forget(self) -> None:
        """Wait for the next move: something else is in view now."""
        self._point = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note moves of the pointer, and keys, which take over from it."""
        if event.type() in _MOVES:
            before = self._point
            self._point = event.position().toPoint() if isinstance(event, QMouseEvent) else None
            if self._point != before:
                self.moved.emit()
        return super().eventFilter(watched, event)


def position_at(pane: TextPane, point: QPoint) -> int | None:
    """Return the position of the document at a point of the viewport, if a line is there."""
    cursor = pane.cursorForPosition(point)
    line = pane.cursorRect(cursor)
    return cursor.position() if line.top() <= point.y() <= line.bottom() else None
