r"""Text to sentences and back, losing nothing.

A text is paragraphs, joined by `"\n"`: a line each, or several where text was hard-wrapped. They
consist of segments (sentences) and the gaps around them: white space, bullets, numbering. Segments
are offsets, so the gaps are never touched: they appear in the translation as they were typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.hard_wraps import LINE_BREAK, paragraph_size
from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.core.sentences import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

# Other line breaks than "\n", and tabs (cells of a pasted table), always end a sentence.
_HARD_BREAK = re.compile("(?:[\t\v\f\x1c-\x1e\x85\u2028\u2029]|\r(?!\n))+")
# Behind these the source needs no space between two sentences, where another language does.
_UNSPACED_END = re.compile(r"[。！？｡．][」』”’）】》〉]*\Z")
_GAP = re.compile(r"(?:\n[ \u00a0>]*+|\s)*+")
_PICTURES = re.compile("[\U0001f1e6-\U0001faff\u2600-\u27bf\ufe0e\ufe0f\u200d\\s]")
_MARKER = re.compile(r"[ \u00a0]*(?:[-*•‣▪◦·–—>]+|\(?\d{1,3}[.)]|[A-Za-z]\))[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence: `paragraph[start:end]`, in code points, without surrounding space."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JoinedParagraph:
    """A translation, and where in it each segment's part lies (None: not there yet).

    A place is the start and the end, in code points.
    """

    text: str
    places: tuple[tuple[int, int] | None, ...]


def split_text(text: str, language: str) -> tuple[Segment, ...]:
    """Cut a text into sentences, in order, without overlap; their offsets are those of the text."""
    lines = text.split("\n")
    segments: list[Segment] = []
    first = start = 0
    while first < len(lines):
        size = paragraph_size(lines, first)
        paragraph = "\n".join(lines[first : first + size])
        found = split_paragraph(paragraph, language)
        segments += (Segment(start + segment.start, start + segment.end) for segment in found)
        first += size
        start += len(paragraph) + 1
    return tuple(segments)


def split_paragraph(paragraph: str, language: str) -> tuple[Segment, ...]:
    """Cut a paragraph into sentences, in order, without overlap.

    Everything outside the segments is white space, a bullet or a numbering.
    """
    segments: list[Segment] = []
    start = 0
    for hard in _HARD_BREAK.finditer(paragraph):
        _split_part(paragraph, start, hard.start(), language, segments)
        start = hard.end()
    _split_part(paragraph, start, len(paragraph), language, segments)
    return tuple(segments)


def _split_part(line: str, start: int, end: int, language: str, segments: list[Segment]) -> None:
    if marker := _MARKER.match(line, start, end):
        start = marker.end()
    position = start
    part = line[start:end]
    if "\n" in part:
        part = LINE_BREAK.sub(_spaces, part)
    for sentence_end in sentence_ends(part, language):
        _append(line, position, start + sentence_end, segments)
        position = start + sentence_end
    _append(line, position, end, segments)


def _append(line: str, start: int, end: int, segments: list[Segment]) -> None:
    if gap := _GAP.match(line, start, end):
        start = gap.end()
    stripped = line[start:end].rstrip()
    if stripped:
        words = _without_pictures(stripped)
        if words:
            segments.append(Segment(start, start + len(words)))
        pictures = stripped[len(words) :].lstrip()
        if pictures:
            end = start + len(stripped)
            segments.append(Segment(end - len(pictures), end))


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without_pictures(sentence: str) -> str:
    """Cut emoji off the end: apart, no model can drop them."""
    end = len(sentence)
    while end and _PICTURES.match(sentence[end - 1]):
        end -= 1
    return sentence[:end]


def join_paragraph(
    paragraph: str, segments: Sequence[Segment], translations: Sequence[str | None], target: str
) -> JoinedParagraph:
    """Put translations in the place of the segments, the gaps staying as they are.

    A translation of None is still to come: it and the gap before it are left out, but for their
    line breaks. A translation has the line breaks of its segment. Between two
    sentences the space follows the target language: added where the source needs none and the
    target does, dropped in the opposite case.
    """
    parts: list[str] = []
    places: list[tuple[int, int] | None] = []
    length = gap_start = 0
    for segment, translation in zip(segments, translations, strict=True):
        gap = paragraph[gap_start : segment.start]
        if translation is None:
            parts.append("\n" * paragraph.count("\n", gap_start, segment.end))
            length += len(parts[-1])
            gap_start = segment.end
            places.append(None)
            continue
        before = paragraph[max(0, segment.start - 4) : segment.start]
        if not gap and places and _UNSPACED_END.search(before):
            gap = " "
        gap_start = segment.end
        parts += (_fitting_gap(gap, target) if places else gap, translation)
        start = length + len(parts[-2])
        length = start + len(translation)
        places.append((start, length))
    if None not in places:
        parts.append(paragraph[gap_start:])
    return JoinedParagraph("".join(parts), tuple(places))


def _fitting_gap(gap: str, target: str) -> str:
    if gap.strip(" "):
        return gap
    if separates_with_spaces(target):
        return gap
    return ""
