"""What was found out about one file and can be chosen otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QVBoxLayout, QWidget

from desktop_translator.core.errors import FileNotTextError
from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.ui.files import words
from desktop_translator.ui.files.deeds import RETRIABLE
from desktop_translator.ui.files.encodings import ENCODINGS
from desktop_translator.ui.translate.language_picker import LanguagePicker
from desktop_translator.ui.widgets.choice_button import ChoiceButton
from desktop_translator.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress
    from desktop_translator.ui.widgets.icons import Icons

_FIND_OUT = "auto"


class FileSettings(QWidget):
    """The language, the encoding and the columns of a file that is not begun, or can be begun anew.

    Signals:
        changed: the number of the file, and its new `BatchOptions`.
    """

    changed = Signal(int, object)

    def __init__(
        self, languages: Languages, icons: Icons, sources: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self._languages = languages
        self._file: FileProgress | None = None
        self.language = LanguagePicker(icons, languages, sources, self)
        self.language.set_label(self.tr("Language of this file"))
        self.language.offer_detection(_FIND_OUT, self.tr("Detect the language"))
        self.language.picked.connect(self._pick_language)
        self.encoding = ChoiceButton(icons, self)
        self.encoding.clicked.connect(self._open_encodings)
        self._columns_title = QLabel(self.tr("Columns to translate"))
        self._columns_title.setProperty("role", "secondary")
        self.columns: list[QCheckBox] = []
        self._boxes = FlowLayout(spacing=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        choices = FlowLayout(spacing=8)
        choices.addWidget(self.language)
        choices.addWidget(self.encoding)
        column.addLayout(choices)
        column.addWidget(self._columns_title)
        column.addLayout(self._boxes)

    def show_file(self, file: FileProgress | None) -> None:
        """Show what can be chosen for a file."""
        before, self._file = self._file, file
        can_change = file is not None and _can_change(file)
        self.setVisible(can_change)
        if file is None or not can_change or file == before:
            return
        if file.options.source is not None:
            self.language.set_language(file.options.source)
        else:
            self._show_found(file)
        self.encoding.setVisible(file.encoding is not None or _has_no_encoding(file))
        self._show_encoding(file)
        if before is None or (before.id, before.columns) != (file.id, file.columns):
            self._build_columns(file.columns)
        for number, box in enumerate(self.columns):
            box.setChecked(file.options.columns is None or number in file.options.columns)

    def encodings_menu(self) -> QMenu:
        """Build the menu of encodings."""
        menu = QMenu(self)
        find_out = menu.addAction(self.tr("Find it out"))
        find_out.triggered.connect(partial(self._change, encoding=None))
        menu.addSeparator()
        for name, text in ENCODINGS:
            action = menu.addAction(words.tr(text))
            action.triggered.connect(partial(self._change, encoding=name))
        return menu

    def _show_found(self, file: FileProgress) -> None:
        name = self._languages.name(file.source) if file.source else ""
        note = self.tr("not sure") if name and words.is_guess(file) else ""
        self.language.show_detection(name, note, note)

    def _show_encoding(self, file: FileProgress) -> None:
        known = dict(ENCODINGS)
        name = file.encoding or ""
        unknown = self.tr("Choose the encoding")
        shown = words.tr(known[name]) if name in known else name or unknown
        self.encoding.setText(shown)
        self.encoding.setAccessibleName(self.tr("Encoding: {name}").format(name=shown))
        self.encoding.updateGeometry()

    def _build_columns(self, headings: tuple[str, ...]) -> None:
        for box in self.columns:
            self._boxes.removeWidget(box)
            box.deleteLater()
        self.columns = []
        for number, heading in enumerate(headings):
            text = heading or self.tr("Column {number}").format(number=number + 1)
            box = QCheckBox(text.replace("&", "&&"), self)
            box.clicked.connect(self._pick_columns)
            self._boxes.addWidget(box)
            self.columns.append(box)
        self._columns_title.setVisible(bool(headings))

    def _pick_language(self, code: str) -> None:
        self._change(source=None if code == _FIND_OUT else code)

    def _pick_columns(self) -> None:
        chosen = tuple(number for number, box in enumerate(self.columns) if box.isChecked())
        self._change(columns=chosen)

    def _open_encodings(self) -> None:
        menu = self.encodings_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.encoding.mapToGlobal(QPoint(0, self.encoding.height())))

    def _change(self, _checked: bool = False, **choices: Any) -> None:  # noqa: ANN401 - fields
        if self._file is not None:
            self.changed.emit(self._file.id, replace(self._file.options, **choices))


def _can_change(file: FileProgress) -> bool:
    """Tell whether something can be chosen: nothing was begun, or it will be begun anew."""
    if file.state is FileState.QUEUED:
        return file.examined
    return file.state in RETRIABLE and (file.examined or _has_no_encoding(file))


def _has_no_encoding(file: FileProgress) -> bool:
    return isinstance(file.error, FileNotTextError)
