"""Cutting what is too long for a model, at the best place there is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# From the best place to cut to the worst: after a clause, after a comma, at a space.
_PLACES = (
    re.compile(r"(?<=[;:.!?…。！？；：])\s+|(?<=[。！？；：])|\s+(?=[(\[–—])"),
    re.compile(r"(?<=[,)\]»”、，])\s+|(?<=[、，])"),
    re.compile(r"\s+"),
)
# A text of so many characters per allowed token is too long whatever the tokenizer says.
_MAX_CHARACTERS_PER_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence that fits the model, with its tokens.

    `spaced` tells whether white space stood before it in the sentence.
    """

    tokens: tuple[str, ...]
    spaced: bool
    text: str


def cut(text: str, limit: int, encode: Callable[[str], list[str]]) -> list[Piece]:
    """Cut a sentence into pieces of at most `limit` tokens (a sentence that fits is one piece).

    A part without tokens makes no piece: to CTranslate2 it would be an input of special tokens
    alone, which mixes up the batch in its callbacks.

    Joined in order, with a space where `spaced`, the pieces hold the whole sentence.
    """
    pieces: list[Piece] = []
    waiting = [(text, False)]
    while waiting:
        part, spaced = waiting.pop()
        if len(part) <= limit * _MAX_CHARACTERS_PER_TOKEN:
            tokens = encode(part)
            if len(tokens) <= limit or len(part) == 1:
                if tokens:
                    pieces.append(Piece(tuple(tokens[:limit]), spaced, part))
                continue
        left, right, gap = _halve(part)
        waiting += ((right, gap), (left, spaced))
    return pieces


def _halve(text: str) -> tuple[str, str, bool]:
    """Cut a text of two characters or more in two, near its middle; tell if at white space."""
    middle = len(text) // 2
    for places in _PLACES:
        # A cut in the outer quarters would leave a crumb and a piece that is still too long.
        spots = places.finditer(text, len(text) // 4, len(text) * 3 // 4)
        best = min(spots, key=lambda spot: abs(spot.start() - middle), default=None)
        if best is not None and best.start() > 0 and best.end() < len(text):
            return text[: best.start()], text[best.end() :], bool(best.group())
    while unicodedata.combining(text[middle]) and middle < len(text) - 1:
        middle += 1
    return text[:middle], text[middle:], False
