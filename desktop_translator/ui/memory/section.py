"""The translation memory among the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QToolButton

from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.wording import describe, human_size
from desktop_translator.ui import wording
from desktop_translator.ui.memory.clear_choice import ClearChoice, plain_button
from desktop_translator.ui.widgets.section import Section

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop_translator.core.errors import AppError
    from desktop_translator.core.languages import Languages
    from desktop_translator.core.settings import Settings
    from desktop_translator.pipeline.memory_exchange import ImportProgress
    from desktop_translator.storage.translation_memory import MemoryStatistics
    from desktop_translator.ui.memory.service import MemoryService

_WIDTH = 260
_FILTER = "TMX (*.tmx)"


class MemorySection(Section):
    """Remembering on or off, how much there is, files in and out, and forgetting.

    Signals:
        changed: the new `Settings`.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, memory: MemoryService, languages: Languages) -> None:
        super().__init__(QCoreApplication.translate("MemorySection", "Translation memory"))
        self._settings = settings
        self._memory = memory
        self._languages = languages
        self.remember = QToolButton()
        self.remember.setText(self.tr("Remember"))
        self.remember.setCheckable(True)
        self.remember.setProperty("role", "plain")
        self.amount = QLabel("…")
        self.amount.setWordWrap(True)
        self.amount.setMinimumWidth(_WIDTH)
        self.both_ways = QCheckBox(self.tr("In both directions"))
        self.both_ways.setChecked(True)
        self.status = QLabel()
        self.status.setProperty("role", "secondary")
        self.status.setWordWrap(True)
        self.status.setMinimumWidth(_WIDTH)
        self.status.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.status.hide()
        self.stop = plain_button(self.tr("Stop"))
        self.stop.hide()
        self.importing = plain_button(self.tr("Import TMX…"))
        self.exporting = plain_button(self.tr("Export TMX…"))
        self.clearing = ClearChoice()
        self._add_rows()
        self._connect()
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set now."""
        self._settings = settings
        self.remember.setChecked(settings.remembers)

    def showEvent(self, event: QShowEvent) -> None:
        """Count what there is now."""
        super().showEvent(event)
        self._memory.count()

    def _add_rows(self) -> None:
        self.add_row(
            self.tr("Remember translations"),
            self.tr(
                "What was translated once comes at once the next time, also after a new start. "
                "It stays on this computer. Your own corrections are always kept."
            ),
            self.remember,
        )
        self.add_row(
            self.tr("Size"),
            self.tr("When there are too many, the oldest of the models make room."),
            self.amount,
        )
        self.add_row(
            self.tr("Files"),
            self.tr("Sentences of other translation programs, and yours for them."),
            self.importing,
            self.exporting,
        )
        self.add_row(
            self.tr("Imported sentences"),
            self.tr("Whether they also serve the other way round."),
            self.both_ways,
        )
        self.add_row("", "", self.status, self.stop)
        self.add_row(
            self.tr("Forget"),
            self.tr("What models have made; or everything, your own corrections too, for good."),
            self.clearing,
        )

    def _connect(self) -> None:
        self.remember.clicked.connect(
            lambda on: self.changed.emit(replace(self._settings, remembers=on))
        )
        self.importing.clicked.connect(self._choose_import)
        self.exporting.clicked.connect(self._choose_export)
        self.clearing.chosen.connect(self._memory.clear)
        self.stop.clicked.connect(self._stop)
        memory = self._memory
        memory.counted.connect(self._show_size)
        memory.progressed.connect(self._show_progress)
        memory.imported.connect(self._on_imported)
        memory.exported.connect(self._on_exported)
        memory.cleared.connect(self._on_cleared)
        memory.exchange_failed.connect(self._on_failed)

    def import_file(self, path: Path) -> None:
        """Take in a file."""
        self._begin(self.tr("Reading {name}…").format(name=path.name))
        self._memory.import_file(path, both_ways=self.both_ways.isChecked())

    def export_file(self, path: Path) -> None:
        """Write a file."""
        self._begin(self.tr("Writing {name}…").format(name=path.name))
        self._memory.export_file(path)

    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import sentences"), "", _FILTER)
        if name:
            self.import_file(Path(name))

    def _choose_export(self) -> None:
        title, proposed = self.tr("Export sentences"), "translations.tmx"
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, _FILTER)
        if name:
            self.export_file(Path(name))

    def _stop(self) -> None:
        self._memory.stop_exchange()
        self._end(self.tr("Stopped."))

    def _begin(self, words: str) -> None:
        self._say(words)
        self._set_busy(True)

    def _end(self, words: str) -> None:
        self._say(words)
        self._set_busy(False)
        self._memory.count()

    def _set_busy(self, busy: bool) -> None:
        self.stop.setVisible(busy)
        for control in (self.importing, self.exporting, self.clearing):
            control.setEnabled(not busy)

    def _say(self, words: str) -> None:
        self.status.setText(words)
        self.status.setVisible(bool(words))

    def _show_size(self, statistics: MemoryStatistics) -> None:
        parts = (
            (self.tr("{count} of your own"), Origin.HUMAN),
            (self.tr("{count} imported"), Origin.IMPORTED),
            (self.tr("{count} by models"), Origin.MACHINE),
        )
        counts = [(words, statistics.count(origin)) for words, origin in parts]
        shown = [words.format(count=wording.grouped(count)) for words, count in counts if count]
        size = human_size(statistics.size_bytes)
        self.amount.setText(wording.joined([*shown, size]) if shown else self.tr("Empty"))

    def _show_progress(self, step: ImportProgress | int) -> None:
        if isinstance(step, int):
            self._say(self.tr("{sentences} written").format(sentences=wording.sentences(step)))
            return
        percent = 100 * step.done_bytes // max(1, step.total_bytes)
        words = self.tr("{percent} % read, {sentences}")
        self._say(words.format(percent=percent, sentences=wording.sentences(step.found)))

    def _on_imported(self, last: ImportProgress) -> None:
        words = self.tr("{sentences} imported, {new} of them new.").format(
            sentences=wording.sentences(last.found), new=wording.grouped(last.changed)
        )
        if last.skipped:
            more = self.tr("{count} entries could not be used.")
            words += " " + more.format(count=wording.grouped(last.skipped))
        self._end(words)

    def _on_exported(self, count: int) -> None:
        self._end(self.tr("{sentences} exported.").format(sentences=wording.sentences(count)))

    def _on_cleared(self, count: int) -> None:
        self._end(self.tr("{sentences} forgotten.").format(sentences=wording.sentences(count)))

    def _on_failed(self, error: AppError) -> None:
        self._set_busy(False)
        self._say(" ".join(describe(error, self._languages)))
