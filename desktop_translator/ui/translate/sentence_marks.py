"""Sentences that may be wrong: marked, counted, stepped through, and declared fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop_translator.ui import wording
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.open_marks import OpenMarks
from desktop_translator.ui.translate.sentence_map import wrong_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.sentence_map import Sentence
    from desktop_translator.ui.translate.sentences import Sentences


class SentenceMarks(QObject):
    """Keeps the marks of the translation, and steps through them.

    What a person declares fine stays unmarked for as long as the program runs: that sentence with
    that translation. Only marks in sight are drawn, so that a long text costs no more than a page.

    Signals:
        changed: what is said about marks (see `notice`) may be another now.
    """

    changed = Signal()

    def __init__(self, sentences: Sentences, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._sentences = sentences
        self._target = sentences.target
        self._next, self._previous = actions[Command.NEXT_MARK], actions[Command.PREVIOUS_MARK]
        self._fine_action = actions[Command.FINE]
        self._fine: set[tuple[str | None, str]] = set()
        self._fine_texts: set[str | None] = set()
        self._open = OpenMarks()
        self._is_drawing = False
        sentences.updated.connect(self.update)
        self._target.pane.verticalScrollBar().valueChanged.connect(self._draw)
        self._target.pane.resized.connect(self._draw)
        self._next.triggered.connect(lambda: self._step(forwards=True))
        self._previous.triggered.connect(lambda: self._step(forwards=False))
        self._fine_action.triggered.connect(self._toggle_fine)
        self._show()

    @property
    def in_view(self) -> Sentence | None:
        """The marked sentence at the text cursor."""
        sentence = self._sentences.current
        return sentence if sentence is not None and self.is_open(sentence) else None

    @property
    def notice(self) -> str:
        """What to say about the marks: about the one in view, else about all."""
        sentence = self.in_view
        if sentence is None:
            return wording.needs_a_look(self._open.counts)
        return wording.look_at(self._open.number(sentence), len(self._open), sentence.problems)

    def is_open(self, sentence: Sentence) -> bool:
        """Tell whether a sentence may be wrong and was not declared fine."""
        return bool(sentence.problems) and not self._is_fine(sentence)

    def update(self) -> None:
        """Look again at what may be wrong, and at what is in view."""
        self._draw()
        touched = self._sentences.map.touched
        self._count(touched)
        touched.clear()
        self._show()

    def toggle_fine(self, sentence: Sentence) -> None:
        """Declare a sentence fine, or take that back."""
        key = self._key(sentence)
        self._fine ^= {key}
        self._fine_texts = {text for text, _ in self._fine}
        self._draw()
        self._count(self._sentences.map.wrong)
        self._show()

    def _count(self, first_lines: Iterable[int]) -> None:
        """Take account of the open marks of some paragraphs."""
        wrong = self._sentences.map.wrong
        for line in first_lines:
            sentences = wrong_sentences(wrong[line]) if line in wrong else []
            self._open.put(line, [each for each in sentences if not self._is_fine(each)])

    def _draw(self) -> None:
        """Mark what is in sight; to find that out may move the scroll bar, which leads here."""
        if self._is_drawing:
            return
        self._is_drawing = True
        wrong = self._target.wrong_in_sight() if self._sentences.map.wrong else ()
        spans = (self._target.span(each) for each in wrong if not self._is_fine(each))
        self._target.highlights.set_marks([span for span in spans if span])
        self._is_drawing = False

    def _show(self) -> None:
        """Let menu, screen reader and page know."""
        current, in_view = self._sentences.current, self.in_view
        for action in (self._next, self._previous):
            action.setEnabled(bool(self._open))
        self._fine_action.setEnabled(bool(current and current.problems))
        self._fine_action.setChecked(bool(current and self._is_fine(current)))
        description = wording.whose(current.origin) if current else ""
        if in_view:
            description = wording.reasons(in_view.problems)
        if description != self._target.pane.accessibleDescription():
            self._target.pane.setAccessibleDescription(description)
        self.changed.emit()

    def _step(self, *, forwards: bool) -> None:
        """Go to the next mark in reading order, and from the last to the first."""
        current = self._sentences.current
        here = current.order if current else self._target.line_at_cursor()
        sentence = self._open.after(here) if forwards else self._open.before(here)
        if sentence is not None:
            self._sentences.go_to(sentence)
            # A screen reader does not speak of its own accord of what changes where it already is.
            spoken = QAccessibleAnnouncementEvent(self._target.pane, self.notice)
            QAccessible.updateAccessibility(spoken)

    def _toggle_fine(self) -> None:
        sentence = self._sentences.current
        if sentence is not None and sentence.problems:
            self.toggle_fine(sentence)

    def _is_fine(self, sentence: Sentence) -> bool:
        return sentence.text in self._fine_texts and self._key(sentence) in self._fine

    def _key(self, sentence: Sentence) -> tuple[str | None, str]:
        return sentence.text, self._target.text(sentence)
