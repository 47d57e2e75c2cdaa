"""The text to translate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.ui import wording
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.text_card import TextCard
from desktop_translator.ui.translate.text_counter import Counts, TextCounter
from desktop_translator.ui.widgets.debounce import Debounce
from desktop_translator.ui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.widgets.icons import Icons

_COUNTED_AT_ONCE = 5_000
_COUNT_DELAY_MS = 250


class SourceCard(TextCard):
    """The source pane with what it counts."""

    def __init__(self, actions: Actions, icons: Icons, parent: QWidget | None = None) -> None:
        self.pane = SourcePane()
        tools = (
            ("paste", actions[Command.PASTE]),
            ("open", actions[Command.OPEN]),
            ("clear", actions[Command.CLEAR]),
        )
        super().__init__(self.pane, tools, icons, parent)
        self.pane.setPlaceholderText(self.tr("Type or paste text, or drop a file"))
        self.pane.setAccessibleName(self.tr("Text to translate"))
        self._sentences = 0
        self._debounce = Debounce(_COUNT_DELAY_MS, self)
        self._debounce.fired.connect(self._count)
        self._counts = Counts(0, 0)
        self._counting = TextCounter(self)
        self._counting.counted.connect(self._on_counted)
        self.pane.textChanged.connect(self._on_text_changed)

    def show_sentences(self, count: int) -> None:
        """Add the number of sentences, once it is known."""
        if count != self._sentences:
            self._sentences = count
            self._show()

    def _on_text_changed(self) -> None:
        if self.pane.document().characterCount() <= _COUNTED_AT_ONCE:
            self._debounce.fire_now()
        elif not self._debounce.waiting:
            self._debounce.restart()

    def _count(self) -> None:
        if self.pane.is_empty:
            self._sentences = 0
        self._counting.count(self.pane.text())

    def _on_counted(self, counts: Counts) -> None:
        self._counts = counts
        self._show()

    def _show(self) -> None:
        if self.pane.is_empty:
            self.show_counter("")
            return
        parts = [
            wording.characters(self._counts.characters),
            wording.words(self._counts.words),
            wording.sentences(self._sentences) if self._sentences else "",
        ]
        self.show_counter(wording.joined(parts))
