"""Where the sentences of a paragraph end: `sentencex` proposes, rules of ours decide.

Only offsets are taken from the library, never its text: nothing can be lost or changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.core.sentence_rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# The library looks at all its text again for every quotation mark: short slices keep that cheap.
_SLICE = 2000
# A run longer than this is cut inside quotation marks and brackets too, for the model's sake.
_LONG_RUN = 120

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_OPENING = '"«“„'
# No sentence ends without one; these are none, and common inside a sentence.
_PUNCTUATION = re.compile(r"[^\w\s,'’-]")
_VISIBLE = re.compile(r"\S")
_MARK = re.compile(r"(?<![.!?…])[.!?…؟۔।॥]++(?=[\s\"'”’“‘»›)\]\[])|[。！？｡．]++")
# What belongs to the sentence behind its mark: closing marks, references like [3], emoji.
_TAIL = re.compile(
    r"(?:[ \u00a0\u202f]?[»›](?!\w)|[\"'”’“‘](?![^\W_])|[)\]」』”’）】》〉.!?…。！？｡．])*+"
    r"(?:\[\d{1,3}\])*+"
    "(?:[ \u00a0]*+[\U0001f1e6-\U0001faff\u2600-\u27bf]"
    "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*+)*+"
)


def sentence_ends(text: str, language: str) -> list[int]:
    """Return where each sentence of a paragraph ends, but the last one: ascending offsets.

    An end stands behind the last visible character of a sentence, and visible text follows it.
    Line breaks in the text are taken for spaces.
    """
    if not _PUNCTUATION.search(text, 0, len(text) - 1):
        return []
    plain = _LINE_BREAK.sub(" ", _SURROGATE.sub("x", text))
    rules = rules_of(language.split("-")[0])
    proposed = {_with_tail(plain, end) for end in _proposed(plain, language)}
    marks = {_with_tail(plain, mark.end()) for mark in _MARK.finditer(plain)}
    ends: list[int] = []
    spare: list[int] = []
    start = _next_visible(plain, 0)
    for end in sorted(proposed | marks):
        following = _next_visible(plain, end)
        if end <= start or following == len(plain):
            continue
        if not rules.may_end(plain, start, end, following):
            continue
        if end in proposed or rules.surely_ends(plain, start, end, following):
            ends += [*_inside_long_run(start, end, spare), end]
            start = following
            spare = []
        else:
            spare.append(end)
    return ends + _inside_long_run(start, len(plain), spare)


def _proposed(plain: str, language: str) -> Iterator[int]:
    """Yield where the library sees a sentence end, behind the last visible character."""
    from sentencex import get_sentence_boundaries  # not needed before the first paint

    start = 0
    while start < len(plain):
        found = get_sentence_boundaries(language, plain[start : start + _SLICE])
        ends = [start + boundary["end_index"] for boundary in found][:-1]
        for end in ends:
            yield _visible_end(plain, end)
        start = ends[-1] if ends and start + _SLICE < len(plain) else start + _SLICE


def _inside_long_run(start: int, end: int, spare: list[int]) -> list[int]:
    return spare if end - start > _LONG_RUN else []


def _with_tail(plain: str, end: int) -> int:
    tail = _TAIL.match(plain, end)
    return tail.end() if tail else end


def _next_visible(plain: str, position: int) -> int:
    found = _VISIBLE.search(plain, position)
    return found.start() if found else len(plain)


def _visible_end(plain: str, end: int) -> int:
    """Go back over spaces, and over a quotation mark that opens the next sentence."""
    while end and (
        plain[end - 1].isspace() or (plain[end - 1] in _OPENING and plain[end - 2].isspace())
    ):
        end -= 1
    return end
