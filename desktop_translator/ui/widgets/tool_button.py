"""A button that is only an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QColor
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.widgets.icons import Icons

_ICON = QSize(20, 20)
_SIZE = 34
_OUTLINED_SIZE = 36


class ToolButton(QToolButton):
    """An icon in the secondary colour of the text, which follows a change of colours.

    `name` is the icon's file name and `label` what assistive technology reads.
    """

    def __init__(self, icons: Icons, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._name = name
        self._colour: QColor | None = None
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setIconSize(_ICON)
        self.setFixedSize(_SIZE, _SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw()

    def set_outlined(self) -> None:
        """Show a line around the button, for one that stands alone."""
        self.setProperty("outlined", True)
        self.setFixedSize(_OUTLINED_SIZE, _OUTLINED_SIZE)

    def set_face(self, name: str, label: str) -> None:
        """Become a button for something else."""
        self._name = name
        self.setAccessibleName(label)
        self.setToolTip(label)
        self._draw()

    def set_colour(self, colour: QColor) -> None:
        """Draw the icon in a colour of its own."""
        self._colour = colour
        self._draw()

    def follow(self, action: QAction) -> None:
        """Do what `action` does, whenever it is enabled, and show its tool tip."""

        def update() -> None:
            self.setEnabled(action.isEnabled())
            self.setToolTip(action.toolTip())
            self.setChecked(action.isChecked())

        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(update)
        update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        palette = self.palette()
        colour = self._colour or palette.color(QPalette.ColorRole.PlaceholderText)
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        self.setIcon(self._icons.icon(self._name, colour, disabled))
