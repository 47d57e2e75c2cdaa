"""A small surface above the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

_GAP = 4
_EDGE = 8


class Popover(QFrame):
    """Opens below an anchor, inside its window, and closes on Esc or a press elsewhere.

    It is a child of the window and no window itself: round corners then need no compositor,
    and no window manager has to place it.

    Signals:
        closed: it was hidden, for whatever reason.
    """

    closed = Signal()

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self._anchor = anchor
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def toggle(self) -> None:
        """Open when closed, close when open."""
        if self.isVisible():
            self.dismiss()
        else:
            self.open()

    def open(self) -> None:
        """Show below the anchor and take the focus."""
        self.setParent(self._anchor.window())
        self.setGeometry(self._place())
        self.show()
        self.raise_()
        self.focus_first()
        self._watch(True)

    def refit(self) -> None:
        """Take the place that the present content needs."""
        if self.isVisible():
            self.setGeometry(self._place())

    def focus_first(self) -> None:
        """Give the focus to what a person uses first; the popover itself unless overridden."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close and give the focus back to the anchor."""
        self.hide()
        self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching the application."""
        self._watch(False)
        super().hideEvent(event)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the person turns to something else."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._pressed_at(event.globalPosition().toPoint())
        if kind == QEvent.Type.Resize and watched is self.window():
            self.hide()
        return False

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Tab for the popover itself."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: ARG002 - Qt's signature
        """Keep the focus inside: Tab must not leave a surface that stays open."""
        return True

    def _watch(self, watching: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            if watching:
                application.installEventFilter(self)

    def _pressed_at(self, place: QPoint) -> bool:
        if self.rect().contains(self.mapFromGlobal(place)):
            return False
        on_anchor = self._anchor.rect().contains(self._anchor.mapFromGlobal(place))
        self.hide()
        return on_anchor  # swallowed, or the anchor would open it again

    def _place(self) -> QRect:
        window = self._anchor.window()
        room = window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        size = self.sizeHint().boundedTo(room.size())
        corner = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + _GAP))
        if corner.x() + self._anchor.width() / 2 > window.width() / 2:
            corner.setX(corner.x() + self._anchor.width() - size.width())
        x = max(room.left(), min(corner.x(), room.right() - size.width() + 1))
        y = max(room.top(), min(corner.y(), room.bottom() - size.height() + 1))
        return QRect(QPoint(x, y), size)
