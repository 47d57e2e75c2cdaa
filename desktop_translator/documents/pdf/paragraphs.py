"""Paragraphs and headings out of lines: by their places, sizes and what they say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span
from desktop_translator.documents.pdf.lines import Style, body_size
from desktop_translator.documents.pdf.reading_order import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.documents.pdf.lines import Line

_ITEM = re.compile(rf"(?:{BULLET.pattern})\s")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LEADING = 1.75
"""Lines of a paragraph are not farther apart than this times their size."""
_MOST_IN_HEADING = 200
_LARGER = 1.12
_SAME_SIZE = 0.06
_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a heading of a `level` from 1 to 3; `styles[tag]` is the look of a span."""

    text: MarkedText
    styles: tuple[Style, ...]
    level: int = 0


class Paragraphs:
    """Puts the lines of a whole document together."""

    def __init__(self, pieces: Sequence[Sequence[Line]]) -> None:
        """Learn from all the lines what is usual in the document; `pieces` are parts of columns."""
        self._pieces = pieces
        lines = [line for piece in pieces for line in piece]
        self._body = body_size(lines)
        self._words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
        larger = {self._rounded(line) for line in lines if line.size > _LARGER * self._body}
        self._sizes = sorted(larger, reverse=True)

    def __iter__(self) -> Iterator[Paragraph]:
        group: list[Line] = []
        for piece in self._pieces:
            right = max((line.right for line in piece), default=0.0)
            for number, line in enumerate(piece):
                goes_on = bool(group) and (
                    self._continues(group, line, right)
                    if number
                    else self._continues_elsewhere(group, line)
                )
                if group and not goes_on:
                    yield self._paragraph(group)
                    group = []
                group.append(line)
        if group:
            yield self._paragraph(group)

    def _continues(self, group: Sequence[Line], line: Line, right: float) -> bool:
        last = group[-1]
        size = max(last.size, line.size)
        if not self._alike(last, line) or _ITEM.match(line.text):
            return False
        if last.bottom - line.bottom > _LEADING * size or line.bottom > last.bottom:
            return False
        if "\t" in line.text or "\t" in last.text:
            return False
        is_item = _ITEM.match(group[0].text) and len(group) == 1
        if line.left - last.left > 0.8 * size and not is_item:
            return False
        ends_early = right - last.right > 0.2 * (right - last.left)
        if ends_early and (_ENDS.search(last.text) or not _goes_on(line.text)):
            return False
        # What was set in and comes back to the edge is another item, unless it is a first line.
        return not (last.left - line.left > 0.8 * size and len(group) > 1)

    def _continues_elsewhere(self, group: Sequence[Line], line: Line) -> bool:
        """Tell whether a text goes on at the top of the next column or page."""
        last = group[-1]
        if not self._alike(last, line) or last.size > _LARGER * self._body:
            return False
        return not _ENDS.search(last.text) and _goes_on(line.text)

    def _alike(self, one: Line, other: Line) -> bool:
        return abs(one.size - other.size) < _SAME_SIZE * self._body and (
            one.is_bold == other.is_bold or one.size <= _LARGER * self._body
        )

    def _rounded(self, line: Line) -> float:
        return round(line.size * 2) / 2

    def _paragraph(self, group: Sequence[Line]) -> Paragraph:
        text = ""
        styles: list[Style] = []
        for line in group:
            text, styles = self._joined(text, styles, line)
        return _marked(text, styles, self._level(group, text))

    def _joined(self, text: str, styles: list[Style], line: Line) -> tuple[str, list[Style]]:
        if not text:
            return line.text, list(line.styles)
        last, first = _LAST_WORD.search(text), _FIRST_WORD.match(line.text)
        if last and first:
            if not self._has_hyphen(last[1], first[0]):
                text, styles = text[:-1], styles[:-1]
            elif text[-1] == "\xad":
                text = text[:-1] + "-"
            return text + line.text, styles + line.styles
        if _UNSPACED.match(text[-1]) and _UNSPACED.match(line.text):
            return text + line.text, styles + line.styles
        return f"{text} {line.text}", [*styles, styles[-1], *line.styles]

    def _has_hyphen(self, before: str, after: str) -> bool:
        """Tell whether a word broken at the end of a line is written with a hyphen."""
        whole, parted = f"{before}{after}".lower(), f"{before}-{after}".lower()
        if self._words[whole] or self._words[parted]:
            return self._words[parted] > self._words[whole]
        return after[0].isupper() or before.isupper()

    def _level(self, group: Sequence[Line], text: str) -> int:
        if len(text) > _MOST_IN_HEADING or not any(map(str.isalpha, text)):
            return 0
        size = self._rounded(group[0])
        if size in self._sizes:
            return min(1 + self._sizes.index(size), _LEVELS)
        alone = all(line.is_bold for line in group) and len(group) == 1
        return _LEVELS if alone and not _ENDS.search(text) and "\t" not in text else 0


def _goes_on(text: str) -> bool:
    return text[0].islower() or bool(_UNSPACED.match(text))


def _marked(text: str, styles: Sequence[Style], level: int) -> Paragraph:
    """Make spans of what does not look as the first letter of most of the text does."""
    text = text.replace("\xad", "-")
    usual = Counter(styles).most_common(1)[0][0]
    found: list[Style] = [usual]
    spans: list[Span] = []
    place = 0
    for style, letters in groupby(styles):
        start, place = place, place + len(list(letters))
        within = text[start:place]
        if style != usual and within.strip():
            begin = start + len(within) - len(within.lstrip())
            spans.append(Span(begin, begin + len(within.strip()), len(found)))
            found.append(style)
    return Paragraph(MarkedText(text, tuple(spans)), tuple(found), level)
