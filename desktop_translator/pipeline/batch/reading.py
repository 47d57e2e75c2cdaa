"""Taking files out of the queue and cutting their units into sentences, a slice at a time."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from desktop_translator.core.errors import AppError
from desktop_translator.core.marks import translatable
from desktop_translator.documents.format import Notice
from desktop_translator.pipeline.batch.document import Document, hashed
from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.pipeline.batch.facts import Facts
from desktop_translator.pipeline.batch.unit_work import UnitWork

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from desktop_translator.pipeline.batch.adding import Adding
    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.pipeline.batch.pool import Pool
    from desktop_translator.pipeline.batch.way import Way
    from desktop_translator.pipeline.batch.workbench import Workbench

_SLICE_S = 0.01

NO_TEXT = translatable("notices", "There is no text to translate in it.")
IN_TARGET = translatable("notices", "It is in the target language already.")
TAKEN = translatable("notices", "{path} is there already and was left as it is.")


class Reader:
    """Opens files one after another and puts what has to be translated into the pool.

    Attributes:
        complete: files that are read and have all their sentences: they can be written.
    """

    def __init__(self, bench: Workbench, adding: Adding, pool: Pool) -> None:
        self._bench = bench
        self._adding = adding
        self._pool = pool
        self._open: dict[BatchFile, tuple[Document, Way | None]] = {}
        self._reading: BatchFile | None = None
        self.complete: deque[BatchFile] = deque()

    def read(self) -> Generator[None, None, None]:
        """Read files of the queue until there is none left, yielding about every 10 ms."""
        while True:
            yield from self._adding.work()
            file = self._reading = self._bench.next_queued()
            if file is None:
                return
            try:
                yield from self._read_file(file)
            except AppError as error:
                self.drop(file)
                self._bench.note_failed(file, error)
            finally:
                self._reading = None

    def opened(self, file: BatchFile) -> tuple[Document, Way | None]:
        """Return the document of a file that is open, and the way its sentences go."""
        return self._open[file]

    def drop(self, file: BatchFile) -> None:
        """Forget a file that is finished, one way or another."""
        file.is_dropped = True
        self._open.pop(file, None)

    def read_again(self, file: BatchFile) -> None:
        """Put a file back into the queue; what is known of its sentences stays."""
        self.drop(file)
        self._bench.own.release(file)
        self._bench.note_queued(file)

    def settled(self, way: Way) -> Settled | None:
        """Return what will be settled of the file in hand once all that waits now is translated."""
        file = self._reading
        if file is None or file not in self._open or self._open[file][1] is not way:
            return None
        return Settled(file)

    def _read_file(self, file: BatchFile) -> Generator[None, None, None]:
        bench = self._bench
        with bench.handling(file):
            bench.note_state(file, FileState.READING)
            document = yield from self._look(file)
        if (reason := self._reason_to_skip(file, document)) is not None:
            bench.note_skipped(file, reason)
            return
        way = None if file.options.pseudo is not None else bench.ways.way(file)
        self._open[file] = document, way
        file.go_back()
        bench.note_state(file, FileState.TRANSLATING)
        yield from self._plan(file, document, way)
        file.is_read = True
        if file.is_complete:
            self.complete.append(file)

    def _look(self, file: BatchFile) -> Generator[None, None, Document]:
        """Examine a file, unless that was done and it has not changed since."""
        if file.facts.sha256:
            sha256 = yield from hashed(file.path)
            if sha256 == file.facts.sha256:
                return Document(file)
            self._bench.own.release(file)
        file.facts = Facts()
        return (yield from self._bench.examination.examine(file))

    def _reason_to_skip(self, file: BatchFile, document: Document) -> Notice | None:
        facts, options = file.facts, file.options
        if options.pseudo is None:
            if not facts.letters:
                return Notice(NO_TEXT)
            if facts.source == options.target:
                return Notice(IN_TARGET)
        if facts.claimed:
            self._bench.own.renew_claim(file)
        elif not self._bench.own.claim(file, document.output_suffix):
            return Notice(TAKEN, {"path": str(facts.output)})
        return None

    def _plan(
        self, file: BatchFile, document: Document, way: Way | None
    ) -> Generator[None, None, None]:
        """Put the sentences of a document into the pool that are not known yet."""
        if way is None:
            return
        bench = self._bench
        work = UnitWork(file.options, way, bench.store, bench.detector)
        for _ in self._slices(file, document, work, way):
            while self._pool.is_full:
                yield
            yield

    def _slices(
        self, file: BatchFile, document: Document, work: UnitWork, way: Way
    ) -> Iterator[None]:
        bench = self._bench
        settled = file.facts.settled_units
        deadline = time.monotonic() + _SLICE_S
        with bench.handling(file):
            for number, unit in enumerate(document.units()):
                if number >= settled:
                    for sentence in work.sentences(unit):
                        file.note_planned(len(sentence.text))
                        if bench.store.get(way, sentence) is None:
                            self._pool.add(way, sentence, file)
                        else:
                            bench.note_finished(file, sentence.text, 1)
                    file.planned_units = number + 1
                if time.monotonic() > deadline or self._pool.is_full:
                    yield
                    deadline = time.monotonic() + _SLICE_S


class Settled:
    """How far a file was read at some moment."""

    def __init__(self, file: BatchFile) -> None:
        self._file = file
        self._units = file.planned_units
        self._sentences = file.facts.total_sentences
        self._letters = file.planned_letters

    def note(self, bench: Workbench) -> None:
        """Note that all until then is translated, if the file goes on."""
        file = self._file
        if not file.is_dropped:
            file.facts.settled_units, file.facts.settled_letters = self._units, self._letters
            file.facts.settled_sentences = self._sentences
            bench.note_state(file, file.state)
