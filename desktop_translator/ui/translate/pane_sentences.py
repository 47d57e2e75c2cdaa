"""The sentences of one pane: between places in its document and the map of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.ui.translate.sentence_map import Sentence, SentenceMap, Side, sentence_at
from desktop_translator.ui.widgets.highlights import Highlights, Span
from desktop_translator.ui.widgets.pointer_watch import PointerWatch
from desktop_translator.ui.widgets.text_places import offset_of, positions_of

if TYPE_CHECKING:
    from desktop_translator.ui.widgets.text_pane import TextPane


class PaneSentences:
    """One side of the page as the map of sentences sees it.

    Attributes:
        pane: where the text is.
        pointer: where the pointer is in it.
        highlights: what is tinted and marked in it.
    """

    def __init__(self, pane: TextPane, side: Side, sentences: SentenceMap) -> None:
        self._side = side
        self._sentences = sentences
        self.pane = pane
        self.pointer = PointerWatch(pane)
        self.highlights = Highlights(pane)

    def pointed(self) -> Sentence | None:
        """Return the sentence under the pointer."""
        position = self.pointer.position
        return None if position is None else self.at(position)

    def at_cursor(self) -> Sentence | None:
        """Return the sentence at the text cursor."""
        return self.at(self.pane.textCursor().position())

    def at(self, position: int) -> Sentence | None:
        """Return the sentence at a position of the document."""
        document = self.pane.document()
        paragraph = self._sentences.paragraph(document.findBlock(position).blockNumber())
        if paragraph is None:
            return None
        offset = offset_of(document, paragraph.first_line, position)
        return sentence_at(paragraph, self._side, offset)

    def span(self, sentence: Sentence) -> Span | None:
        """Return where a sentence stands in the document, if anywhere."""
        place = sentence.place(self._side)
        if place is None:
            return None
        return Span(*positions_of(self.pane.document(), sentence.paragraph.first_line, place))

    def text(self, sentence: Sentence) -> str:
        """Return a sentence as it stands in the document, with its line breaks."""
        span = self.span(sentence)
        return self.pane.text_between(span.start, span.end) if span else ""
