"""The row of choices above the two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_translator.ui.actions import Command, plain_text
from desktop_translator.ui.translate.language_picker import LanguagePicker
from desktop_translator.ui.translate.model_chip import ModelChip
from desktop_translator.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.pair import PairChoice
    from desktop_translator.ui.widgets.icons import Icons


class LanguageBar(QWidget):
    """Source, swap, target and, on the other side, the model."""

    def __init__(
        self,
        choice: PairChoice,
        languages: Languages,
        actions: Actions,
        icons: Icons,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self.source = LanguagePicker(icons, languages, choice.sources, self)
        self.source.set_label(self.tr("Translate from"))
        self.source.setToolTip(actions[Command.PICK_SOURCE].toolTip())
        self.target = LanguagePicker(icons, languages, choice.targets, self)
        self.target.set_label(self.tr("Translate into"))
        self.target.setToolTip(actions[Command.PICK_TARGET].toolTip())
        self.swap = ToolButton(icons, "swap", plain_text(actions[Command.SWAP]), self)
        self.swap.set_outlined()
        self.swap.follow(actions[Command.SWAP])
        self.model = ModelChip(icons, languages, self)
        self._arrange()
        self.source.picked.connect(choice.choose_source)
        self.target.picked.connect(choice.choose_target)
        actions[Command.PICK_SOURCE].triggered.connect(self.source.open_list)
        actions[Command.PICK_TARGET].triggered.connect(self.target.open_list)
        actions[Command.MODEL].triggered.connect(self.model.open_details)
        choice.changed.connect(self._show)
        self._show()

    def tab_order(self) -> tuple[QWidget, ...]:
        """Return the controls in the order in which Tab visits them."""
        return (self.source, self.swap, self.target, self.model)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.source)
        row.addWidget(self.swap)
        row.addWidget(self.target)
        row.addStretch(1)
        row.addWidget(self.model)

    def _show(self) -> None:
        self.source.set_language(self._choice.pair.source)
        self.target.set_language(self._choice.pair.target)
        self.model.set_model(self._choice.model)
