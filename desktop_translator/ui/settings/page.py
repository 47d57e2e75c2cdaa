"""The settings page: every choice that is not about one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton

from desktop_translator.ui.actions import THEMES, Command, plain_text
from desktop_translator.ui.settings.hub_section import HubSection
from desktop_translator.ui.widgets.scroll_page import ScrollPage
from desktop_translator.ui.widgets.section import Section

if TYPE_CHECKING:
    from desktop_translator.core.settings import Settings
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.models.room import ModelsRoom


class SettingsPage(ScrollPage):
    """Shows what is chosen, and lets it be changed.

    Signals:
        changed: the new `Settings`.
    """

    changed = Signal(object)

    def __init__(self, actions: Actions, settings: Settings, room: ModelsRoom) -> None:
        super().__init__(plain_text(actions[Command.SHOW_SETTINGS]))
        self._actions = actions
        self._zoom = QLabel()
        self._zoom.setMinimumWidth(48)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add(self._appearance())
        self.add(self._languages())
        self.hub = HubSection(settings, room.library.store.folder)
        self.add(self.hub)
        self.hub.changed.connect(self.changed)
        self.hub.token_given.connect(room.keep_token)
        self.hub.move_wanted.connect(room.move)
        room.moved.connect(self.hub.show_folder)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen now."""
        self.hub.show_settings(settings)

    def show_zoom(self, percent: int) -> None:
        """Say how large the texts are."""
        self._zoom.setText(self.tr("{percent} %").format(percent=percent))

    def _appearance(self) -> Section:
        section = Section(self.tr("Appearance"))
        section.add_row(
            self.tr("Colours"),
            self.tr("Light, dark, or whatever the system says."),
            *(ActionButton(self._actions, command) for command in THEMES),
        )
        section.add_row(
            self.tr("Text size"),
            self.tr("Of both texts; controls follow the system."),
            ActionButton(self._actions, Command.SMALLER, "−"),
            self._zoom,
            ActionButton(self._actions, Command.LARGER, "+"),
            ActionButton(self._actions, Command.NORMAL_SIZE),
        )
        return section

    def _languages(self) -> Section:
        section = Section(self.tr("Languages"))
        section.add_row(
            self.tr("Language of a text"),
            self.tr("Found out as you type; what you choose for a text goes before."),
            ActionButton(self._actions, Command.DETECT),
        )
        return section


class ActionButton(QToolButton):
    """Does what an action does, and is checked while that is; `sign` replaces its words."""

    def __init__(self, actions: Actions, command: Command, sign: str = "") -> None:
        super().__init__()
        action = actions[command]
        self.setDefaultAction(action)
        self.setText(sign or plain_text(action))
        self.setAccessibleName(plain_text(action))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "plain")
