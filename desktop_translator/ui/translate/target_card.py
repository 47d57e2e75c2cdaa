"""The translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.ui import wording
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.marks_row import MarksRow
from desktop_translator.ui.translate.text_card import TextCard
from desktop_translator.ui.translate.text_counter import TextCounter
from desktop_translator.ui.widgets.output_pane import OutputPane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.pipeline.events import LinesChanged, Started
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.text_counter import Counts
    from desktop_translator.ui.widgets.icons import Icons


class TargetCard(TextCard):
    """The output pane with what it tells about the translation.

    Attributes:
        marks: what is said about sentences that may be wrong.
    """

    def __init__(self, actions: Actions, icons: Icons, parent: QWidget | None = None) -> None:
        self.pane = OutputPane()
        tools = (
            ("copy", actions[Command.COPY_TRANSLATION]),
            ("save", actions[Command.SAVE]),
        )
        super().__init__(self.pane, tools, icons, parent)
        self.pane.setPlaceholderText(self.tr("The translation appears here as you type"))
        self.pane.setAccessibleName(self.tr("Translation"))
        self.marks = MarksRow(actions, self)
        self.add_above_counter(self.marks)
        self._writing = ""
        self._progress_shown = False
        self._duration = ""
        self._counting = TextCounter(self)
        self._counting.counted.connect(self._on_counted)

    def begin(self, event: Started) -> None:
        """Make room for a new translation, keeping what may stay."""
        self._counting.cancel()
        self.pane.align_lines(event.lines)

    def change(self, event: LinesChanged) -> None:
        """Show the new state of some lines."""
        self.pane.change_lines(event.lines)
        caret = event.caret
        self.pane.show_caret((caret.line, caret.column) if caret else None)
        sentence = min(event.finished_sentences + 1, event.total_sentences)
        self._writing = self.tr("Writing sentence {number} of {total}").format(
            number=wording.grouped(sentence), total=wording.grouped(event.total_sentences)
        )
        if self._progress_shown:
            self.show_counter(self._writing)

    def show_progress(self) -> None:
        """Tell from now on which sentence is being written."""
        self._progress_shown = True
        if self._writing:
            self.show_counter(self._writing)

    def finish(self, duration_s: float) -> None:
        """Tell how long the translation is and how long it took."""
        self._end()
        self._duration = wording.seconds(duration_s)
        self._counting.count(self.pane.newest_text())

    def interrupt(self, words: str) -> None:
        """Keep what is there and say why it is not all."""
        self._end()
        self.show_counter(words)

    def replace_text(self, text: str) -> None:
        """Show another text at once."""
        self._end()
        self.show_counter("")
        self.pane.align_lines(text.split("\n"))

    def _on_counted(self, counts: Counts) -> None:
        self.show_counter(wording.joined([wording.words(counts.words), self._duration]))

    def _end(self) -> None:
        self._counting.cancel()
        self.pane.settle()
        self.pane.show_caret(None)
        self._writing = ""
        self._progress_shown = False
