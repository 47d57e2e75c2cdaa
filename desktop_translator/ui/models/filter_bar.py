"""Where it is said which models to show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_translator.core.languages import Language, Languages
from desktop_translator.core.wording import human_size
from desktop_translator.ui.models.filter import Filter
from desktop_translator.ui.translate.language_picker import LanguagePicker
from desktop_translator.ui.widgets.choice_button import ChoiceButton
from desktop_translator.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.ui.widgets.icons import Icons

_SIZES = (0, 100_000_000, 500_000_000, 2_000_000_000)


class FilterBar(QWidget):
    """A line to search in, and below it what else there is to choose by.

    Signals:
        changed: the new `Filter`.
    """

    changed = Signal(object)

    def __init__(
        self,
        languages: Languages,
        icons: Icons,
        sources: Callable[[], Sequence[str]],
        targets: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a model or a language"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.source = self._picker(icons, languages, sources, self.tr("From any language"))
        self.target = self._picker(icons, languages, targets, self.tr("Into any language"))
        self.largest = SizeButton(icons, self)
        self.here = QCheckBox(self.tr("On this computer"))
        self.commercial = QCheckBox(self.tr("Commercial use allowed"))
        self._source, self._target = "", ""
        self._connect()
        self._arrange()

    @property
    def filter(self) -> Filter:
        """What is chosen."""
        return Filter(
            self.search.text(),
            self._source,
            self._target,
            self.largest.most_bytes,
            self.here.isChecked(),
            self.commercial.isChecked(),
        )

    def ask_for(self, source: str, target: str) -> None:
        """Show what translates a pair, and nothing less."""
        self.search.clear()
        for box in (self.here, self.commercial):
            box.setChecked(False)
        self.largest.choose(0)
        self._set_source(source)
        self._set_target(target)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._tell)
        self.source.picked.connect(self._set_source)
        self.target.picked.connect(self._set_target)
        self.largest.picked.connect(self._tell)
        self.here.toggled.connect(self._tell)
        self.commercial.toggled.connect(self._tell)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        choices = FlowLayout(spacing=8)
        for widget in (self.source, self.target, self.largest, self.here, self.commercial):
            choices.addWidget(widget)
        column.addLayout(choices)

    def _picker(
        self, icons: Icons, languages: Languages, codes: Callable[[], Sequence[str]], label: str
    ) -> LanguagePicker:
        known = _WithAny(languages, label)
        picker = LanguagePicker(icons, known, lambda: ("", *codes()), self)
        picker.set_label(label)
        picker.set_language("")
        return picker

    def _set_source(self, code: str) -> None:
        self._source = code
        self.source.set_language(code)
        self._tell()

    def _set_target(self, code: str) -> None:
        self._target = code
        self.target.set_language(code)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.filter)


class SizeButton(ChoiceButton):
    """How large a model may be.

    Signals:
        picked: the size in bytes; 0 for any.
    """

    picked = Signal(int)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(icons, parent)
        self.most_bytes = 0
        self._menu = QMenu(self)
        for size in _SIZES:
            self._menu.addAction(self._words(size)).triggered.connect(partial(self.choose, size))
        self.clicked.connect(self._open)
        self.choose(0)

    def choose(self, size_bytes: int) -> None:
        """Choose a size."""
        self.most_bytes = size_bytes
        self.setText(self._words(size_bytes))
        self.setAccessibleName(self.tr("Size: {size}").format(size=self.text()))
        self.updateGeometry()
        self.picked.emit(size_bytes)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _words(self, size_bytes: int) -> str:
        if not size_bytes:
            return self.tr("Any size")
        return self.tr("Up to {size}").format(size=human_size(size_bytes))


class _WithAny(Languages):
    """The languages, and a name for no language in particular."""

    def __init__(self, languages: Languages, name: str) -> None:
        super().__init__(())
        self._languages = languages
        self._any = Language("", name, name)

    def get(self, code: str) -> Language:
        return self._languages.get(code) if code else self._any
