"""Finding remembered sentences that are like another one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from heapq import nsmallest
from math import log2
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import clean
from desktop_translator.core.kept_items import without_kept_items
from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.storage.memory_rows import ENTRY, entry_of, pair_number, places
from desktop_translator.storage.memory_schema import has_index, index_of_pair
from desktop_translator.storage.similarity import SAME, comparable, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Connection

    from desktop_translator.core.memory_entry import MemoryEntry

_CANDIDATES = 100
_FEWEST_TERMS = 4
_MOST_POSTINGS = 20_000
"""Sentences that are looked at before only the best are read: some 10 ms."""

_FREQUENT = 1_000
"""Terms with so many sentences are slow to count, and how many exactly hardly matters."""

_GRAM = 3
_MARKS = frozenset({"Mn", "Mc"})


@dataclass(frozen=True, slots=True)
class SimilarEntry:
    """A remembered sentence, and how like the one that was asked for it is: 0 to 100."""

    entry: MemoryEntry
    score: int


class SimilarSentences:
    """Finds what people have translated and is like a sentence.

    Candidates share one of the rarest words. Of `n` words, a sentence that scores 75 shares three
    quarters: of any `n / 4 + 1` words, one at least. (The idea is prefix filtering, Chaudhuri,
    Ganti and Kaushik 2006.) Of many, those are compared that share most, rare words first.
    """

    def __init__(self) -> None:
        self._frequent: dict[tuple[str, str], int] = {}

    def find(
        self,
        connection: Connection,
        pair: tuple[str, str],
        sentence: str,
        minimum: int,
        most: int,
    ) -> list[SimilarEntry]:
        """Return what scores at least `minimum`, the best first."""
        number = pair_number(connection, pair)
        if number is None or not has_index(connection, number):
            return []
        index = index_of_pair(number)
        terms = self._rarest(connection, index, _terms(sentence, pair[0]), minimum)
        candidates = _sharing(connection, index, terms)
        rows = connection.execute(
            f"SELECT {ENTRY} WHERE entry.id IN ({places(candidates)})",
            candidates,
        )
        asked = comparable(sentence)
        found = [
            SimilarEntry(entry, score)
            for entry in map(entry_of, rows)
            if (score := similarity(asked, comparable(entry.source))) >= minimum
        ]
        found.sort(key=_order)
        return found[:most]

    def _rarest(
        self, connection: Connection, index: str, terms: list[str], minimum: int
    ) -> list[tuple[int, str]]:
        """Choose the terms that candidates must have one of, and how many sentences have them."""
        unknown = [term for term in terms if (index, term) not in self._frequent]
        counts = dict(
            connection.execute(
                f"SELECT term, doc FROM {index}_terms WHERE term IN ({places(unknown)})",  # noqa: S608
                unknown,
            ).fetchall()
        )
        for term in terms:
            if (known := self._frequent.get((index, term))) is not None:
                counts[term] = known
            elif counts.get(term, 0) >= _FREQUENT:
                self._frequent[index, term] = counts[term]
        # Terms that nobody has used count among those that a similar sentence may lack.
        lacking = len(terms) - len(counts)
        enough = len(terms) * (SAME - minimum) // SAME + 1 - lacking
        chosen: list[tuple[int, str]] = []
        postings = 0
        by_count = sorted((count, term) for term, count in counts.items())
        for count, term in by_count[: max(enough, _FEWEST_TERMS)]:
            postings += count
            if chosen and postings > _MOST_POSTINGS:
                break
            chosen.append((count, term))
        return chosen


def _sharing(connection: Connection, index: str, terms: Sequence[tuple[int, str]]) -> Sequence[int]:
    """Return the numbers of the entries that share most of some terms, rare ones first."""
    shared: dict[int, float] = {}
    for count, term in terms:
        weight = 1.0 / log2(count + 2)
        found = connection.execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ?",  # noqa: S608
            (f'"{term}"',),
        )
        for (number,) in found:
            shared[number] = shared.get(number, 0.0) + weight
    return nsmallest(_CANDIDATES, shared, key=lambda number: (-shared[number], -number))


def _order(found: SimilarEntry) -> tuple[object, ...]:
    entry = found.entry
    changed = -entry.changed.timestamp() if entry.changed else 0.0
    return -found.score, -entry.origin, entry.status, changed, entry.source, entry.target


def _terms(sentence: str, language: str) -> list[str]:
    """Return what a sentence is found by, without numbers and placeholders."""
    text = without_kept_items(clean(sentence)).lower()
    letters = "".join(
        each if each.isalnum() or unicodedata.category(each) in _MARKS else " " for each in text
    )
    words = [word for word in letters.split() if not word.isnumeric()]
    if separates_with_spaces(language):
        return list(dict.fromkeys(words))
    grams = (word[at : at + _GRAM] for word in words for at in range(len(word) - _GRAM + 1))
    return list(dict.fromkeys(grams))
