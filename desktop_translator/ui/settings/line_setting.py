"""A line of text that is a setting."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit


class LineSetting(QLineEdit):
    """Tells a new text when it is finished: Enter, or the focus goes elsewhere.

    Signals:
        changed: the new text, without spaces around it.
    """

    changed = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(240)
        self._told = ""
        self.editingFinished.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show what is set now."""
        self._told = text
        self.setText(text)

    def _tell(self) -> None:
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.changed.emit(text)
