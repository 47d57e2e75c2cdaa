"""A page that scrolls, its content in a column of readable width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_WIDEST = 760
_MARGIN = 16
_GAP = 16


class ScrollPage(QScrollArea):
    """A heading, then whatever is added below it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(heading)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_GAP)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        self._column.addWidget(title)
        self._column.addStretch(1)
        self.setWidget(content)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def add(self, widget: QWidget) -> None:
        """Add a widget below the others."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard start at the first control."""
        super().showEvent(event)
        controls = (child for child in self.findChildren(QWidget) if child.isVisible())
        first = next((c for c in controls if c.focusPolicy() & Qt.FocusPolicy.TabFocus), self)
        first.setFocus()
