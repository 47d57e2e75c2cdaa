"""A line that says the person took a token of their own, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from desktop_translator.core.journey import Journey


class OwnChoice(QWidget):
    """Shown while a journey does not begin as the model would have it.

    Signals:
        undo_wanted: the model is to choose again.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QToolButton(self)
        self.button.setText(self.tr("Back to the model's choice"))
        self.button.setProperty("role", "plain")
        self.button.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def show_journey(self, journey: Journey) -> None:
        """Name the last token that a person chose, if there is one."""
        given = [step.token.text for step in journey.steps if step.forced]
        if given:
            words = self.tr("You took “{token}”; from there the model goes on by itself.")
            self._label.setText(words.format(token=given[-1]))
        self.setVisible(bool(given))
