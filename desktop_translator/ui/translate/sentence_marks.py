"""Sentences that may be wrong: marked, counted, stepped through, and declared fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.pipeline.guard import worst
from desktop_translator.ui import wording
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.sentence_map import wrong_sentences
from desktop_translator.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.sentence_map import Sentence
    from desktop_translator.ui.translate.sentences import Sentences

_MANY = 100  # paragraphs with marks; to collect more takes too long for every frame


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
        self._open: list[Sentence] = []
        self._version = -1
        self._finding = Throttle(self)
        self._finding.fired.connect(self._find)
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
            return wording.needs_a_look([worst(each.problems) for each in self._open])
        number = 1 + sum(each.order < sentence.order for each in self._open)
        return wording.look_at(number, max(number, len(self._open)), sentence.problems)

    def is_open(self, sentence: Sentence) -> bool:
        """Tell whether a sentence may be wrong and was not declared fine."""
        return bool(sentence.problems) and not self._is_fine(sentence)

    def update(self) -> None:
        """Look again at what may be wrong, and at what is in view."""
        self._draw()
        if self._version != self._sentences.map.version:
            self._version = self._sentences.map.version
            if len(self._sentences.map.wrong) > _MANY:
                self._finding.request()
            else:
                self._finding.fire_now()
        else:
            self._show()

    def toggle_fine(self, sentence: Sentence) -> None:
        """Declare a sentence fine, or take that back."""
        key = self._key(sentence)
        self._fine ^= {key}
        self._fine_texts = {text for text, _ in self._fine}
        self._draw()
        self._find()

    def _find(self) -> None:
        """Collect the open marks of the whole text, in reading order."""
        wrong = self._sentences.map.wrong
        found = (each for _, told in sorted(wrong.items()) for each in wrong_sentences(told))
        self._open = [sentence for sentence in found if not self._is_fine(sentence)]
        self._show()

    def _draw(self) -> None:
        """Mark what is in sight."""
        wrong = self._target.wrong_in_sight() if self._sentences.map.wrong else ()
        spans = (self._target.span(each) for each in wrong if not self._is_fine(each))
        self._target.highlights.set_marks([span for span in spans if span])

    def _show(self) -> None:
        """Let menu, screen reader and page know."""
        current, in_view = self._sentences.current, self.in_view
        for action in (self._next, self._previous):
            action.setEnabled(bool(self._open))
        self._fine_action.setEnabled(bool(current and current.problems))
        self._fine_action.setChecked(bool(current and self._is_fine(current)))
        description = wording.reasons(in_view.problems) if in_view else ""
        if description != self._target.pane.accessibleDescription():
            self._target.pane.setAccessibleDescription(description)
        self.changed.emit()

    def _step(self, *, forwards: bool) -> None:
        """Go to the next mark in reading order, and from the last to the first."""
        if not self._open:
            return
        current = self._sentences.current
        here = current.order if current else self._target.line_at_cursor()
        if forwards:
            later = (each for each in self._open if each.order > here)
            self._sentences.go_to(next(later, self._open[0]))
        else:
            earlier = (each for each in reversed(self._open) if each.order < here)
            self._sentences.go_to(next(earlier, self._open[-1]))

    def _toggle_fine(self) -> None:
        sentence = self._sentences.current
        if sentence is not None and sentence.problems:
            self.toggle_fine(sentence)

    def _is_fine(self, sentence: Sentence) -> bool:
        return sentence.text in self._fine_texts and self._key(sentence) in self._fine

    def _key(self, sentence: Sentence) -> tuple[str | None, str]:
        return sentence.text, self._target.text(sentence)
