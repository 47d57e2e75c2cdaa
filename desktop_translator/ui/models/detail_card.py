"""The chosen model: everything there is to know, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop_translator.catalog.catalogue import ANY_LANGUAGE
from desktop_translator.core.wording import describe, human_size
from desktop_translator.ui.models import words
from desktop_translator.ui.models.deeds import POSSIBLE, Deed
from desktop_translator.ui.models.progress_view import ProgressView
from desktop_translator.ui.widgets.flow_layout import FlowLayout
from desktop_translator.ui.widgets.scroll_card import ScrollCard

if TYPE_CHECKING:
    from datetime import date

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow

_MOST_LANGUAGES = 24


class DetailCard(ScrollCard):
    """Shows one model; nothing is chosen at first.

    Signals:
        ordered: a `Deed` and the `ModelRow` it is about.
    """

    ordered = Signal(object, object)

    def __init__(self, languages: Languages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages = languages
        self._row: ModelRow | None = None
        self._sure = False
        self._title = _label("title")
        self._notice = _label("notice")
        self._progress = ProgressView()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.buttons = {deed: self._button(deed) for deed in Deed}
        self._arrange()
        self.show_row(None)

    def show_row(self, row: ModelRow | None) -> None:
        """Show a model as it is now, or that none is chosen."""
        facts_differ = row is None or self._row is None or _facts_key(row) != _facts_key(self._row)
        self._row = row
        self._title.setText(row.name if row else self.tr("Choose a model to see more about it."))
        self.setAccessibleName(self._title.text())
        possible = POSSIBLE[row.standing] if row else ()
        for deed, button in self.buttons.items():
            button.setVisible(deed in possible)
        self._progress.show_progress(row.progress if row and row.standing.is_coming else None)
        self._show_notice(row)
        if facts_differ:
            self._set_sure(False)
            self._show_facts(row)

    def _arrange(self) -> None:
        column = self.column
        column.addWidget(self._title)
        column.addWidget(self._notice)
        column.addWidget(self._progress)
        deeds = FlowLayout(spacing=8)
        for button in self.buttons.values():
            deeds.addWidget(button)
        column.addLayout(deeds)
        column.addLayout(self._grid)
        column.addStretch(1)

    def _button(self, deed: Deed) -> QPushButton:
        button = QPushButton(words.tr(deed.value), self)
        role = "main" if deed in (Deed.DOWNLOAD, Deed.RESUME, Deed.UPDATE) else "plain"
        button.setProperty("role", role)
        button.clicked.connect(partial(self._press, deed))
        return button

    def _press(self, deed: Deed) -> None:
        if deed is Deed.DELETE and not self._sure:
            self._set_sure(True)  # what is gone has to be downloaded again
        else:
            self._set_sure(False)
            self.ordered.emit(deed, self._row)

    def _set_sure(self, sure: bool) -> None:
        self._sure = sure
        text = self.tr("Delete for good?") if sure else words.tr(Deed.DELETE.value)
        self.buttons[Deed.DELETE].setText(text)

    def _show_notice(self, row: ModelRow | None) -> None:
        trouble = row.progress.trouble if row and row.progress else None
        error = (row.error or trouble) if row else None
        text = " ".join(describe(error, self._languages, words.tr)) if error else ""
        self._notice.setText(text)
        self._notice.setVisible(bool(text))

    def _show_facts(self, row: ModelRow | None) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if row is None:
            return
        for number, (name, value) in enumerate(self._facts(row)):
            label, content = _label("secondary"), _label("")
            label.setText(name)
            content.setText(value)
            content.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(content, number, 1)

    def _facts(self, row: ModelRow) -> list[tuple[str, str]]:
        licence = row.licence
        if row.non_commercial:
            licence = self.tr("{licence}: not for commercial use").format(licence=licence)
        on_request = self.tr("its makers give it to those who ask")
        facts = [
            (self.tr("Reads"), self._language_names(row.sources)),
            (self.tr("Writes"), self._language_names(row.targets)),
            (self.tr("Kind"), row.tier),
            (self.tr("Size"), human_size(row.size_bytes) if row.size_bytes else ""),
            (self.tr("Memory"), self._memory(row)),
            (self.tr("Licence"), licence),
            *((name, QLocale().toString(figure, "f", 1)) for name, figure in row.quality.items()),
            (self.tr("Figures from"), row.quality_source if row.quality else ""),
            (self.tr("From"), row.repository),
            (self.tr("Known because"), row.evidence),
            (self.tr("Last used"), self._day(row.last_used)),
            (self.tr("Access"), on_request if row.gated else ""),
            (self.tr("Note"), row.note),
        ]
        return [(name, value) for name, value in facts if value]

    def _day(self, day: date | None) -> str:
        short = QLocale.FormatType.ShortFormat
        return QLocale().toString(QDate(day.year, day.month, day.day), short) if day else ""

    def _memory(self, row: ModelRow) -> str:
        if not row.memory_bytes:
            return ""
        return self.tr("about {size} while translating").format(size=human_size(row.memory_bytes))

    def _language_names(self, codes: tuple[str, ...]) -> str:
        if ANY_LANGUAGE in codes:
            return self.tr("many languages; it tells them once it is here")
        names = [self._languages.name(code) for code in codes[:_MOST_LANGUAGES]]
        if len(codes) > len(names):
            more = self.tr("and {count} more").format(count=len(codes) - len(names))
            return f"{', '.join(names)} {more}"
        return ", ".join(names)


def _facts_key(row: ModelRow) -> tuple[object, ...]:
    return row.id, row.standing, row.size_bytes, row.licence, row.last_used


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
