"""The drawing as a widget: pointer, keyboard, tooltips, screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip

from desktop_translator.ui.journey.descriptions import describe_spot
from desktop_translator.ui.journey.drawing import Drawing
from desktop_translator.ui.journey.view import Kind, Spot
from desktop_translator.ui.journey.walk import spot_after

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget


class Canvas(Drawing):
    """A drawing that tells more about what is pointed at.

    Left and Right go from step to step, Up and Down among what might have come out of it, Enter
    takes that instead; the space bar plays.

    Signals:
        candidate_taken: (step, candidate) that a person wants to go on from.
        play_wanted: the space bar was pressed.
    """

    candidate_taken = Signal(int, int)
    play_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Highlight what belongs to the thing under the pointer."""
        found = self._picture.spot_at(event.position()) if self._picture else None
        self._set_spot(found[0] if found else None)
        takes = self._spot is not None and self._spot.kind is Kind.CANDIDATE
        shape = Qt.CursorShape.PointingHandCursor if takes else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Highlight nothing."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._set_spot(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the candidate under the pointer."""
        found = self._picture.spot_at(event.position()) if self._picture else None
        if event.button() == Qt.MouseButton.LeftButton and found:
            self._set_spot(found[0])
            self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the steps and what might have come out of them."""
        key = Qt.Key(event.key())
        mirrored = self._view is not None and self._view.target_from_right
        spot = spot_after(self._view, self._spot, key, mirrored) if self._view else None
        if spot is not None:
            self._go_to(spot)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Space:
            self.play_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first step when the keyboard comes here."""
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_key and self._spot is None and self._view is not None:
            spot = spot_after(self._view, None, Qt.Key.Key_Home, False)
            if spot is not None:
                self._go_to(spot)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Highlight nothing."""
        super().focusOutEvent(event)
        self._set_spot(None)

    def event(self, event: QEvent) -> bool:
        """Show the numbers of the thing under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        found = self._picture.spot_at(QPointF(event.pos())) if self._picture else None
        if found is None or self._view is None:
            QToolTip.hideText()
            return
        words = describe_spot(self._view.journey, found[0], self.dial.temperature)
        QToolTip.showText(event.globalPos(), words, self, found[1].toAlignedRect())

    def _set_spot(self, spot: Spot | None) -> None:
        if spot != self._spot:
            self._spot = spot
            self.update()

    def _go_to(self, spot: Spot) -> None:
        """Highlight something by keyboard, bring it into view and let it be read out."""
        self._set_spot(spot)
        if self._picture is None or self._view is None:
            return
        self.place_wanted.emit(self._picture.decoder.place_of(spot.index).toAlignedRect())
        words = describe_spot(self._view.journey, spot, self.dial.temperature)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _take(self) -> None:
        if self._spot is not None and self._spot.kind is Kind.CANDIDATE:
            self.candidate_taken.emit(self._spot.index, self._spot.detail)
