"""Cuts text into words for the aligner and ties words to pieces."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from starter_recipe.packed import Ids, Offsets

_WORD = re.compile(r"\w+|[^\w\s]")
_STEM = 7
_BUCKETS = 30_000
_BUCKET_STEM = 4


@dataclass(frozen=True, slots=True)
class WordNumbers:
    """Numbers for words of both languages; rare words share one by their first letters."""

    known: dict[str, int]

    @property
    def size(self) -> int:
        """One more than the largest number."""
        return _BUCKETS + len(self.known)

    def number(self, word: str) -> int:
        """The number of `word`, an output of `stem`."""
        known = self.known.get(word)
        return crc32(word[:_BUCKET_STEM].encode()) % _BUCKETS if known is None else known

    @classmethod
    def learn(cls, texts: Iterable[str], least: int = 3) -> "WordNumbers":
        """Give a number of its own to each word seen `least` times."""
        counts = Counter(stem(word) for text in texts for word in _WORD.findall(text))
        frequent = (word for word, count in counts.items() if count >= least)
        return cls({word: _BUCKETS + i for i, word in enumerate(frequent)})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of several lines: number, place of the first letter, count a line."""

    numbers: npt.NDArray[np.int64]
    places: Offsets
    counts: npt.NDArray[np.int64]


def stem(word: str) -> str:
    """The part of a word that the aligner compares: no case, accents or long ending."""
    if word.isascii():
        return word.lower()[:_STEM]
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))[:_STEM]


def cut(lines: list[str], words: WordNumbers) -> Words:
    """Cut `lines`; places count from the start of the lines joined by one character."""
    found = [(stem(match.group()), match.start()) for match in _WORD.finditer("\n".join(lines))]
    places = np.array([place for _, place in found], np.int64)
    ends = np.cumsum([len(line) + 1 for line in lines])
    return Words(
        np.array([words.number(word) for word, _ in found], np.int64),
        places,
        np.bincount(np.searchsorted(ends, places, side="right"), minlength=len(lines)),
    )


@dataclass(frozen=True, slots=True)
class PieceLengths:
    """How many characters each piece of a vocabulary stands for."""

    characters: npt.NDArray[np.int64]
    opens_word: npt.NDArray[np.int64]

    @classmethod
    def of(cls, vocabulary: list[str]) -> "PieceLengths":
        """Measure `vocabulary`; of the bytes of one character only the first counts."""
        opens = [int(piece.startswith("\u2581")) for piece in vocabulary]
        return cls(np.array([characters(piece) for piece in vocabulary]), np.array(opens))

    def words_of(self, ids: Ids, piece_counts: Offsets, words: Words) -> npt.NDArray[np.int64]:
        """For each piece of several lines, the word of its line it belongs to.

        `ids`: pieces of the lines, end to end; `piece_counts`: pieces a line.
        """
        lengths = self.characters[ids]
        # Each line starts with a mark that is not in the text; it stands for the line break.
        first = np.cumsum(lengths) - lengths + self.opens_word[ids] - 1
        word = np.searchsorted(words.places, np.maximum(first, 0), side="right") - 1
        line_start = np.repeat(np.cumsum(words.counts) - words.counts, piece_counts)
        line_size = np.repeat(words.counts, piece_counts)
        place: npt.NDArray[np.int64] = np.clip(word - line_start, 0, np.maximum(line_size - 1, 0))
        return place


def characters(piece: str) -> int:
    """How many characters `piece` stands for, its mark for a gap included."""
    if re.fullmatch(r"<0x[0-9A-F]{2}>", piece):
        return int(not 0x80 <= int(piece[3:5], 16) <= 0xBF)
    return len(piece)
