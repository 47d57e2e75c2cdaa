"""The sentences of one pane: between places in its document and the map of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.ui.translate.sentence_map import (
    Side,
    recalled_sentences,
    sentence_at,
    wrong_sentences,
)
from desktop_translator.ui.widgets.highlights import Span
from desktop_translator.ui.widgets.pointer_watch import PointerWatch
from desktop_translator.ui.widgets.text_places import offset_of, positions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.pipeline.events import ParagraphSentences
    from desktop_translator.ui.translate.sentence_map import Sentence, SentenceMap
    from desktop_translator.ui.widgets.text_pane import TextPane

_MANY = 20


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
        self.highlights = pane.highlights

    def pointed(self) -> Sentence | None:
        """Return the sentence under the pointer."""
        position = self.pointer.position
        return None if position is None else self.at(position)

    def at_cursor(self) -> Sentence | None:
        """Return the sentence at the text cursor."""
        return self.at(self.pane.textCursor().position())

    def line_at_cursor(self) -> tuple[int, int]:
        """Return what a sentence at the start of the cursor's line would be sorted by."""
        return self.pane.textCursor().blockNumber(), -1

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

    def wrong_in_sight(self) -> Iterator[Sentence]:
        """Give the sentences that may be wrong and can be seen."""
        return self._in_sight(wrong_sentences)

    def recalled_in_sight(self) -> Iterator[Sentence]:
        """Give the sentences whose translation people have made and that can be seen."""
        return self._in_sight(recalled_sentences)

    def _in_sight(
        self, wanted: Callable[[ParagraphSentences], list[Sentence]]
    ) -> Iterator[Sentence]:
        document = self.pane.document()
        first, last = self.pane.positions_in_sight()
        line, end = (document.findBlock(place).blockNumber() for place in (first, last))
        while line <= end:
            paragraph = self._sentences.paragraph(line)
            line += 1
            if paragraph is None:
                continue
            line = paragraph.first_line + paragraph.line_count
            found = wanted(paragraph)
            if len(found) > _MANY:  # a whole book in one line
                start, stop = (offset_of(document, paragraph.first_line, p) for p in (first, last))
                found = [each for each in found if _meets(each.place(self._side), start, stop)]
            yield from found

    def put_cursor(self, sentence: Sentence) -> None:
        """Put the text cursor at the start of a sentence, and show it."""
        span = self.span(sentence)
        if span is None:
            return
        first, last = self.pane.positions_in_sight()
        cursor = self.pane.textCursor()
        cursor.setPosition(span.start)
        self.pane.setTextCursor(cursor)
        if first <= span.start and span.end <= last:
            self.pane.ensureCursorVisible()
        else:
            self.pane.centerCursor()

    def text(self, sentence: Sentence) -> str:
        """Return a sentence as it stands in the document, with its line breaks."""
        span = self.span(sentence)
        return self.pane.text_between(span.start, span.end) if span else ""


def _meets(place: tuple[int, int] | None, start: int, end: int) -> bool:
    return place is not None and place[0] <= end and place[1] >= start
