"""What the Help menu opens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.ui.actions import Actions, Command
from desktop_translator.ui.places import Place

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.translate.page import TranslatePage
    from desktop_translator.ui.translate.pair import PairChoice


class HelpMenu(QObject):
    """Opens the windows of the Help menu, each built when it is asked for."""

    def __init__(
        self,
        actions: Actions,
        page: TranslatePage,
        choice: PairChoice,
        resources: Path,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._page = page
        self._choice = choice
        self._examples = resources / "examples.json"
        self._window = window
        actions[Command.ABOUT].triggered.connect(self._show_about)
        actions[Command.SHORTCUTS].triggered.connect(self._show_shortcuts)
        actions[Command.HOW_IT_WORKS].triggered.connect(self._show_how_it_works)

    def _show_about(self) -> None:
        from desktop_translator.ui.help_dialogs import AboutDialog

        AboutDialog(self._window).open()

    def _show_shortcuts(self) -> None:
        from desktop_translator.ui.help_dialogs import ShortcutsDialog

        ShortcutsDialog(self._actions, self._window).open()

    def _show_how_it_works(self) -> None:
        from desktop_translator.ui.journey.how_it_works import HowItWorksDialog

        dialog = HowItWorksDialog(not self._page.source.pane.is_empty, self._window)
        dialog.journey_wanted.connect(self._show_journey)
        dialog.open()

    def _show_journey(self) -> None:
        """Show the journey of the person's sentence, or of an example where there is none."""
        self._actions[Place.TEXT.value].trigger()
        pane = self._page.source.pane
        if pane.is_empty:
            examples = json.loads(self._examples.read_text(encoding="utf-8"))
            pane.replace_text(str(examples.get(self._choice.pair.source.split("-")[0], "")))
        self._actions[Command.JOURNEY].setChecked(True)
