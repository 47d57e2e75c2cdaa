"""What the translation memory knows of the sentences of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.memory_entry import MemoryEntry, Origin, Status, producer_of
from desktop_translator.core.memory_errors import TranslationMemoryError
from desktop_translator.pipeline.sentence_cache import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_translator.core.routes import Route
    from desktop_translator.pipeline.requests import TextRequest
    from desktop_translator.storage.translation_memory import TranslationMemory

    Notify = Callable[[TranslationMemoryError], None]
    OpenMemory = Callable[[Notify], TranslationMemory]

_MOST_AT_ONCE = 500
_MOST_KEPT = 50_000


class Recall:
    """Asks the translation memory, each sentence once for as long as nothing changes there.

    Where it fails, texts are translated without it; `troubles` tells why. Not safe between
    threads.
    """

    def __init__(self, open_memory: OpenMemory | None = None) -> None:
        """Open the memory when the first text comes."""
        self._open_memory = open_memory
        self._memory: TranslationMemory | None = None
        self._version: object = None
        self._known: dict[tuple[str, str, str | None], dict[str, Remembered | None]] = {}
        self._finished: list[RecalledPair] = []
        self._request_id = 0
        self._troubles: list[TranslationMemoryError] = []
        self._has_failed = False

    def begin(self, request: TextRequest, route: Route) -> RecalledPair:
        """Return what is known of sentences that are translated along a route."""
        if request.id != self._request_id:  # else, it is another language of the same text
            self._request_id = request.id
            self._finished.clear()
        if (memory := self._opened()) is not None:
            try:
                version = memory.version()
            except TranslationMemoryError as error:
                self.fail(error)
            else:
                if version != self._version:
                    self._known.clear()
                self._version = version
        producer = producer_of(route, request.options)
        known = self._known.setdefault((request.source, request.target, producer), {})
        if len(known) > _MOST_KEPT:
            known.clear()
        pair = RecalledPair(self, request, producer, known)
        self._finished.append(pair)
        return pair

    def find(
        self, source: str, target: str, sentence: str, producer: str | None
    ) -> MemoryEntry | None:
        """Look a sentence up."""
        memory = self._opened()
        if memory is None:
            return None
        try:
            return memory.find(source, target, (sentence,), producer).get(sentence)
        except TranslationMemoryError as error:
            self.fail(error)
            return None

    def remember(self) -> None:
        """Keep what was translated for the request that was begun last."""
        memory = self._opened()
        if memory is None:
            return
        entries = [entry for pair in self._finished for entry in pair.new()]
        self._finished.clear()
        try:
            for first in range(0, len(entries), _MOST_AT_ONCE):
                memory.add(entries[first : first + _MOST_AT_ONCE])
        except TranslationMemoryError as error:
            self._troubles.append(error)  # to read may work all the same

    def fail(self, error: TranslationMemoryError) -> None:
        """Do without the memory from now on."""
        self._has_failed = True
        self._troubles.append(error)

    def troubles(self) -> tuple[TranslationMemoryError, ...]:
        """Return what went wrong since the last time."""
        troubles = tuple(self._troubles)
        self._troubles.clear()
        return troubles

    def close(self) -> None:
        """Close the memory."""
        if self._memory is not None:
            self._memory.close()

    def _opened(self) -> TranslationMemory | None:
        if self._has_failed or self._open_memory is None:
            return None
        if self._memory is None:
            self._memory = self._open_memory(self._troubles.append)
        return self._memory


class RecalledPair:
    """What is known of sentences of one pair, of people or of one way to translate."""

    def __init__(
        self,
        recall: Recall,
        request: TextRequest,
        producer: str | None,
        known: dict[str, Remembered | None],
    ) -> None:
        self._recall = recall
        self._pair = request.source, request.target
        self._chosen = request.wishes.chosen
        self._producer = producer
        self._known = known
        self._settled: Mapping[str, Remembered] = {}

    def get(self, sentence: str) -> Remembered | None:
        """Return the translation that is in the memory, or None.

        A model's translation that may be wrong is made anew: then it is known why.
        """
        if sentence not in self._known:
            found = self._recall.find(*self._pair, sentence, self._producer)
            of_people = found is not None and found.origin is not Origin.MACHINE
            if found is None or not (of_people or found.status is Status.FINE):
                self._known[sentence] = None
            else:
                self._known[sentence] = Remembered(found.target, origin=found.origin)
        return self._known[sentence]

    def note(self, settled: Mapping[str, Remembered]) -> None:
        """Note what the text was translated into in the end."""
        self._settled = settled

    def new(self) -> list[MemoryEntry]:
        """Return what a model has made of sentences that are not in the memory."""
        if self._producer is None:
            return []
        return [
            MemoryEntry(
                sentence,
                translation.text,
                *self._pair,
                Origin.MACHINE,
                self._producer,
                Status.DOUBTFUL if translation.problems else Status.FINE,
            )
            for sentence, translation in self._settled.items()
            if translation.origin is None and sentence not in self._chosen and translation.text
        ]
