"""Putting the translation of a hard-wrapped sentence on as many lines as the sentence had."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from desktop_translator.core.hard_wraps import LINE_BREAK

_SPACE = re.compile(r"(?<=\S) (?=\S)")
# Between two characters of a script without spaces, but not before closing marks, nor in a word.
_BETWEEN = re.compile(
    r"(?<=[\u3001-\u9fff\uff01-\uff9f])(?<![「『（【《〈])"
    r"(?=[\u3005-\u9fff\uff10-\uff9f0-9A-Za-z「『（])(?![、。」』）】》〉ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ])"
)


def lay_out(translation: str, sentence: str, expected_size: int = 0) -> str:
    """Give a translation the line breaks of its sentence, in proportion, between words.

    Every break of the sentence appears, with its indent, in order. While a translation grows,
    `expected_size` is how long it will be: words that have their line then rarely leave it.
    """
    if "\n" not in sentence:
        return translation
    breaks = LINE_BREAK.findall(sentence)
    sizes = list(accumulate(map(len, LINE_BREAK.split(sentence))))
    size = max(len(translation), expected_size)
    wanted = [size * passed / max(1, sizes[-1]) for passed in sizes[:-1]]
    parts: list[str] = []
    position = 0
    for (start, end), line_break in zip(_cuts(translation, wanted), breaks, strict=True):
        parts += (translation[position:start], line_break)
        position = end
    return "".join([*parts, translation[position:]])


def _cuts(text: str, wanted: list[float]) -> list[tuple[int, int]]:
    """Return where to cut near the wanted places, in order; at the end where nothing is left.

    A growing text is not cut before it is long enough. Each line gets a word while there is one.
    """
    places = sorted(found.span() for found in (*_SPACE.finditer(text), *_BETWEEN.finditer(text)))
    starts = [start for start, _ in places]
    cuts: list[tuple[int, int]] = []
    index = 0
    for number, place in enumerate(wanted):
        last = max(index, len(places) - (len(wanted) - number))
        index = min(_nearest(starts, place, index), last)
        enough = index < len(places) and place <= len(text)
        cuts.append(places[index] if enough else (len(text), len(text)))
        index = index + 1 if enough else len(places)
    return cuts


def _nearest(starts: list[int], place: float, first: int) -> int:
    after = bisect_left(starts, place, first)
    if after == first:
        return after
    if after < len(starts) and starts[after] - place < place - starts[after - 1]:
        return after
    return after - 1
