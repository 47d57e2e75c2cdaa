"""Cards that share the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

_NARROW = 720
_GAP = 12


class CardSplitter(QSplitter):
    """Shares room out evenly between widgets, each of which can be made larger."""

    def __init__(self, orientation: Qt.Orientation, *widgets: QWidget) -> None:
        super().__init__(orientation)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_GAP)
        for index, widget in enumerate(widgets):
            self.addWidget(widget)
            self.setStretchFactor(index, 1)
        self.setSizes([500] * len(widgets))

    def fit(self, page_width: int) -> None:
        """Put the cards side by side, or one above the other when there is little room."""
        narrow = page_width < _NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() != wanted:
            self.setOrientation(wanted)
