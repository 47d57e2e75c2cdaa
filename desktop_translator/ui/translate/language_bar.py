"""The row of choices above the two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_translator.ui.actions import Command, plain_text
from desktop_translator.ui.translate import detection_words
from desktop_translator.ui.translate.direction import DETECT
from desktop_translator.ui.translate.language_picker import LanguagePicker
from desktop_translator.ui.translate.model_chip import ModelChip
from desktop_translator.ui.translate.next_language import NextLanguageButton
from desktop_translator.ui.translate.quality_button import QualityButton
from desktop_translator.ui.translate.quality_commands import QualityCommands
from desktop_translator.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.pair import PairChoice
    from desktop_translator.ui.translate.quality_choice import QualityChoice
    from desktop_translator.ui.widgets.icons import Icons

_GAP = 8


class LanguageBar(QWidget):
    """Source, swap, target and, on the other side, the quality and the model."""

    def __init__(
        self,
        choice: PairChoice,
        quality: QualityChoice,
        languages: Languages,
        actions: Actions,
        icons: Icons,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._languages = languages
        self._actions = actions
        self.source = LanguagePicker(icons, languages, choice.sources, self)
        self.source.set_label(self.tr("Translate from"))
        self.source.offer_detection(DETECT, self.tr("Detect language"))
        self.next = NextLanguageButton(choice, languages, actions[Command.NEXT_LANGUAGE], self)
        self.target = LanguagePicker(icons, languages, choice.targets, self)
        self.target.set_label(self.tr("Translate into"))
        self.target.setToolTip(actions[Command.PICK_TARGET].toolTip())
        self.swap = ToolButton(icons, "swap", plain_text(actions[Command.SWAP]), self)
        self.swap.set_outlined()
        self.swap.follow(actions[Command.SWAP])
        self.quality = QualityButton(icons, quality, self)
        self.quality_commands = QualityCommands(actions, quality, self.quality, icons)
        self.model = ModelChip(icons, languages, self)
        self._arrange()
        self.source.picked.connect(choice.choose_source)
        self.target.picked.connect(choice.choose_target)
        actions[Command.DETECT].triggered.connect(choice.switch_detection)
        actions[Command.NEXT_LANGUAGE].triggered.connect(choice.try_next)
        actions[Command.PICK_SOURCE].triggered.connect(self.source.open_list)
        actions[Command.PICK_TARGET].triggered.connect(self.target.open_list)
        actions[Command.MODEL].triggered.connect(self.model.open_details)
        choice.changed.connect(self._show)
        choice.preferred.connect(self._show)
        self.model.preferred.connect(choice.prefer_route)
        choice.followed.connect(self._show)
        choice.detection_switched.connect(self._show)
        self._show()

    def tab_order(self) -> tuple[QWidget, ...]:
        """Return the controls in the order in which Tab visits them."""
        return (self.source, self.next, self.swap, self.target, self.quality, self.model)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put quality and model below the languages where there is little room."""
        super().resizeEvent(event)
        wide = sum(row.sizeHint().width() for row in (self._languages_row, self._model_row))
        fits = event.size().width() >= wide + _GAP
        self._give_room()
        directions = QBoxLayout.Direction
        self._rows.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Need no more room than the languages."""
        height = self._rows.minimumSize().height()
        return QSize(self._languages_row.minimumSize().width(), height)

    def _arrange(self) -> None:
        self._languages_row = _row(self.source, self.next, self.swap, self.target)
        self._languages_row.addStretch(1)
        self._model_row = _row(self.quality, self.model)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(_GAP)
        self._rows.addLayout(self._languages_row, 1)
        self._rows.addLayout(self._model_row)

    def _give_room(self) -> None:
        row = (self.source, self.next, self.swap, self.target)
        wide = sum(widget.sizeHint().width() + _GAP for widget in row) - _GAP
        self.next.set_room(wide <= self.width())

    def _show(self) -> None:
        choice = self._choice
        self._actions[Command.DETECT].setChecked(choice.detects)
        self._actions[Command.NEXT_LANGUAGE].setEnabled(choice.next_likely is not None)
        self._show_source()
        self.next.refresh()
        self._give_room()
        self.target.set_language(choice.pair.target)
        self.model.set_route(choice.route, choice.routes)

    def _show_source(self) -> None:
        choice = self._choice
        detected = choice.detected
        tips = [self._actions[Command.PICK_SOURCE].toolTip()]
        if not choice.detects:
            self.source.set_language(choice.pair.source)
        elif choice.is_corrected:
            self.source.set_language(choice.pair.source)
            tips.insert(0, self.tr("You chose this for the present text only."))
        elif detected is None or not detected.certainty:
            self.source.show_detection("", "", "")
        else:
            is_mixed = detection_words.is_mixed(detected)
            note = "" if is_mixed else detection_words.percent(detected.certainty)
            names = detection_words.names(detected, self._languages)
            said = detection_words.summary(detected, self._languages)
            self.source.show_detection(names, note, said)
            tips.insert(0, said)
            tips.append(self._actions[Command.NEXT_LANGUAGE].toolTip())
        self.source.setToolTip("\n".join(tips))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for widget in widgets:
        row.addWidget(widget)
    return row
