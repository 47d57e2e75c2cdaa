"""Forgetting what is remembered, asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_translator.core.memory_entry import Origin
from desktop_translator.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Collection


class ClearChoice(QWidget):
    """A button that asks what to forget, in its own place.

    Signals:
        chosen: the origins of what shall be forgotten.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.clear = plain_button(self.tr("Clear…"))
        self.of_models = plain_button(self.tr("What models have made"))
        self.everything = plain_button(self.tr("Everything"))
        self.cancel = plain_button(self.tr("Cancel"))
        row = FlowLayout(self)
        for button in (self.clear, *self._answers()):
            row.addWidget(button)
        self.clear.clicked.connect(lambda: self._ask(True))
        self.cancel.clicked.connect(lambda: self._ask(False))
        self.of_models.clicked.connect(lambda: self._choose({Origin.MACHINE}))
        self.everything.clicked.connect(lambda: self._choose(set(Origin)))
        self._ask(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.clear.isHidden():
            self._ask(False)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc for itself while it asks."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride and self.clear.isHidden():
            event.accept()
            return True
        return super().event(event)

    def _answers(self) -> tuple[QPushButton, ...]:
        return self.of_models, self.everything, self.cancel

    def _ask(self, asks: bool) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        for button in self._answers():
            button.setVisible(asks)
        self.clear.setHidden(asks)
        if had_focus:
            (self.cancel if asks else self.clear).setFocus()

    def _choose(self, origins: Collection[Origin]) -> None:
        self._ask(False)
        self.chosen.emit(frozenset(origins))


def plain_button(words: str) -> QPushButton:
    """Return a button as the settings have them."""
    button = QPushButton(words)
    button.setProperty("role", "plain")
    return button
