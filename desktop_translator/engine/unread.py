"""Finding words of a source that no token of the translation looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.engine.unknown import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_LETTERS = 5
"""Shorter words are mostly of grammar, and often have no counterpart in another language."""


def has_unread_word(
    source: Sequence[str], attention: Sequence[Sequence[float]], least: float
) -> bool:
    """Tell whether a longer word got a share of attention below `least` from every output token.

    `source` are SentencePiece tokens; `attention` has a row per output token, the end token not
    included, and a column per source token. Of a word's tokens the most looked at counts.
    """
    if not attention:
        return False
    most = [max(column) for column in zip(*attention, strict=True)]
    return any(max(most[start:end]) < least for start, end in _long_words(source))


def _long_words(source: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where words of enough letters begin and end."""
    starts = [index for index, token in enumerate(source) if index == 0 or token[:1] == SPACE]
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        letters = re.findall(r"[^\W\d_]+", "".join(source[start:end]))
        if max(map(len, letters), default=0) >= _FEWEST_LETTERS:
            yield start, end
