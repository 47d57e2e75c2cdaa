"""How alike two sentences are, in the percentages that translators know.

100 is the same sentence. 95 to 99 is one that differs only in numbers, placeholders, punctuation,
capitals or spaces. Below, the share of words that are the same counts: 85 to 94 is about one word
in eight to ten. The bands are those of memoQ's documentation (“Match rates”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import clean
from desktop_translator.core.kept_items import kept_items

if TYPE_CHECKING:
    from collections.abc import Mapping

SAME = 100
_SAME_WORDS, _OTHER_WORDS = 95, 94
_OTHER_NUMBERS, _OTHER_SIGNS, _OTHER_PLACEHOLDERS = 1, 2, 3

_NUMBER, _PLACEHOLDER = "0", "{}"
"""Stand-ins; no word looks like them."""

# Scripts whose words are not told apart by spaces: each character counts as a word.
_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_SIGNS = (
    r"!-/:-@\[-`{-~\xa1-\xbf×÷\u055a-\u055f\u0589\u05be\u060c\u061b\u061f\u06d4\u0964\u0965"
    r"\u2000-\u206f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,:/’' ]\d+)*)|[{_UNSPACED}]"
    rf"|[^\s\d{_UNSPACED}{_SIGNS}]+(?:[-’'][^\s\d{_UNSPACED}{_SIGNS}]+)*"
)


@dataclass(frozen=True, slots=True)
class ComparableSentence:
    """A sentence taken apart.

    Attributes:
        text: what it is without invisible differences.
        words: its words in lower case, with stand-ins for numbers and placeholders.
        numbers: what these stand for.
        placeholders: likewise: addresses, tags, code, emoji.
        frame: the text with the stand-ins: signs, capitals and spaces are in it.
    """

    text: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    placeholders: tuple[str, ...]
    frame: str


def comparable(sentence: str) -> ComparableSentence:
    """Take a sentence apart."""
    text = clean(sentence)
    items = tuple(kept_items(text))
    end, pieces = 0, []
    for item in items:
        pieces.append(text[end : item.start])
        end = item.end
    pieces.append(text[end:])
    words: list[str] = []
    numbers: list[str] = []
    frame: list[str] = []
    for count, piece in enumerate(pieces):
        if count:
            words.append(_PLACEHOLDER)
            frame.append(_PLACEHOLDER)
        found = list(_TOKEN.finditer(piece))
        numbers += [each[0] for each in found if each["number"]]
        words += [_NUMBER if each["number"] else each[0].casefold() for each in found]
        frame.append(_TOKEN.sub(lambda each: _NUMBER if each["number"] else each[0], piece))
    placeholders = tuple(item.text for item in items)
    return ComparableSentence(text, tuple(words), tuple(numbers), placeholders, "".join(frame))


def with_numbers(text: str, numbers: Mapping[str, str]) -> str:
    """Return a text with some of its numbers replaced by others."""
    return _TOKEN.sub(lambda each: numbers.get(each[0], each[0]), text)


def similarity(one: ComparableSentence, other: ComparableSentence) -> int:
    """Return how alike two sentences are, 0 to 100; which is which does not matter."""
    # Not needed before the first paint.
    from rapidfuzz.distance import Levenshtein

    if one.text == other.text:
        return SAME
    if not one.words or not other.words:
        return 0
    malus = _OTHER_NUMBERS * (one.numbers != other.numbers)
    malus += _OTHER_PLACEHOLDERS * (one.placeholders != other.placeholders)
    if one.words == other.words:
        malus += _OTHER_SIGNS * (one.frame != other.frame)
        return max(SAME - malus, _SAME_WORDS)
    longest = max(len(one.words), len(other.words))
    same = longest - Levenshtein.distance(one.words, other.words)
    return max(min(SAME * same // longest, _OTHER_WORDS) - malus, 0)
