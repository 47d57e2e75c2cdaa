"""One click for somebody who sees that a language was found wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop_translator.ui.widgets.choice_button import HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.translate.pair import PairChoice


class NextLanguageButton(QPushButton):
    """Names the language that a text is in most likely if it is not in the one found.

    It is there only as long as a text is being looked at, and does what `action` does.
    """

    def __init__(
        self, choice: PairChoice, languages: Languages, action: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._languages = languages
        self._action = action
        self._has_room = True
        self.setProperty("role", "plain")
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(action.trigger)
        self.refresh()

    def set_room(self, has_room: bool) -> None:
        """Go away where there is no room beside the languages; the key and the list remain."""
        self._has_room = has_room
        self.setVisible(has_room and self._choice.next_likely is not None)

    def refresh(self) -> None:
        """Name the language that is the next likely one now."""
        code = self._choice.next_likely
        self.setVisible(self._has_room and code is not None)
        if code is not None:
            name = self._languages.name(code)
            self.setText(self.tr("{language}?").format(language=name))
            self.setAccessibleName(self.tr("It is {language}").format(language=name))
            words = self.tr("Take the text for {language}").format(language=name)
            key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.setToolTip(f"{words} ({key})" if key else words)
