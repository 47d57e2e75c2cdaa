"""Translated sentences: in the journal for this queue, in the translation memory for all."""

from __future__ import annotations

import json
import logging
import zlib
from typing import TYPE_CHECKING

from desktop_translator.core.alignment import Alignment
from desktop_translator.core.memory_entry import MemoryEntry, Origin, Status
from desktop_translator.core.memory_errors import TranslationMemoryError
from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.unit_parts import SentenceTranslation
from desktop_translator.storage.journal_records import SentenceRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_translator.pipeline.batch.way import Way
    from desktop_translator.pipeline.unit_plan import UnitSentence
    from desktop_translator.storage.batch_journal import BatchJournal
    from desktop_translator.storage.translation_memory import TranslationMemory

log = logging.getLogger(__name__)

_DIGITS = 3


class SentenceStore:
    """What has been translated, by way and sentence. A memory that fails costs nothing but time."""

    def __init__(self, journal: BatchJournal, memory: TranslationMemory | None) -> None:
        self._journal = journal
        self._memory = memory
        self._to_remember: dict[tuple[str, str], list[MemoryEntry]] = {}

    def get(self, way: Way, sentence: UnitSentence) -> SentenceTranslation | None:
        """Return what became of a sentence; None if it is not translated yet."""
        record = self._journal.sentence(way.key(sentence.text, aligned=sentence.needs_alignment))
        if record is None:
            return None
        problems = frozenset(map(Problem, record.problems))
        return SentenceTranslation(record.text, _alignment(record.alignment), problems)

    def put(self, way: Way, sentence: UnitSentence, found: SentenceTranslation) -> None:
        """Note what became of a sentence."""
        self._journal.put_sentence(
            way.key(sentence.text, aligned=sentence.needs_alignment),
            SentenceRecord(found.text, tuple(sorted(found.problems)), _packed(found.alignment)),
        )

    def remembered(
        self, way: Way, sentences: Iterable[UnitSentence]
    ) -> Iterator[tuple[UnitSentence, SentenceTranslation]]:
        """Yield the sentences that the translation memory knows, and what it knows.

        What a model has made is of no use for a sentence with markup: its alignment is not kept.
        """
        if self._memory is None:
            return
        wanted = tuple(sentences)
        try:
            found = self._memory.find(
                way.source, way.target, [each.text for each in wanted], way.producer
            )
        except TranslationMemoryError as error:
            self._give_up(error)
            return
        for sentence in wanted:
            entry = found.get(sentence.text)
            if entry is None or entry.status is not Status.FINE:
                continue
            if entry.origin is not Origin.MACHINE or not sentence.needs_alignment:
                yield sentence, SentenceTranslation(entry.target)

    def remember(self, way: Way, sentence: str, found: SentenceTranslation) -> None:
        """Give a sentence to the translation memory with the next `flush`."""
        if self._memory is None or way.producer is None or not found.text:
            return
        status = Status.DOUBTFUL if found.problems else Status.FINE
        self._to_remember.setdefault((way.source, way.target), []).append(
            MemoryEntry(
                sentence, found.text, way.source, way.target, Origin.MACHINE, way.producer, status
            )
        )

    def flush(self) -> None:
        """Make everything safe."""
        self._journal.commit()
        entries, self._to_remember = self._to_remember, {}
        if self._memory is None:
            return
        try:
            for some in entries.values():
                self._memory.add(some)
        except TranslationMemoryError as error:
            self._give_up(error)

    def _give_up(self, error: TranslationMemoryError) -> None:
        log.warning("the translation memory is not used: %s", error)
        self._memory = None


def _packed(alignment: Alignment | None) -> bytes | None:
    if alignment is None:
        return None
    shares = [
        [(number, round(share, _DIGITS)) for number, share in row] for row in alignment.shares
    ]
    data = [alignment.source, alignment.target, shares]
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 1)


def _alignment(packed: bytes | None) -> Alignment | None:
    if packed is None:
        return None
    source, target, shares = json.loads(zlib.decompress(packed))
    return Alignment(
        tuple((start, end) for start, end in source),
        tuple((start, end) for start, end in target),
        tuple(tuple((number, share) for number, share in row) for row in shares),
    )
