"""The frame that both texts have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_translator.ui.actions import plain_text
from desktop_translator.ui.widgets.card import Card
from desktop_translator.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from desktop_translator.ui.widgets.icons import Icons
    from desktop_translator.ui.widgets.text_pane import TextPane

_INSET = 4
_TEXT_LEFT = 18


class TextCard(Card):
    """A pane, its counter in the lower left and its tools in the lower right corner."""

    def __init__(
        self,
        pane: TextPane,
        tools: Sequence[tuple[str, QAction]],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons = tuple(self._tool(icons, name, action) for name, action in tools)
        self._counter = self._label("secondary")
        self._column = QVBoxLayout(self)
        self._arrange(pane)
        self.ring_for(pane)

    @property
    def counter(self) -> str:
        """What the counter says."""
        return self._counter.text()

    def show_counter(self, text: str) -> None:
        """Say something below the text."""
        self._counter.setText(text)

    def add_above_counter(self, widget: QWidget) -> None:
        """Put something between the text and what is said below it."""
        row = QHBoxLayout()
        row.setContentsMargins(_TEXT_LEFT, 0, 6, 0)
        row.addWidget(widget)
        self._column.insertLayout(1, row)

    def _tool(self, icons: Icons, name: str, action: QAction) -> ToolButton:
        button = ToolButton(icons, name, plain_text(action), self)
        button.follow(action)
        return button

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label

    def _arrange(self, pane: TextPane) -> None:
        pane.setParent(self)
        tools = QHBoxLayout()
        tools.setContentsMargins(_TEXT_LEFT, 0, 6, 4)
        tools.setSpacing(4)
        tools.addWidget(self._counter, 1)
        for button in self.buttons:
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = self._column
        column.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        column.setSpacing(4)
        column.addWidget(pane, 1)
        column.addLayout(tools)
