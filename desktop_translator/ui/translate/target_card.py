"""The translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop_translator.ui import wording
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.marks_row import MarksRow
from desktop_translator.ui.translate.text_card import TextCard
from desktop_translator.ui.translate.text_counter import TextCounter
from desktop_translator.ui.widgets.output_pane import OutputPane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.pipeline.events import Improving, LinesChanged, Started
    from desktop_translator.pipeline.hops import Preparing
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
            ("another", actions[Command.ANOTHER]),
            ("versions", actions[Command.VERSIONS]),
            ("copy", actions[Command.COPY_TRANSLATION]),
            ("save", actions[Command.SAVE]),
            ("journey", actions[Command.JOURNEY]),
        )
        super().__init__(self.pane, tools, icons, parent)
        self.pane.setPlaceholderText(self.tr("The translation appears here as you type"))
        self.pane.setAccessibleName(self.tr("Translation"))
        self.marks = MarksRow(actions, self)
        self.add_above_counter(self.marks)
        self._writing = ""
        self._is_improving = False
        self._progress_shown = False
        self._duration = ""
        self._counting = TextCounter(self)
        self._counting.counted.connect(self._on_counted)

    def begin(self, event: Started) -> None:
        """Make room for a new translation, keeping what may stay."""
        self._counting.cancel()
        self._is_improving = False
        self.pane.align_lines(event.lines)

    def change(self, event: LinesChanged) -> None:
        """Show the new state of some lines."""
        self.pane.change_lines(event.lines)
        caret = event.caret
        self.pane.show_caret((caret.line, caret.column) if caret else None)
        if event.finished_sentences < event.total_sentences:
            self._is_improving = False  # another part of the text, in another language
        if not self._is_improving:
            words = self.tr("Writing sentence {number} of {total}")
            self._tell(words, event.finished_sentences, event.total_sentences)

    def improve(self, event: Improving) -> None:
        """Tell that the whole draft can be read, and which sentence may become better now."""
        self._is_improving = True
        words = self.tr("Improving sentence {number} of {total}")
        self._tell(words, event.finished, event.total)

    def prepare(self, event: Preparing) -> None:
        """Tell which sentence is being half translated, on a way by a third language."""
        self._tell(self.tr("Preparing sentence {number} of {total}"), event.finished, event.total)

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

    def copy(self) -> None:
        """Copy the whole translation."""
        QGuiApplication.clipboard().setText(self.pane.newest_text())

    def replace_text(self, text: str) -> None:
        """Show another text at once."""
        self._end()
        self.show_counter("")
        self.pane.align_lines(text.split("\n"))

    def _on_counted(self, counts: Counts) -> None:
        self.show_counter(wording.joined([wording.words(counts.words), self._duration]))

    def _tell(self, words: str, finished: int, total: int) -> None:
        self._writing = words.format(
            number=wording.grouped(min(finished + 1, total)), total=wording.grouped(total)
        )
        if self._progress_shown:
            self.show_counter(self._writing)

    def _end(self) -> None:
        self._counting.cancel()
        self.pane.settle()
        self.pane.show_caret(None)
        self._writing = ""
        self._progress_shown = False
