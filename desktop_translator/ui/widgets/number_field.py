"""A line to type a number in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_WIDEST = "000000000"


class NumberField(QLineEdit):
    """Keeps what is typed, right or wrong, and says whether it is a number within a range.

    The arrow keys change the number by `step`, never beyond the range. A spin box would drop a key
    that leads out of the range without a word.
    """

    def __init__(
        self, lowest: float, highest: float, step: float, whole: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lowest = lowest
        self._highest = highest
        self._step = step
        self._whole = whole
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(_WIDEST) + 24)

    def number(self) -> float | None:
        """Return the number typed; None if it is none or lies outside the range."""
        typed = self.text().strip().replace(",", ".")
        try:
            number = int(typed) if self._whole else float(typed)
        except ValueError:
            return None
        return number if self._lowest <= number <= self._highest else None

    def show_number(self, number: float) -> None:
        """Write a number, as short as it can be written."""
        self.setText(f"{number:d}" if isinstance(number, int) else f"{round(number, 4):g}")

    def show_fault(self, fault: bool) -> None:
        """Look wrong, or right again."""
        if self.property("fault") != fault:
            self.setProperty("fault", fault)
            self.style().unpolish(self)
            self.style().polish(self)
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, or type."""
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 5,
            Qt.Key.Key_PageDown: -5,
        }.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self._move(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page that scrolls."""
        event.ignore()

    def _move(self, steps: int) -> None:
        number = self.number()
        if number is None:
            return
        moved = min(max(number + steps * self._step, self._lowest), self._highest)
        self.show_number(math.floor(moved) if self._whole else moved)
