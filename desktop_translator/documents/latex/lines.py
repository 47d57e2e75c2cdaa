"""A source is broken into lines: its translation gets lines of the same length."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, SpanKind
from desktop_translator.documents.latex.groups import LINE_END

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.documents.inline_markup import Tag

_NARROWEST, _WIDEST = 40, 120


@dataclass(frozen=True, slots=True)
class Lines:
    """How a paragraph was broken.

    Attributes:
        width: of its longest line, in letters; 0 if there is but one.
        before: how many letters stand before it on its first line.
        line_end: how its lines end.
    """

    width: int
    before: int
    line_end: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Lines:
        """Look at the lines of `text[start:end]`."""
        lines = LINE_END.split(text[start:end])
        before = start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) - 1
        if len(lines) == 1:
            return cls(0, before, "\n")
        width = max(before + len(lines[0]), *map(len, lines[1:]))
        line_end = LINE_END.search(text, start, end)
        found = line_end[0] if line_end else "\n"
        return cls(max(_NARROWEST, min(width, _WIDEST)), before, found)

    def broken(self, translation: MarkedText, tags: Mapping[int, Tag]) -> MarkedText:
        """Put newlines in place of spaces of a translation, never within code."""
        if not self.width:
            return translation
        letters = _around_blocks(translation, tags)
        sums = [0, *accumulate(_widths(translation, tags))]
        code = [span for span in translation.spans if span.kind is SpanKind.CODE]
        line_start = -self.before
        space = 0
        for place, letter in enumerate(letters):
            if sums[place + 1] - line_start > self.width and space:
                letters[space] = "\n"
                line_start, space = sums[space + 1], 0
            if letter == "\n":
                line_start, space = sums[place + 1], 0
            elif letter == " " and not any(span.start <= place < span.end for span in code):
                space = place
        return MarkedText("".join(letters), translation.spans)


def _around_blocks(translation: MarkedText, tags: Mapping[int, Tag]) -> list[str]:
    """Return the letters with newlines around code of several lines, and behind forced breaks."""
    letters = list(translation.text)
    for span in translation.spans:
        opening = tags[span.tag].opening
        around = (span.start - 1, span.end) if LINE_END.search(opening) else ()
        for place in (span.start,) if opening.startswith(r"\\") else around:
            if letters[place : place + 1] == [" "]:
                letters[place] = "\n"
    return letters


def _widths(translation: MarkedText, tags: Mapping[int, Tag]) -> list[int]:
    """Return how wide each letter is in the file, with the markup that stands before it."""
    widths = [1] * len(translation.text) + [0]
    for span in translation.spans:
        tag = tags[span.tag]
        if span.kind is SpanKind.CODE:
            widths[span.start : span.end] = [0] * (span.end - span.start)
        widths[span.start] += len(tag.opening)
        widths[span.end] += len(tag.closing)
    return widths
