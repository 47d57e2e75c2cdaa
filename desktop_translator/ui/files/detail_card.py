"""The chosen files: everything there is to know, and what can be done."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout

from desktop_translator.ui.files import words
from desktop_translator.ui.files.deeds import FileDeed, key_of, possible_for_all
from desktop_translator.ui.files.file_settings import FileSettings
from desktop_translator.ui.widgets.flow_layout import FlowLayout
from desktop_translator.ui.widgets.scroll_card import ScrollCard
from desktop_translator.ui.wording import grouped, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress
    from desktop_translator.ui.widgets.icons import Icons

_MAIN = frozenset({FileDeed.OPEN, FileDeed.RETRY})
_SPARSE = frozenset(
    {FileDeed.OPEN_ORIGINAL, FileDeed.COPY_PATH, FileDeed.MOVE_UP, FileDeed.MOVE_DOWN}
)
"""In the menu and on keys only: they would crowd the card."""


class DetailCard(ScrollCard):
    """Shows one file, or how many are chosen; nothing is chosen at first.

    Signals:
        ordered: a `FileDeed` that shall be done with the chosen files.
        changed: the number of a file, and its new `BatchOptions`.
    """

    ordered = Signal(object)
    changed = Signal(int, object)

    def __init__(
        self, languages: Languages, icons: Icons, sources: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self._languages = languages
        self._shown: tuple[FileProgress, ...] | None = None
        self._title = _label("title")
        self._state = _label("secondary")
        self._notice = _label("notice")
        self.settings = FileSettings(languages, icons, sources)
        self.settings.changed.connect(self.changed)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.facts: list[tuple[QLabel, QLabel]] = []
        self.buttons = {deed: self._button(deed) for deed in FileDeed if deed not in _SPARSE}
        self._arrange()
        self.show_files(())

    @property
    def text(self) -> str:
        """Everything the card says."""
        facts = (f"{name.text()}: {value.text()}" for name, value in self.facts)
        return "\n".join((self._title.text(), self._state.text(), self._notice.text(), *facts))

    def show_files(self, files: tuple[FileProgress, ...]) -> None:
        """Show files as they are now."""
        if files == self._shown:
            return
        self._shown = files
        one = files[0] if len(files) == 1 else None
        self._title.setText(self._heading(files))
        self.setAccessibleName(self._title.text())
        self._state.setText(joined([words.state(one), *words.progress(one)[:1]]) if one else "")
        self._state.setVisible(one is not None)
        notice = self._notices(one) if one else ""
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self.settings.show_file(one)
        self._show_facts(self._facts(one) if one else [])
        offered = possible_for_all(files)
        for deed, button in self.buttons.items():
            button.setVisible(deed in offered)

    def _arrange(self) -> None:
        column = self.column
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._state)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(self.settings)
        deeds = FlowLayout(spacing=8)
        for button in self.buttons.values():
            deeds.addWidget(button)
        column.addLayout(deeds)
        column.addLayout(self._grid)
        column.addStretch(1)

    def _button(self, deed: FileDeed) -> QPushButton:
        button = QPushButton(words.tr(deed.value))
        button.setProperty("role", "main" if deed in _MAIN else "plain")
        key = key_of(deed).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{button.text()} ({key})" if key else "")
        button.clicked.connect(lambda: self.ordered.emit(deed))
        return button

    def _heading(self, files: tuple[FileProgress, ...]) -> str:
        if not files:
            return self.tr("Choose a file to see more about it.")
        if len(files) == 1:
            return files[0].path.name
        return self.tr("{files} are chosen").format(files=words.count_of_files(len(files)))

    def _notices(self, file: FileProgress) -> str:
        if file.error is not None:
            return " ".join(words.error(file.error, self._languages))
        return "\n".join(map(words.notice, words.own_notices(file)))

    def _facts(self, file: FileProgress) -> list[tuple[str, str]]:
        options = file.options
        into = self._languages.name(options.target)
        language = words.language(file, self._languages)
        facts = [
            (self.tr("Folder"), _wrappable(file.path.parent)),
            (self.tr("Kind"), words.kind(file)),
            (self.tr("Languages"), f"{language} → {into}" if language else into),
            (self.tr("Encoding"), file.encoding or ""),
            (self.tr("Words"), grouped(file.words) if file.words else ""),
            (self.tr("To look at"), words.to_look_at(file)),
            (self.tr("Translation"), _wrappable(file.output) if file.output else ""),
            (self.tr("Both languages"), "\n".join(map(_wrappable, file.bilingual))),
        ]
        return [(name, value) for name, value in facts if value]

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        while len(self.facts) < len(facts):
            name, value = _label("secondary"), _label("")
            self._grid.addWidget(name, len(self.facts), 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, len(self.facts), 1)
            self.facts.append((name, value))
        for number, labels in enumerate(self.facts):
            texts = facts[number] if number < len(facts) else ("", "")
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
                label.setVisible(bool(text))


def _wrappable(path: Path) -> str:
    """Let a path be broken after each folder (by a space without width)."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
