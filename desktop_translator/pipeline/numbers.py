"""Whether a translation has the numbers of its source, however either writes them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from desktop_translator.core.kept_items import without_kept_items

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_DECIMALS = re.compile(r"[.,](\d{1,2}|\d{4,})\Z")
_NO_DIGIT = re.compile(r"\D")
_SCALE = re.compile(
    r"\b(?:mill?[ei]?\w*|mrd|mio|thousands?|tausend|hundert|hundreds?|k|m|bn|billi?on\w*|trilli?on\w*"
    r"|dozens?|douzaines?)\b|[万億亿千百兆]",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\b[IVXLC]+(?=(?:e|er|ème|ième|re|[°º])?\b)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SPELT_OUT_DIGITS = 1


def numbers_differ(source_text: str, translation: str) -> bool:
    """Compare the numbers of both.

    A number of one digit may be spelt out ("3 chats", "three cats"), a round one be said with a
    word ("2 000", "2 thousand"), a decade be short ("1980", "80"), a century be Roman. None may be
    made up.
    """
    source, target = without_kept_items(source_text), without_kept_items(translation)
    before, after = _numbers(source), _numbers(target)
    lost, added = before - after, after - before
    if not lost and not added:
        return False
    if "".join(lost.elements()) == "".join(added.elements()):
        return False  # "6 h 30" and "6.30"
    _pair_off(lost, added, words=_SCALE.search(source + " " + target) is not None)
    _discount(lost, _roman_numbers(target))
    _discount(added, _roman_numbers(source))
    spelt_out = [number for number in lost if len(number) <= _SPELT_OUT_DIGITS]
    return len(lost) > len(spelt_out) or bool(added)


def _numbers(text: str) -> Counter[str]:
    return Counter(map(_plain, _NUMBER.findall(text)))


def _plain(number: str) -> str:
    """Write a number without separators, and without zeros at the end of its decimals."""
    decimals = _DECIMALS.search(number)
    if decimals:
        number = number[: decimals.start()] + decimals[1].rstrip("0")
    return _NO_DIGIT.sub("", number)


def _pair_off(lost: Counter[str], added: Counter[str], *, words: bool) -> None:
    """Take out what is the same number in other words."""
    for before in list(lost):
        for after in list(added):
            if _is_same_decade(before, after) or (words and _is_scaled(before, after)):
                _discount(lost, (before,))
                _discount(added, (after,))
                break


def _is_same_decade(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 2 and len(long) == 4 and short[1] == "0" and long.endswith(short)


def _is_scaled(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.rstrip("0") == short.rstrip("0") and long != short


def _roman_numbers(text: str) -> list[str]:
    return [str(_value(found[0])) for found in _ROMAN.finditer(text)]


def _value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    return sum(
        -value if value < max(values[index:]) else value for index, value in enumerate(values)
    )


def _discount(numbers: Counter[str], found: Iterable[str]) -> None:
    for number in found:
        if numbers[number]:
            numbers[number] -= 1
    for number in [number for number, count in numbers.items() if count <= 0]:
        del numbers[number]
