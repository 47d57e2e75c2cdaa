"""What is said below the translation about the memory and the sentence in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class MemoryRow(QWidget):
    """A few quiet words, and up to two things that can be done.

    Signals:
        undo_wanted: what was done last for the sentence is to be undone.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setProperty("role", "secondary")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self.undo = self._button(self.tr("Undo"))
        self.undo.clicked.connect(self.undo_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty where nothing is."""
        return self._words.text() if not self.isHidden() else ""

    def add_action(self, action: QAction, words: str) -> QPushButton:
        """Add a button that does what an action does, named by a few words."""
        button = self._button(words)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def say(self, words: str, *buttons: QPushButton) -> None:
        """Say something, with some of the buttons; nothing hides the line."""
        self._words.setText(words)
        for button in self.buttons:
            button.setVisible(button in buttons)
        self.setVisible(bool(words))

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "quiet")
        self.buttons.append(button)
        return button
