"""Spoils source sentences the way people do when they type."""

import random
import re
import unicodedata
from collections.abc import Callable
from enum import Enum, auto
from types import MappingProxyType

from starter_recipe.clean import Pair


class Noise(Enum):
    """One way of typing carelessly."""

    LOWER = auto()
    UPPER = auto()
    NO_FINAL = auto()
    NO_ACCENTS = auto()
    TIGHT = auto()
    HASTY = auto()
    TITLE = auto()


_SHARES = MappingProxyType(
    {
        Noise.LOWER: 0.24,
        Noise.UPPER: 0.2,
        Noise.NO_FINAL: 0.2,
        Noise.NO_ACCENTS: 0.14,
        Noise.TIGHT: 0.06,
        Noise.HASTY: 0.12,
        Noise.TITLE: 0.04,
    }
)
_FINAL = re.compile(r"\s*[.!?\u2026]+\s*$")
_SPACED_MARK = re.compile(r" ([?!;:])")
_AROUND_QUOTE = re.compile(r"(?<=\u00ab) | (?=\u00bb)")


def spoil(pair: Pair, random_: random.Random) -> Pair | None:
    """Return a spoilt copy of `pair`, or None if the noise drawn changes nothing.

    Case and accents of the source never reach the target: the translation of
    careless typing is tidy. A missing final mark is missing from both.
    """
    noise = random_.choices(list(_SHARES), weights=list(_SHARES.values()))[0]
    spoilt = _MAKERS[noise](pair)
    return spoilt if spoilt.source and spoilt.target and spoilt.source != pair.source else None


def without_final_mark(text: str) -> str:
    """`text` without the full stop, question or exclamation mark at its end."""
    return _FINAL.sub("", text)


def without_accents(text: str) -> str:
    """`text` with plain letters, as typed on a foreign keyboard."""
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def upper(text: str) -> str:
    """`text` in capitals, one letter for one letter (`ß` stays)."""
    return "".join(c if len(c.upper()) != 1 else c.upper() for c in text)


def tight(text: str) -> str:
    """`text` without the spaces that French puts before marks and inside quotes."""
    return _AROUND_QUOTE.sub("", _SPACED_MARK.sub(r"\1", text))


def _lower(pair: Pair) -> Pair:
    return Pair(pair.source.lower(), pair.target)


def _upper(pair: Pair) -> Pair:
    return Pair(upper(pair.source), pair.target)


def _no_final(pair: Pair) -> Pair:
    source = without_final_mark(pair.source)
    if source == pair.source:
        return pair
    return Pair(source, without_final_mark(pair.target))


def _no_accents(pair: Pair) -> Pair:
    return Pair(without_accents(pair.source), pair.target)


def _tight(pair: Pair) -> Pair:
    return Pair(tight(pair.source), pair.target)


def _hasty(pair: Pair) -> Pair:
    bare = _no_final(pair)
    return Pair(without_accents(bare.source.lower()), bare.target)


def _title(pair: Pair) -> Pair:
    return Pair(_initial(pair.source), _initial(pair.target))


def _initial(text: str) -> str:
    return text[:1].upper() + text[1:]


_MAKERS: MappingProxyType[Noise, Callable[[Pair], Pair]] = MappingProxyType(
    {
        Noise.LOWER: _lower,
        Noise.UPPER: _upper,
        Noise.NO_FINAL: _no_final,
        Noise.NO_ACCENTS: _no_accents,
        Noise.TIGHT: _tight,
        Noise.HASTY: _hasty,
        Noise.TITLE: _title,
    }
)
