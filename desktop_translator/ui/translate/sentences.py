"""The sentence in view: tinted on both sides, and known to whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from desktop_translator.ui.translate.pane_sentences import PaneSentences
from desktop_translator.ui.translate.sentence_map import SentenceMap, Side

if TYPE_CHECKING:
    from desktop_translator.core.memory_entry import Origin
    from desktop_translator.pipeline.events import LinesChanged, Started
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.ui.translate.sentence_map import Sentence
    from desktop_translator.ui.translate.session import TypingSession
    from desktop_translator.ui.widgets.output_pane import OutputPane
    from desktop_translator.ui.widgets.source_pane import SourcePane


@dataclass(frozen=True, slots=True)
class ChosenSentence:
    """The sentence at the text cursor, and what became of it so far.

    Attributes:
        text: as a model is asked for it.
        translation: as it stands on the page, line breaks included; empty while there is none.
        problems: what is wrong with the translation.
        finished: whether the translation is complete.
        origin: which people the translation comes from, by the translation memory.
        pair: codes of the languages.
    """

    text: str
    translation: str
    problems: frozenset[Problem]
    finished: bool
    origin: Origin | None = None
    pair: tuple[str, str] = field(default=("", ""), compare=False)


class Sentences(QObject):
    """Follows pointer and text cursor, tints the sentence there, and tells which one is chosen.

    The sentence under the pointer is tinted; without one, the sentence at the cursor of the pane
    used last, which is the chosen one. While the source is newer than what the map of sentences
    was made for, everything stays as it is. Build it before the page listens to the session.

    Signals:
        chosen_changed: a `ChosenSentence`, or None; also while its translation grows.
        updated: the map, the translation or the place of the text cursor may be another.
    """

    chosen_changed = Signal(object)
    updated = Signal()

    def __init__(
        self, session: TypingSession, source: SourcePane, target: OutputPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.map = SentenceMap()
        self.source = PaneSentences(source, Side.SOURCE, self.map)
        self.target = PaneSentences(target, Side.TARGET, self.map)
        self._used = self.source
        self._text_was_asked = False
        self._asked_has_begun = False
        self._is_beginning = False
        self._chosen: ChosenSentence | None = None
        source.document().contentsChange.connect(self._on_edited)  # before the cursor moves
        target.painted.connect(self.update)
        for side in (self.source, self.target):
            side.pane.installEventFilter(self)
            side.pane.cursorPositionChanged.connect(partial(self._on_cursor_moved, side))
            side.pane.verticalScrollBar().valueChanged.connect(partial(self._on_scrolled, side))
            side.pointer.moved.connect(self._tint)
        session.asked.connect(self._on_asked)
        session.began.connect(self._on_began)
        session.changed.connect(self._on_changed)
        session.finished.connect(self._on_finished)

    @property
    def chosen(self) -> ChosenSentence | None:
        """The sentence at the text cursor of the pane used last; None where there is none."""
        return self._chosen

    @property
    def current(self) -> Sentence | None:
        """The sentence at the text cursor, as the map knows it.

        While the source is newer than the map, it is the one at the cursor of the translation.
        """
        return (self._used if self._is_in_step else self.target).at_cursor()

    def translations(self) -> dict[str, str]:
        """Return every sentence of the text that is translated, and its translation."""
        found = (each for each in self.map.sentences() if each.finished)
        return {each.text: self.target.text(each) for each in found if each.text}

    def go_to(self, sentence: Sentence) -> None:
        """Put the text cursor to a sentence on both sides; the source keeps the keyboard."""
        if not self.source.pane.hasFocus():
            self.target.pane.setFocus()
        for side in (self.source, self.target):
            side.pointer.forget()
            if side is self.target or self._is_in_step:
                side.put_cursor(sentence)
        self.update()

    def clear(self) -> None:
        """Forget the text: others stand in the panes."""
        self.map.clear()
        self._asked_has_begun = False
        for side in (self.source, self.target):
            side.highlights.set_tint(None)
        self._choose(None)
        self.updated.emit()

    def update(self) -> None:
        """Look again at what stands where."""
        if self._is_in_step:
            self._tint()
            self._choose(self._chosen_now())
        self.updated.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which pane was used last."""
        if event.type() == QEvent.Type.FocusIn:
            self._used = self.target if watched is self.target.pane else self.source
            self.update()
        return super().eventFilter(watched, event)

    @property
    def _is_in_step(self) -> bool:
        """Whether the map is about the text that stands in the source."""
        return self._text_was_asked and self._asked_has_begun

    def _chosen_now(self) -> ChosenSentence | None:
        sentence = self._used.at_cursor()
        if sentence is None or sentence.text is None:
            return None
        translation = self.target.text(sentence)
        return ChosenSentence(
            sentence.text,
            translation,
            sentence.problems,
            sentence.finished,
            sentence.origin,
            sentence.paragraph.pair,
        )

    def _tint(self) -> None:
        if not self._is_in_step:
            return
        sentence = self.source.pointed() or self.target.pointed() or self._used.at_cursor()
        self.source.highlights.set_tint(self.source.span(sentence) if sentence else None)
        span = self.target.span(sentence) if sentence else None
        if span or not self._is_beginning:
            self.target.highlights.set_tint(span)

    def _choose(self, chosen: ChosenSentence | None) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit(chosen)

    def _on_cursor_moved(self, side: PaneSentences) -> None:
        if side is self._used:
            self.update()

    def _on_scrolled(self, side: PaneSentences, _: int) -> None:
        """Another sentence may be under the pointer, which stands still."""
        if side.pointer.is_inside:
            self._tint()

    def _on_edited(self) -> None:
        self._text_was_asked = False

    def _on_asked(self, is_new: bool) -> None:
        self._text_was_asked = True
        if is_new:
            self._asked_has_begun = False
        else:
            self.update()

    def _on_began(self, event: Started) -> None:
        """Take in a new map; the page then puts the lines in their places, and paints them."""
        self.map.clear()
        self.map.add(event.sentences)
        self._asked_has_begun = True
        self._is_beginning = True  # the old translation stays a moment, and so does its tint

    def _on_changed(self, event: LinesChanged) -> None:
        self.map.add(event.sentences)
        self._is_beginning = False

    def _on_finished(self) -> None:
        self._is_beginning = False
