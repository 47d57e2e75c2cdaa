"""What there is to translate in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import clean, has_words
from desktop_translator.core.segments import JoinedLine, Segment, join_line, split_line

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class SplitLine:
    """A line cut into segments, and the clean sentence of each (None: nothing to translate)."""

    line: str
    segments: tuple[Segment, ...]
    sentences: tuple[str | None, ...]


class LinePlan:
    """The state of one line: a translation, or None, per segment."""

    __slots__ = ("split", "translations", "unfinished")

    def __init__(self, split: SplitLine, known: Callable[[str], str | None]) -> None:
        self.split = split
        self.translations: list[str | None] = [
            split.line[segment.start : segment.end] if sentence is None else known(sentence)
            for segment, sentence in zip(split.segments, split.sentences, strict=True)
        ]
        self.unfinished = self.translations.count(None)

    def join(self, target: str) -> JoinedLine:
        """Put the line together as far as it is translated."""
        return join_line(self.split.line, self.split.segments, self.translations, target)


def split(line: str, language: str) -> SplitLine:
    """Cut a line of a language into sentences fit for a model."""
    segments = split_line(line, language)
    texts = (line[segment.start : segment.end] for segment in segments)
    sentences = tuple(clean(text) if has_words(text) else None for text in texts)
    return SplitLine(line, segments, sentences)
