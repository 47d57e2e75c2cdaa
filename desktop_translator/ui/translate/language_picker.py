"""The button that shows a language and lets it be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_translator.core.languages import Language
from desktop_translator.ui.widgets.choice_button import ChoiceButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.translate.language_popover import LanguagePopover
    from desktop_translator.ui.widgets.icons import Icons


class LanguagePicker(ChoiceButton):
    """One side of the pair. `codes` gives what can be chosen when the list opens.

    Signals:
        picked: the code of the language that was chosen.
    """

    picked = Signal(str)

    def __init__(
        self,
        icons: Icons,
        languages: Languages,
        codes: Callable[[], Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(icons, parent)
        self._icons = icons
        self._languages = languages
        self._codes = codes
        self._code = ""
        self._label = ""
        self._detection: Language | None = None
        self._said = ""
        self._popover: LanguagePopover | None = None
        self.clicked.connect(self.open_list)

    @property
    def popover(self) -> LanguagePopover:
        """The list, made when it is first needed."""
        if self._popover is None:
            # Imported when it is first opened: the window must not wait for it.
            from desktop_translator.ui.translate.language_popover import LanguagePopover

            self._popover = LanguagePopover(self._icons, self)
            self._popover.picked.connect(self.picked)
            self._popover.closed.connect(lambda: self.set_open(False))
        return self._popover

    def set_label(self, label: str) -> None:
        """Set what the choice is about, for assistive technology."""
        self._label = label
        self._name()

    def offer_detection(self, code: str, words: str) -> None:
        """Put a first row into the list: to find the language out."""
        self._detection = Language(code, words, words)

    def set_language(self, code: str) -> None:
        """Show a language."""
        self._code = code
        self._said = self._languages.name(code)
        self._show(self._said, "")

    def show_detection(self, names: str, note: str, said: str) -> None:
        """Show the names of the languages found, if any, with a quiet note; `said` says it all."""
        if self._detection is None:
            return
        self._code = self._detection.code
        found = self.tr("Detected: {languages}").format(languages=names)
        self._said = f"{found}. {said}" if names else self._detection.name
        self._show(found if names else self._detection.name, note)

    def _show(self, text: str, note: str) -> None:
        self.setText(text)
        self.set_note(note)
        self.updateGeometry()
        self._name()

    def open_list(self) -> None:
        """Open the list, or close it."""
        popover = self.popover
        if not popover.isVisible():
            # A tag such as zh-TW may be shown by the names of zh, yet must stay what it is.
            rows = [replace(self._languages.get(code), code=code) for code in self._codes()]
            if self._detection is not None:
                rows.insert(0, self._detection)
            popover.set_languages(rows, self._code)
            self.set_open(True)
        popover.toggle()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._label}: {self._said}")
