"""The commands about quality, and the window with every option."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.core.quality import Preset
from desktop_translator.ui.actions import Command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.core.quality import Quality
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.quality_button import QualityButton
    from desktop_translator.ui.translate.quality_choice import QualityChoice
    from desktop_translator.ui.widgets.icons import Icons

_COMMANDS: Mapping[Preset, Command] = MappingProxyType(
    {
        Preset.FAST: Command.FAST,
        Preset.BEST: Command.BEST,
        Preset.CREATIVE: Command.CREATIVE,
        Preset.CUSTOM: Command.CUSTOM,
    }
)


class QualityCommands(QObject):
    """Lets menu and keys do what the quality button does."""

    def __init__(
        self, actions: Actions, choice: QualityChoice, button: QualityButton, icons: Icons
    ) -> None:
        super().__init__(button)
        self._actions = actions
        self._choice = choice
        self._button = button
        self._icons = icons
        button.setToolTip(actions[Command.QUALITY].toolTip())
        button.custom_wanted.connect(self.open_dialog)
        actions[Command.QUALITY].triggered.connect(button.open_list)
        for preset in (Preset.FAST, Preset.BEST, Preset.CREATIVE):
            actions[_COMMANDS[preset]].triggered.connect(partial(self._use, preset))
        actions[Command.CUSTOM].triggered.connect(self.open_dialog)
        choice.changed.connect(self._show)
        self._show(choice.quality)

    def open_dialog(self) -> None:
        """Show every option."""
        # Imported when it is first opened: the window must not wait for it.
        from desktop_translator.ui.translate.decoding_dialog import DecodingDialog

        self._show(self._choice.quality)  # Qt has ticked the action
        dialog = DecodingDialog(self._choice.quality.custom, self._icons, self._button.window())
        dialog.chosen.connect(self._choice.choose_custom)
        dialog.open()

    def _use(self, preset: Preset) -> None:
        self._choice.choose_preset(preset)
        self._show(self._choice.quality)

    def _show(self, quality: Quality) -> None:
        self._actions[_COMMANDS[quality.preset]].setChecked(True)
