"""Colours and text size, as actions change them."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.settings import Theme
from desktop_translator.ui import zoom
from desktop_translator.ui.actions import Command

if TYPE_CHECKING:
    from desktop_translator.ui.actions import Actions

_THEMES = MappingProxyType(
    {
        Theme.SYSTEM: Command.THEME_SYSTEM,
        Theme.LIGHT: Command.THEME_LIGHT,
        Theme.DARK: Command.THEME_DARK,
    }
)


class Appearance(QObject):
    """What is chosen now.

    Signals:
        zoomed: the new size of the texts in percent.
        theme_chosen: the new `Theme`.
    """

    zoomed = Signal(int)
    theme_chosen = Signal(object)

    def __init__(self, actions: Actions, theme: Theme, zoom_percent: int, parent: QObject) -> None:
        super().__init__(parent)
        self.zoom_percent = zoom_percent
        actions[Command.LARGER].triggered.connect(partial(self.zoom_by, 1))
        actions[Command.SMALLER].triggered.connect(partial(self.zoom_by, -1))
        actions[Command.NORMAL_SIZE].triggered.connect(partial(self._zoom, zoom.NORMAL_PERCENT))
        for each, command in _THEMES.items():
            actions[command].triggered.connect(partial(self.theme_chosen.emit, each))
        actions[_THEMES[theme]].setChecked(True)

    def zoom_by(self, steps: int) -> None:
        """Make the texts larger, or smaller if negative, by so many steps."""
        self._zoom(zoom.stepped(self.zoom_percent, steps))

    def _zoom(self, percent: int) -> None:
        self.zoom_percent = percent
        self.zoomed.emit(percent)
