"""Which way both texts run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.translate.pair import PairChoice
    from desktop_translator.ui.widgets.text_pane import TextPane


class WritingDirections(QObject):
    """Lets both panes run as the languages in use are written."""

    def __init__(
        self, choice: PairChoice, languages: Languages, source: TextPane, target: TextPane
    ) -> None:
        super().__init__(source)
        self._choice = choice
        self._languages = languages
        self._source = source
        self._target = target
        choice.changed.connect(self._show)
        choice.followed.connect(self._show)
        self._show()

    def _show(self) -> None:
        pair = self._choice.pair
        self._source.set_right_to_left(self._languages.get(pair.source).right_to_left)
        self._target.set_right_to_left(self._languages.get(pair.target).right_to_left)
