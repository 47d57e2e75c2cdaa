"""A card of rows, each a thing that can be set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_translator.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_MARGIN = 20
_LEAST_WIDTH = 240
_NARROW_LINES = 26
"""So many times the height of a line: about 460 pixels in the usual size."""


class Section(Card):
    """A title, and rows with words on one side and their controls on the other.

    In a narrow window the controls stand below the words.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self._column.setSpacing(16)
        self._column.addWidget(_label(title, "title"))

    def add_row(self, name: str, explanation: str, *controls: QWidget) -> None:
        """Add a row; `name` is also what assistive technology reads for a nameless control."""
        words = QVBoxLayout()
        words.setSpacing(2)
        if name:
            words.addWidget(_label(name, ""))
        if explanation:
            words.addWidget(_label(explanation, "secondary"))
        places = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        places.setSpacing(8)
        for control in controls:
            places.addWidget(control)
            if not control.accessibleName():
                control.setAccessibleName(name)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addLayout(places)
        row.setAlignment(places, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._rows.append(row)
        self._column.addLayout(row)

    def minimumSizeHint(self) -> QSize:
        """Be content with little width: the rows will stack."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the rows where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_LINES * self.fontMetrics().height()
        direction = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
