"""The pages of the window, one idea each."""

from __future__ import annotations

from enum import Enum

from desktop_translator.ui.actions import Command


class Place(Enum):
    """A page, by the command that shows it."""

    TEXT = Command.SHOW_TEXT
    FILES = Command.SHOW_FILES
    MODELS = Command.SHOW_MODELS
    SETTINGS = Command.SHOW_SETTINGS

    @property
    def icon(self) -> str:
        """File name of the icon in the rail."""
        return self.name.lower()


AT_FOOT = frozenset({Place.SETTINGS})
"""Pages whose button stands at the foot of the rail."""
