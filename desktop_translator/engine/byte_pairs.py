"""Cutting words by byte pair encoding (Sennrich, Haddow and Birch, 2016), as subword-nmt does."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONTINUES = "@@"
"""Ends every piece that is not the last of its word."""

_END = "</w>"
_MAX_REMEMBERED = 50_000


class BytePairs:
    """The merges that a model was trained with: `lines` of a codes file, the earliest first.

    The format (`subword_nmt/apply_bpe.py`): a line `#version: 0.2`, without which the end of a
    word counts as a character of its own, then two symbols a line.

    Raises:
        ValueError: a line is no pair of symbols.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        rows = [line.strip("\r\n ") for line in lines]
        version = rows.pop(0).split(" ")[-1] if rows and rows[0].startswith("#version:") else "0.1"
        self._end_is_apart = version == "0.1"
        pairs = [tuple(row.split(" ")) for row in rows if row]
        if not pairs or any(len(pair) != 2 for pair in pairs):
            raise ValueError("it is not a list of byte pairs")
        self._ranks: dict[tuple[str, ...], int] = {}
        for rank, pair in enumerate(pairs):
            self._ranks.setdefault(pair, rank)
        self._remembered: dict[str, tuple[str, ...]] = {}

    def cut(self, words: Sequence[str]) -> list[str]:
        """Cut words into pieces, marking all but the last of each with `@@`."""
        result = []
        for word in filter(None, words):
            *begun, last = self._pieces(word)
            result += [piece + CONTINUES for piece in begun]
            result.append(last)
        return result

    def _pieces(self, word: str) -> tuple[str, ...]:
        known = self._remembered.get(word)
        if known is None:
            if len(self._remembered) >= _MAX_REMEMBERED:
                self._remembered.clear()
            known = self._remembered[word] = self._merge(word) if len(word) > 1 else (word,)
        return known

    def _merge(self, word: str) -> tuple[str, ...]:
        pieces = [*word, _END] if self._end_is_apart else [*word[:-1], word[-1] + _END]
        while len(pieces) > 1:
            pairs = set(pairwise(pieces)) & self._ranks.keys()
            if not pairs:
                break
            pieces = _join(pieces, min(pairs, key=self._ranks.__getitem__))
        if pieces[-1] == _END:
            return tuple(pieces[:-1])
        return (*pieces[:-1], pieces[-1].removesuffix(_END))


def _join(pieces: list[str], pair: tuple[str, ...]) -> list[str]:
    """Join every occurrence of a pair, from the left."""
    result: list[str] = []
    index = 0
    while index < len(pieces):
        if tuple(pieces[index : index + 2]) == pair:
            result.append("".join(pair))
            index += 2
        else:
            result.append(pieces[index])
            index += 1
    return result
