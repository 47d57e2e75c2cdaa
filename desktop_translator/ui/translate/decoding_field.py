"""One option of the decoder: its name, its number, its range and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_translator.core.decoding import GREEDY, RANGES
from desktop_translator.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from desktop_translator.ui.translate.decoding_fields import FieldWords


class DecodingField(QWidget):
    """A number with words around it; below it, what it does, or what is wrong with it.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self, name: str, words: FieldWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._range = RANGES[name]
        self._label = QCoreApplication.translate("decoding", words.label)
        self._explanation = QCoreApplication.translate("decoding", words.explanation)
        whole = isinstance(getattr(GREEDY, name), int)
        self.line = NumberField(*self._range, words.step, whole, self)
        self.line.setAccessibleName(self._label)
        self.line.textChanged.connect(self._on_typed)
        self._below = QLabel(self)
        self._below.setWordWrap(True)
        self._arrange()
        self._explain("")

    @property
    def fault(self) -> str:
        """What is wrong with what is typed; nothing if nothing is."""
        if self.line.number() is not None:
            return ""
        typed = self.line.text().strip()
        if not typed:
            return self.tr("{label} needs a number, {range}.").format(
                label=self._label, range=self._range
            )
        return self.tr("{label} cannot be “{typed}”. Choose a number from {range}.").format(
            label=self._label, typed=typed, range=self._range
        )

    def number(self) -> float | None:
        """Return the number typed, None if it is not possible."""
        return self.line.number()

    def show_number(self, number: float) -> None:
        """Show a number in place of what is there."""
        self.line.show_number(number)

    def focus(self) -> None:
        """Go to the number, and see it."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _arrange(self) -> None:
        label = QLabel(self._label, self)
        label.setBuddy(self.line)
        allowed = QLabel(self.tr("{range}").format(range=self._range), self)
        allowed.setProperty("role", "secondary")
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 10, 6)
        grid.setVerticalSpacing(2)
        grid.addWidget(label, 0, 0)
        grid.addWidget(allowed, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.line, 0, 2)
        grid.addWidget(self._below, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def _on_typed(self) -> None:
        self._explain(self.fault)
        self.changed.emit()

    def _explain(self, fault: str) -> None:
        self._below.setText(fault or self._explanation)
        role = "notice" if fault else "secondary"
        if self._below.property("role") != role:
            self._below.setProperty("role", role)
            self._below.style().unpolish(self._below)
            self._below.style().polish(self._below)
        self.line.setAccessibleDescription(fault or f"{self._range}. {self._explanation}")
        self.line.show_fault(bool(fault))
        if fault:
            QAccessible.updateAccessibility(QAccessibleEvent(self.line, QAccessible.Event.Alert))
