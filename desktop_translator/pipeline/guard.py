"""Telling a translation that went wrong, without knowing either language.

A neural model fails in a few typical ways that leave traces on the surface: it says the same thing
for ever, stops early, copies its input, or loses what has to come through unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import has_words
from desktop_translator.core.languages import separates_with_spaces

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


# What has to come out as it went in: addresses, placeholders of programs, tags, emoji.
_KEPT = re.compile(
    r"https?://[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]]|www\.[^\s<>\"]*[\w/]"
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|\{\{[^{}]*\}\}|\{[\w.]*\}|%\(\w+\)[sdif]|%[\d.]*[sdif]\b|</?\w+/?>"
    r"|[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF\u2600-\u27BF]"
)
# Cheap to look for, and in every text that has something to keep.
_HINT_OF_KEPT = re.compile(r"[@{%<]|://|www\.|[\u2600-\u27BF\U0001F1E6-\U0001FAFF]")
# Digits with the separators that languages put between them.
_NUMBER = re.compile(r"\d+(?:[.,' \u00a0\u202f]?\d+)*")
_SEPARATORS = re.compile(r"\D")
# A piece of text that follows itself at least four times more.
_LOOP = re.compile(r"(\S.{0,40}?)(?:[\s,;.!?-]*\1){4,}", re.DOTALL)
_LOOP_TURNS = 5
_LONG_WORD = 25

_SPELT_OUT_DIGITS = 1
_FEWEST_COPIED_WORDS = 4
_FEWEST_CHARACTERS = 24
_SHORTEST, _LONGEST = 0.35, 2.8
_UNSPACED_GAIN = 2.5
"""Bounds of the length of a translation, in characters per character of the source. Between
European languages 99.9 % of human translations lie within; languages written without spaces take
about 2.5 times fewer characters."""


def find_problems(
    source_text: str, translation: str, *, source: str, target: str, cut: bool = False
) -> frozenset[Problem]:
    """Name what is wrong with the translation of a sentence; nothing is not to say it is right.

    `source` and `target` are language codes, `cut` whether the decoder was stopped at its limit.
    """
    if has_words(source_text) and not translation.strip():
        return frozenset({Problem.EMPTY})
    return frozenset(_problems(source_text, translation, source, target, cut))


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
        ratio = len(translation) / len(source_text) * _gain(source, target)
        if ratio < _SHORTEST:
            yield Problem.TOO_SHORT
        elif ratio > _LONGEST:
            yield Problem.TOO_LONG
    if _kept(source_text) != _kept(translation):
        yield Problem.LOST
    if _numbers_differ(source_text, translation):
        yield Problem.NUMBERS


def _kept(text: str) -> Counter[str]:
    return Counter(_KEPT.findall(text) if _HINT_OF_KEPT.search(text) else ())


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


def _gain(source: str, target: str) -> float:
    """Return by how much a length has to be multiplied to compare it across scripts."""
    spaced = separates_with_spaces(source), separates_with_spaces(target)
    return {(True, False): _UNSPACED_GAIN, (False, True): 1 / _UNSPACED_GAIN}.get(spaced, 1.0)


def _numbers_differ(source_text: str, translation: str) -> bool:
    """Compare the numbers of both, however they are separated.

    A number of one digit may be spelt out ("3 chats", "three cats"); none may be made up.
    """
    before, after = _numbers(source_text), _numbers(translation)
    lost = [number for number in (before - after) if len(number) > _SPELT_OUT_DIGITS]
    return bool(lost or after - before)


def _numbers(text: str) -> Counter[str]:
    if _HINT_OF_KEPT.search(text):
        text = _KEPT.sub(" ", text)
    return Counter(_SEPARATORS.sub("", number) for number in _NUMBER.findall(text))
