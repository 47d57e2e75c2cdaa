"""The words of a sentence and of its translation, and how they look at one another."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.place_map import Place

_WORD = re.compile(r"\{\d+\}|\d+(?:[.,]\d+)*|\w+(?:[-‑]\w+)*")
_FEWEST_LETTERS = 3
_MOST_SHARES = 1_000_000
"""What is longer is no sentence (a table without marks): its alignment is not used."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


class AlignedWords:
    """Words without marks of punctuation, which take attention that means nothing.

    Those of the sentence are cut at `cuts`, too, where markup begins or ends within a word.

    Attributes:
        sentence, translation: the two texts.
        source: the places of the words of the sentence.
        target: those of its translation.
        shares: for each word of the translation, the share of its attention that each word of the
            sentence got; empty where there is no alignment.
    """

    def __init__(
        self,
        sentence: str,
        translation: str,
        alignment: Alignment | None,
        cuts: Iterable[int] = (),
    ) -> None:
        self.sentence = sentence
        self.translation = translation
        places = (alignment.source, alignment.target) if alignment else ((), ())
        self.source = [part for word in _words(sentence, places[0]) for part in _cut(word, cuts)]
        self.target = _words(translation, places[1])
        self.shares: list[list[float]] = []
        if alignment and len(self.source) * len(self.target) <= _MOST_SHARES:
            self.shares = _shares(alignment, self.source, self.target)
            self._anchor()

    def _anchor(self) -> None:
        """Tie words that both texts have, once each (names, numbers), to one another."""
        places = _unique(self.source, self.sentence)
        for word, number in _unique(self.target, self.translation).items():
            if (source := places.get(word)) is not None and len(word) >= _FEWEST_LETTERS:
                row = [0.0] * len(self.source)
                row[source] = 1.0
                self.shares[number] = row

    def source_words(self, place: Place) -> range:
        """Return the numbers of the words of the sentence that a place touches."""
        return _touched(self.source, place)

    def target_words(self, place: Place) -> range:
        """Return the numbers of the words of the translation that a place touches."""
        return _touched(self.target, place)


def _unique(places: Sequence[Place], text: str) -> dict[str, int]:
    """Return the words that stand in a text once, with their numbers."""
    words = [text[start:end].casefold() for start, end in places]
    counts = Counter(words)
    return {word: number for number, word in enumerate(words) if counts[word] == 1}


def _cut(word: Place, cuts: Iterable[int]) -> Iterator[Place]:
    edges = {word[0], word[1], *(cut for cut in cuts if word[0] < cut < word[1])}
    return itertools.pairwise(sorted(edges))


def _words(text: str, pieces: Sequence[Place]) -> list[Place]:
    """Cut a text into words; what is written without spaces, at its pieces or at each letter."""
    words: list[Place] = []
    for found in _WORD.finditer(text):
        start, end = found.span()
        if not _UNSPACED.search(found[0]):
            words.append((start, end))
            continue
        cuts = {piece[0] for piece in pieces if start < piece[0] < end} or range(start + 1, end)
        edges = [start, *sorted(cuts), end]
        words += itertools.pairwise(edges)
    return words


def _shares(
    alignment: Alignment, source: Sequence[Place], target: Sequence[Place]
) -> list[list[float]]:
    """Sum up the shares of pieces by word; a word of several pieces has the mean of theirs."""
    columns = [_parts(place, source) for place in alignment.source]
    rows = [[0.0] * len(source) for _ in target]
    weights = [0.0] * len(target)
    for place, shares in zip(alignment.target, alignment.shares, strict=True):
        for word, part in _parts(place, target):
            weights[word] += part
            for piece, share in shares:
                for column, column_part in columns[piece]:
                    rows[word][column] += part * share * column_part
    return [
        [value / weight for value in row] if weight else row
        for row, weight in zip(rows, weights, strict=True)
    ]


def _parts(place: Place, words: Sequence[Place]) -> list[tuple[int, float]]:
    """Return which words a piece lies in, and which part of its letters in each."""
    size = max(1, place[1] - place[0])
    return [
        (number, (min(place[1], words[number][1]) - max(place[0], words[number][0])) / size)
        for number in _touched(words, place)
    ]


def _touched(words: Sequence[Place], place: Place) -> range:
    first = bisect_right(words, place[0], key=lambda word: word[1])
    return range(first, max(first, bisect_left(words, place[1], key=lambda word: word[0])))
