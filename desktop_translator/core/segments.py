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

if TYPE_CHECKING:
    from collections.abc import Sequence

# Other line breaks than "\n", and tabs (cells of a pasted table), always end a sentence.
_HARD_BREAK = re.compile("[\t\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARKER = re.compile(r"[ \u00a0]*(?:[-*•‣▪◦·–—>]+|\(?\d{1,3}[.)]|[A-Za-z]\))[ \u00a0]+")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++(?:[ \u00a0\u202f]?»|[\"'”’)\]])*(?=[ \u00a0\u202f])|[。！？]+[」』”’）]*"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"'“\u00a0])(?:[A-ZÀ-Þ]|M[MEms]|Mme|Mmes|Mlle|Mgr|Dr|Pr|Prof|Mr|Mrs|Ms|St|Ste|Sr|Jr"
    r"|cf|vs|ex|e\.g|i\.e|c\.-à-d|art|chap|fig|vol|p|pp|n|no|nos|No|Nos|av|env|tél|Tel|Gen|Gov|Sen|Inc|Ltd"
    r"|z\.B|bzw|Nr|Str|Sra|Srta|núm|pág)\.$"
)

# What may stand between a sentence end and the first letter of the next sentence, and that letter.
_NEXT_LETTER = re.compile(r"[ \u00a0\u202f\"'«“‘(\[¿¡–—-]*+(.?)", re.DOTALL)


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


def split_line(line: str) -> tuple[Segment, ...]:
    r"""Cut a line (no `"\n"` in it) into sentences, in order, without overlap.

    Everything outside the segments is white space, a bullet or a numbering.
    """
    segments: list[Segment] = []
    start = 0
    for hard in _HARD_BREAK.finditer(line):
        _split_part(line, start, hard.start(), segments)
        start = hard.end()
    _split_part(line, start, len(line), segments)
    return tuple(segments)


def _split_part(line: str, start: int, end: int, segments: list[Segment]) -> None:
    if marker := _MARKER.match(line, start, end):
        start = marker.end()
    for stop in _END.finditer(line, start, end):
        if _ends_sentence(line, stop, end):
            _append(line, start, stop.end(), segments)
            start = stop.end()
    _append(line, start, end, segments)


def _ends_sentence(line: str, stop: re.Match[str], end: int) -> bool:
    following = _NEXT_LETTER.match(line, stop.end(), end)
    if following and following[1].islower():
        return False
    word_start = max(0, stop.start() - 12)
    is_single_dot = stop.group() == "."
    return not (is_single_dot and _ABBREVIATION.search(line[word_start : stop.end()]))


def _append(line: str, start: int, end: int, segments: list[Segment]) -> None:
    piece = line[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        segments.append(Segment(start, start + len(stripped)))


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
        return gap or " "
    return ""
