"""What the files page shows while there is nothing to translate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_translator.ui.widgets.card import Card

if TYPE_CHECKING:
    from desktop_translator.ui.widgets.icons import Icons

_ICON = QSize(40, 40)
_WIDEST = 460


class EmptyState(Card):
    """Says what can be dropped here, and has a button for files and one for a folder."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.files = QPushButton(self.tr("Choose files…"))
        self.files.setProperty("role", "main")
        self.folder = QPushButton(self.tr("Choose folder…"))
        self.folder.setProperty("role", "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._picture)
        column.addWidget(self._label(self.tr("Drop documents or folders here"), "heading"))
        hint = self.tr(
            "Each is translated into a copy that looks like the original. "
            "The originals stay as they are, and nothing leaves this computer."
        )
        explanation = self._label(hint, "secondary")
        explanation.setMaximumWidth(_WIDEST)
        centred = QHBoxLayout()
        centred.addWidget(explanation)
        column.addLayout(centred)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.files)
        row.addWidget(self.folder)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._icons.pixmap("files", colour, ratio, _ICON.width()))

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label
