"""Telling a translation that went wrong, without knowing either language.

A neural model fails in a few typical ways that leave traces on the surface: it says the same thing
for ever, stops early, copies its input, or loses what has to come through unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import has_words
from desktop_translator.core.kept_items import kept_items
from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.pipeline.numbers import numbers_differ

if TYPE_CHECKING:
    from collections.abc import Iterator


class Problem(StrEnum):
    """What is wrong with a translation, the worst first."""

    EMPTY = "empty"
    REPETITION = "repetition"
    CUT = "cut"
    COPIED = "copied"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    LOST = "lost"
    NUMBERS = "numbers"


# A piece of text that follows itself at least four times more.
_LOOP = re.compile(r"(\S.{0,40}?)(?:[\s,;.!?-]*\1){4,}", re.DOTALL)
VARIANT = "\ufe0f"
"""Asks for the coloured form of a sign; whether it is there cannot be seen."""
_LOOP_TURNS = 5
_LONG_WORD = 25

_FEWEST_COPIED_WORDS = 4
_FEWEST_CHARACTERS, _MANY_CHARACTERS = 24, 60
_LENGTHS = MappingProxyType({"en": 1.0, "fr": 1.16, "de": 1.16, "es": 1.13})
"""How long the same text is in a language, against English, in characters."""

_KNOWN_BOUNDS, _LONG_BOUNDS, _BOUNDS = (0.5, 1.9), (0.58, 1.65), (0.35, 2.8)
"""Bounds of the length of a translation against what is expected. Between languages whose length is
known 99.6 % of human translations lie within, of news and everyday sentences (measured on 9,500 per
pair); longer sentences vary less."""

_UNSPACED_GAIN = 2.5
"""Languages written without spaces take about that many times fewer characters."""


def find_problems(
    source_text: str,
    translation: str,
    *,
    source: str,
    target: str,
    cut: bool = False,
    unread: bool = False,
) -> frozenset[Problem]:
    """Name what is wrong with the translation of a sentence; nothing is not to say it is right.

    `source` and `target` are language codes, `cut` whether the decoder was stopped at its limit,
    `unread` whether it passed over a word of the source.
    """
    if has_words(source_text) and not translation.strip():
        return frozenset({Problem.EMPTY})
    found = frozenset(_problems(source_text, translation, source, target, cut))
    return found | {Problem.TOO_SHORT} if unread else found


def worst(problems: frozenset[Problem]) -> Problem:
    """Return the worst of some problems."""
    return min(problems, key=list(Problem).index)


def _problems(
    source_text: str, translation: str, source: str, target: str, cut: bool
) -> Iterator[Problem]:
    if cut:
        yield Problem.CUT
    if _repeats(translation) and not _repeats(source_text):
        yield Problem.REPETITION
    if _is_copy(source_text, translation):
        yield Problem.COPIED
    if len(source_text) >= _FEWEST_CHARACTERS:
        (shortest, longest), gain = _bounds(len(source_text), source, target)
        ratio = len(translation) / len(source_text) * gain
        if ratio < shortest:
            yield Problem.TOO_SHORT
        elif ratio > longest:
            yield Problem.TOO_LONG
    if _kept(source_text) != _kept(translation):
        yield Problem.LOST
    if numbers_differ(source_text, translation):
        yield Problem.NUMBERS


def _kept(text: str) -> Counter[str]:
    return Counter(item.text.replace(VARIANT, "") for item in kept_items(text))


def _repeats(text: str) -> bool:
    words = text.split()
    # The search is slow; a loop has a word five times, or is a long run without spaces.
    if (
        max(Counter(words).values(), default=0) < _LOOP_TURNS
        and max(map(len, words), default=0) < _LONG_WORD
    ):
        return False
    loop = _LOOP.search(text)
    return loop is not None and has_words(loop[1])


def _is_copy(source_text: str, translation: str) -> bool:
    words = re.findall(r"[^\W\d_]+", source_text.casefold())
    return (
        len(words) >= _FEWEST_COPIED_WORDS
        and re.findall(r"[^\W\d_]+", translation.casefold()) == words
    )


def _bounds(size: int, source: str, target: str) -> tuple[tuple[float, float], float]:
    """Return the bounds of a length ratio, and by what to multiply the ratio first."""
    known = [_LENGTHS.get(language.split("-")[0]) for language in (source, target)]
    if known[0] and known[1]:
        bounds = _LONG_BOUNDS if size >= _MANY_CHARACTERS else _KNOWN_BOUNDS
        return bounds, known[0] / known[1]
    spaced = separates_with_spaces(source), separates_with_spaces(target)
    return _BOUNDS, {(True, False): _UNSPACED_GAIN, (False, True): 1 / _UNSPACED_GAIN}.get(
        spaced, 1.0
    )
