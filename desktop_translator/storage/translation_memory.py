"""The translation memory: sentences that were translated before, and who translated them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from desktop_translator.core.memory_entry import Origin
from desktop_translator.storage import memory_rows
from desktop_translator.storage.memory_file import MemoryFile
from desktop_translator.storage.memory_rows import key_of
from desktop_translator.storage.similar_sentences import SimilarSentences

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path
    from sqlite3 import Connection

    from desktop_translator.core.memory_entry import MemoryEntry
    from desktop_translator.core.memory_errors import TranslationMemoryError
    from desktop_translator.storage.similar_sentences import SimilarEntry

MOST_MACHINE_ENTRIES = 500_000
"""About 150 MB on disk."""

LEAST_SIMILAR = 75
"""Below, a similar sentence is of no help."""

ALL_ORIGINS = frozenset(Origin)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class MemoryStatistics:
    """How much a memory holds.

    Attributes:
        entries: (source language, target language, origin) to the number of entries.
        size_bytes: what it takes on disk.
    """

    entries: dict[tuple[str, str, Origin], int]
    size_bytes: int

    def count(self, origin: Origin | None = None) -> int:
        """Return how many entries there are, of one origin or of all."""
        found = self.entries.items()
        return sum(number for (*_, each), number in found if origin in (None, each))


class TranslationMemory:
    """Remembers translations in one SQLite file; several processes may use it at the same time.

    A sentence has at most one translation by the person, one by each producer, and any number of
    imported ones. What people have made goes before what models have made, and never gives way to
    it. An object belongs to one thread; nothing is opened before the first question.

    All methods raise `TranslationMemoryError` where the file cannot be used. A damaged file is
    moved aside, a new one begun, and `notify` told.
    """

    def __init__(
        self,
        path: Path,
        *,
        notify: Callable[[TranslationMemoryError], None] = lambda _: None,
        most_machine_entries: int = MOST_MACHINE_ENTRIES,
        timeout_s: float = 30.0,
    ) -> None:
        """Keep about `most_machine_entries` of models at most; the oldest go first."""
        self._path = path
        self._file = MemoryFile(path, _salvage, notify, timeout_s)
        self._most_machine_entries = most_machine_entries
        self._similar = SimilarSentences()
        self._until_trim = 0

    def find(
        self,
        source_language: str,
        target_language: str,
        sentences: Iterable[str],
        producer: str | None = None,
    ) -> dict[str, MemoryEntry]:
        """Return the best entry of each sentence that is remembered word for word.

        The person's goes before an imported one, that before one of `producer`; entries of other
        producers do not count. Of several imported ones, the one changed last is returned.
        """
        wanted: dict[bytes, list[str]] = {}
        for sentence in dict.fromkeys(sentences):
            wanted.setdefault(key_of(sentence), []).append(sentence)
        keys = iter(wanted)
        found: dict[str, MemoryEntry] = {}
        while chunk := tuple(islice(keys, _AT_ONCE)):
            pair = source_language, target_language
            for key, entry in self._file.read(
                partial(memory_rows.find, pair=pair, keys=chunk, producer=producer)
            ):
                found.update(dict.fromkeys(wanted[key], entry))
        return found

    def similar(
        self,
        source_language: str,
        target_language: str,
        sentence: str,
        *,
        minimum: int = LEAST_SIMILAR,
        most: int = 5,
    ) -> list[SimilarEntry]:
        """Return what people have translated that is like a sentence, the most similar first.

        Scores run from `minimum` to 100 and mean what they mean to translators (`similarity`).
        """
        pair = source_language, target_language
        return self._file.read(
            partial(self._similar.find, pair=pair, sentence=sentence, minimum=minimum, most=most)
        )

    def add(self, entries: Iterable[MemoryEntry]) -> int:
        """Remember translations, all or none; return how many were new or have changed something.

        What is there already stays if it was changed later. It takes 20 µs per entry and keeps
        other writers waiting: of many, give some hundreds at a time.
        """
        now = int(datetime.now(UTC).timestamp())
        there = tuple(entries)
        if not there:
            return 0
        machine = sum(entry.origin is Origin.MACHINE for entry in there)
        self._until_trim -= machine
        trims = machine and self._until_trim < 0

        def work(connection: Connection) -> int:
            changed = memory_rows.add(connection, there, now)
            if trims:
                memory_rows.trim(connection, self._most_machine_entries)
            return changed

        changed = self._file.write(work)
        if trims:
            self._until_trim = self._most_machine_entries // 20  # counting them takes a moment
        return changed

    def remove(self, entry: MemoryEntry) -> bool:
        """Forget an entry; tell whether it was there."""
        return self._file.write(lambda connection: memory_rows.remove(connection, entry))

    def remove_sentence(self, source_language: str, target_language: str, sentence: str) -> int:
        """Forget every translation of a sentence; return how many there were."""
        pair = source_language, target_language
        return self._file.write(
            partial(memory_rows.remove_sentence, pair=pair, key=key_of(sentence))
        )

    def clear(
        self,
        *,
        origins: Collection[Origin] = ALL_ORIGINS,
        pair: tuple[str, str] | None = None,
    ) -> int:
        """Forget everything, or only entries of some origins or of a pair; return how many.

        The file becomes smaller, and holds nothing of their text any more.
        """
        removed = self._file.write(
            lambda connection: memory_rows.remove_all(connection, origins, pair)
        )
        self._file.read(memory_rows.shrink)
        return removed

    def entries(
        self,
        *,
        origins: Collection[Origin] = ALL_ORIGINS,
        pair: tuple[str, str] | None = None,
        containing: str = "",
    ) -> Iterator[MemoryEntry]:
        """Return entries in the order in which they came, a few at a time.

        `containing` leaves those whose source or target holds these words, in any case.
        """
        some_after = partial(
            memory_rows.some_after, origins=origins, pair=pair, containing=containing.casefold()
        )
        rows = self._file.read(partial(some_after, after=0))
        while rows:
            for _, entry in rows:
                yield entry
            rows = self._file.read(partial(some_after, after=rows[-1][0]))

    def statistics(self) -> MemoryStatistics:
        """Count what is there."""
        entries = self._file.read(memory_rows.count)
        files = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        return MemoryStatistics(
            entries, sum(file.stat().st_size for file in files if file.exists())
        )

    def version(self) -> object:
        """Return what is another value whenever the memory may have changed."""
        version = self._file.read(memory_rows.version)
        return self._file.times_opened, version

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        self._file.close()


def _salvage(old: Connection, new: Connection) -> int:
    """Save what people have made; return how many entries that were."""
    return memory_rows.add(new, memory_rows.readable(old), 0)
