"""What there is to translate in one paragraph: a line, or hard-wrapped lines taken together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import clean
from desktop_translator.core.hard_wraps import unwrap
from desktop_translator.core.kept_items import is_translatable
from desktop_translator.core.line_layout import lay_out
from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.segments import (
    JoinedParagraph,
    Segment,
    join_paragraph,
    split_paragraph,
)
from desktop_translator.pipeline.events import ParagraphSentences
from desktop_translator.pipeline.sentence_cache import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.pipeline.guard import Problem


@dataclass(frozen=True, slots=True)
class SplitParagraph:
    """A paragraph cut into segments; the clean sentence of each (None: nothing to translate)."""

    text: str
    segments: tuple[Segment, ...]
    sentences: tuple[str | None, ...]

    def source(self, segment: int) -> str:
        """Return a segment as it was typed."""
        place = self.segments[segment]
        return self.text[place.start : place.end]


class ParagraphPlan:
    """The state of one paragraph: a translation, or None, per segment.

    Attributes:
        split: its segments.
        first_line: the number of its first line in the text.
        translations: what is known of each segment, on one line.
        problems: what is wrong with the translations that may be wrong, by segment.
        repaired: the segments that were translated again because of a problem.
        unfinished: the segments whose translation may still grow.
        recalled: those whose translation people have made, and how it came into the memory.
    """

    __slots__ = (
        "first_line",
        "problems",
        "recalled",
        "repaired",
        "split",
        "translations",
        "unfinished",
    )

    def __init__(
        self, split: SplitParagraph, first_line: int, known: Callable[[str], Remembered | None]
    ) -> None:
        self.split = split
        self.first_line = first_line
        self.translations: list[str | None] = [None] * len(split.segments)
        self.problems: dict[int, frozenset[Problem]] = {}
        self.repaired: set[int] = set()
        self.recalled: dict[int, Origin] = {}
        self.unfinished = set(range(len(split.segments)))
        for segment, sentence in enumerate(split.sentences):
            if sentence is None:
                self.finish(segment, Remembered(split.source(segment)))
            elif remembered := known(sentence):
                self.finish(segment, remembered)

    @property
    def line_count(self) -> int:
        """How many lines the paragraph and its translation have."""
        return self.split.text.count("\n") + 1

    def finish(self, segment: int, finished: Remembered) -> None:
        """Note the translation of a segment; the problems of a draft may yet go: none are told."""
        self.translations[segment] = finished.text
        self.unfinished.discard(segment)
        if finished.settled and finished.problems:
            self.problems[segment] = finished.problems
        if finished.settled and finished.repaired:
            self.repaired.add(segment)
        if finished.origin is not None and finished.origin is not Origin.MACHINE:
            self.recalled[segment] = finished.origin

    def join(self, target: str) -> JoinedParagraph:
        """Put the paragraph together as far as it is translated."""
        texts = [self._laid_out(segment, text) for segment, text in enumerate(self.translations)]
        return join_paragraph(self.split.text, self.split.segments, texts, target)

    def growing_end(self, target: str) -> tuple[int, int]:
        """Return the line and column before which the translation stays as it is.

        That is where the first unfinished segment ends; where it starts, if it spans lines: words
        may still change lines in it.
        """
        joined = self.join(target)
        first = min(self.unfinished)
        fixed = first if "\n" in self.split.source(first) else first + 1
        end = next((place[1] for place in reversed(joined.places[:fixed]) if place), 0)
        line = joined.text.count("\n", 0, end)
        return self.first_line + line, end - (joined.text.rfind("\n", 0, end) + 1)

    def sentences(self, joined: JoinedParagraph | None = None) -> ParagraphSentences:
        """Tell where its sentences lie, and where in what `join` made of it; nowhere if None."""
        return ParagraphSentences(
            first_line=self.first_line,
            line_count=self.line_count,
            texts=self.split.sentences,
            sources=self.split.segments,
            targets=joined.places if joined else (None,) * len(self.split.segments),
            unfinished=frozenset(self.unfinished),
            problems=tuple(sorted(self.problems.items())) if joined else (),
            repaired=frozenset(self.repaired) if joined else frozenset(),
            recalled=tuple(sorted(self.recalled.items())) if joined else (),
        )

    def _laid_out(self, segment: int, text: str | None) -> str | None:
        source = self.split.source(segment)
        if text is None or self.split.sentences[segment] is None or "\n" not in source:
            return text
        return lay_out(text, source, len(source) if segment in self.unfinished else 0)


def split(paragraph: str, language: str) -> SplitParagraph:
    """Cut a paragraph of a language into sentences fit for a model."""
    segments = split_paragraph(paragraph, language)
    texts = (
        clean(unwrap(paragraph[segment.start : segment.end], language)) for segment in segments
    )
    sentences = tuple(text if is_translatable(text) else None for text in texts)
    return SplitParagraph(paragraph, segments, sentences)
