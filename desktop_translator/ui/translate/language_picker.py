"""The button that shows a language and lets it be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

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

    def set_language(self, code: str) -> None:
        """Show a language."""
        self._code = code
        language = self._languages.get(code)
        self.setText(language.name)
        self.updateGeometry()
        self._name()

    def open_list(self) -> None:
        """Open the list, or close it."""
        popover = self.popover
        if not popover.isVisible():
            # A tag such as zh-TW may be shown by the names of zh, yet must stay what it is.
            rows = [replace(self._languages.get(code), code=code) for code in self._codes()]
            popover.set_languages(rows, self._code)
            self.set_open(True)
        popover.toggle()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._label}: {self._languages.name(self._code)}")
