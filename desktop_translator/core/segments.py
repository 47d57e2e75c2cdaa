r"""Text to sentences and back, losing nothing.

A text is lines, joined by `"\n"`. A line is segments (sentences) and the gaps around them: white
space, bullets, numbering. Segments are offsets, so the gaps are never touched: they appear in the
translation as they were typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.core.sentences import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

# Other line breaks than "\n", and tabs (cells of a pasted table), always end a sentence.
_HARD_BREAK = re.compile("[\t\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Behind these the source needs no space between two sentences, where another language does.
_UNSPACED_END = re.compile(r"[。！？｡．][」』”’）】》〉]*\Z")
_PICTURES = re.compile("[\U0001f1e6-\U0001faff\u2600-\u27bf\ufe0e\ufe0f\u200d\\s]")
_MARKER = re.compile(r"[ \u00a0]*(?:[-*•‣▪◦·–—>]+|\(?\d{1,3}[.)]|[A-Za-z]\))[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a line: `line[start:end]`, in code points, without surrounding space."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JoinedLine:
    """A translated line, and where each segment's translation ends in it (None: not there yet)."""

    text: str
    ends: tuple[int | None, ...]


def split_text(text: str, language: str) -> tuple[Segment, ...]:
    """Cut a text into sentences, in order, without overlap; their offsets are those of the text."""
    segments: list[Segment] = []
    start = 0
    for line in text.split("\n"):
        segments += (Segment(start + s.start, start + s.end) for s in split_line(line, language))
        start += len(line) + 1
    return tuple(segments)


def split_line(line: str, language: str) -> tuple[Segment, ...]:
    r"""Cut a line (no `"\n"` in it) into sentences, in order, without overlap.

    Everything outside the segments is white space, a bullet or a numbering.
    """
    segments: list[Segment] = []
    start = 0
    for hard in _HARD_BREAK.finditer(line):
        _split_part(line, start, hard.start(), language, segments)
        start = hard.end()
    _split_part(line, start, len(line), language, segments)
    return tuple(segments)


def _split_part(line: str, start: int, end: int, language: str, segments: list[Segment]) -> None:
    if marker := _MARKER.match(line, start, end):
        start = marker.end()
    position = start
    for sentence_end in sentence_ends(line[start:end], language):
        _append(line, position, start + sentence_end, segments)
        position = start + sentence_end
    _append(line, position, end, segments)


def _append(line: str, start: int, end: int, segments: list[Segment]) -> None:
    piece = line[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        words = _without_pictures(stripped)
        if words:
            segments.append(Segment(start, start + len(words)))
        pictures = stripped[len(words) :].lstrip()
        if pictures:
            end = start + len(stripped)
            segments.append(Segment(end - len(pictures), end))


def _without_pictures(sentence: str) -> str:
    """Cut emoji off the end: apart, no model can drop them."""
    end = len(sentence)
    while end and _PICTURES.match(sentence[end - 1]):
        end -= 1
    return sentence[:end]


def join_line(
    line: str, segments: Sequence[Segment], translations: Sequence[str | None], target: str
) -> JoinedLine:
    """Put translations in the place of the segments, the gaps staying as they are.

    A translation of None is still to come: it and the gap before it are left out. Between two
    sentences the space follows the target language: added where the source needs none and the
    target does, dropped in the opposite case.
    """
    parts: list[str] = []
    ends: list[int | None] = []
    length = gap_start = 0
    for segment, translation in zip(segments, translations, strict=True):
        gap = line[gap_start : segment.start]
        if (
            not gap
            and ends
            and _UNSPACED_END.search(line[max(0, segment.start - 4) : segment.start])
        ):
            gap = " "
        gap_start = segment.end
        if translation is None:
            ends.append(None)
            continue
        parts += (_fitting_gap(gap, target) if ends else gap, translation)
        length += len(parts[-2]) + len(translation)
        ends.append(length)
    if None not in ends:
        parts.append(line[gap_start:])
    return JoinedLine("".join(parts), tuple(ends))


def _fitting_gap(gap: str, target: str) -> str:
    if gap.strip(" "):
        return gap
    if separates_with_spaces(target):
        return gap
    return ""
