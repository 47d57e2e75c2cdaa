"""Which sentence stands where, in the text and in its translation."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_translator.core.memory_entry import Origin
    from desktop_translator.pipeline.events import ParagraphSentences
    from desktop_translator.pipeline.guard import Problem


class Side(Enum):
    """The text that is translated, or its translation."""

    SOURCE = auto()
    TARGET = auto()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph, by its index."""

    paragraph: ParagraphSentences
    index: int

    @property
    def text(self) -> str | None:
        """The sentence as a model is asked for it; None where there is nothing to translate."""
        return self.paragraph.texts[self.index]

    @property
    def problems(self) -> frozenset[Problem]:
        """What is wrong with its translation."""
        return dict(self.paragraph.problems).get(self.index, frozenset())

    @property
    def origin(self) -> Origin | None:
        """Which people its translation comes from, by the translation memory; None for a model."""
        return dict(self.paragraph.recalled).get(self.index)

    @property
    def finished(self) -> bool:
        """Whether its translation will not change any more."""
        return self.index not in self.paragraph.unfinished

    @property
    def order(self) -> tuple[int, int]:
        """What sentences of one text are sorted by."""
        return self.paragraph.first_line, self.index

    def place(self, side: Side) -> tuple[int, int] | None:
        """Return where it starts and ends in its paragraph (code points), if anywhere."""
        return _places(self.paragraph, side)[self.index]


class SentenceMap:
    """The paragraphs of the newest request, found by line; those told later replace earlier.

    Attributes:
        wrong: those in which a sentence may be wrong, by their first line.
        touched: the first lines of those that came into `wrong`, changed there or left it, for
            whoever keeps account; it empties the set.
    """

    def __init__(self) -> None:
        self._by_line: dict[int, ParagraphSentences] = {}
        self.wrong: dict[int, ParagraphSentences] = {}
        self.touched: set[int] = set()

    def clear(self) -> None:
        """Forget a text."""
        self._by_line.clear()
        self.touched |= self.wrong.keys()
        self.wrong.clear()

    def add(self, paragraphs: Iterable[ParagraphSentences]) -> None:
        """Take in the sentences of some paragraphs."""
        for paragraph in paragraphs:
            for line in range(paragraph.first_line, paragraph.first_line + paragraph.line_count):
                self._by_line[line] = paragraph
            if paragraph.problems:
                self.wrong[paragraph.first_line] = paragraph
                self.touched.add(paragraph.first_line)
            elif self.wrong.pop(paragraph.first_line, None):
                self.touched.add(paragraph.first_line)

    def sentences(self) -> Iterator[Sentence]:
        """Return the sentences of the text that a model is asked for, in order."""
        for line, paragraph in sorted(self._by_line.items()):
            if line == paragraph.first_line:
                indexes = range(len(paragraph.texts))
                yield from (Sentence(paragraph, i) for i in indexes if paragraph.texts[i])

    def paragraph(self, line: int) -> ParagraphSentences | None:
        """Return the paragraph that a line belongs to, if it is known."""
        return self._by_line.get(line)


def sentence_at(paragraph: ParagraphSentences, side: Side, offset: int) -> Sentence | None:
    """Return the sentence at a place of its paragraph (code points).

    The space behind a sentence counts as its own, and the space before the first as the first's.
    """
    there = [(place, i) for i, place in enumerate(_places(paragraph, side)) if place is not None]
    if not there:
        return None
    starts = [place[0] for place, _ in there]
    return Sentence(paragraph, there[max(0, bisect_right(starts, offset) - 1)][1])


def wrong_sentences(paragraph: ParagraphSentences) -> list[Sentence]:
    """Return the sentences of a paragraph that may be wrong."""
    return [Sentence(paragraph, index) for index, _ in paragraph.problems]


def recalled_sentences(paragraph: ParagraphSentences) -> list[Sentence]:
    """Return the sentences of a paragraph whose translation people have made."""
    return [Sentence(paragraph, index) for index, _ in paragraph.recalled]


def _places(paragraph: ParagraphSentences, side: Side) -> Sequence[tuple[int, int] | None]:
    if side is Side.TARGET:
        return paragraph.targets
    return [(place.start, place.end) for place in paragraph.sources]
