"""Translating the files of the queue: read, pool, translate, write, in one stream."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import DocumentChangedError
from desktop_translator.core.errors import AppError, EngineStartError, ModelError
from desktop_translator.pipeline.batch.bilingual import write_bilingual
from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.pipeline.batch.output import OutputWriter
from desktop_translator.pipeline.batch.pool import Pool
from desktop_translator.pipeline.batch.reading import Reader
from desktop_translator.pipeline.batch.sentence_run import SentenceRun
from desktop_translator.pipeline.batch.unit_work import UnitWork
from desktop_translator.pipeline.unit_parts import SentenceTranslation

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.pipeline.batch.adding import Adding
    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.pipeline.batch.pool import Waiting
    from desktop_translator.pipeline.batch.way import Way
    from desktop_translator.pipeline.batch.workbench import Workbench
    from desktop_translator.pipeline.unit_plan import UnitSentence

    _Steps = Generator[None, None, None]
    _Window = dict[UnitSentence, Waiting]

_MOST_CHANGES = 3
"""A document that was changed so often meanwhile fails."""
_ENOUGH_TO_BEGIN = 200
_LONGEST_WAIT_S = 1.0
"""Sentences, and time to look for them, before the engine gets what there is: while it works, the
next window fills up."""
_LOOKS_APART_S = 0.5


class BatchWork:
    """Works the queue off from wherever it is; closing `run` ends it at once, losing nothing.

    While one window of sentences is with the engine, the next is read.
    """

    def __init__(self, bench: Workbench, adding: Adding) -> None:
        self._bench = bench
        self._pool = Pool()
        self._reader = Reader(bench, adding, self._pool)
        self._reading = self._reader.read()
        self._look_again_at = 0.0
        self._changes: dict[int, int] = {}

    def run(self) -> _Steps:
        """Translate until every file is finished, yielding at least every 20 ms or so.

        Raises:
            EngineStartError: there is no engine.
        """
        while True:
            began_at = time.monotonic()
            while len(self._pool) < _ENOUGH_TO_BEGIN and self._read_on():
                yield from self._write_complete()
                yield
                if len(self._pool) and time.monotonic() - began_at > _LONGEST_WAIT_S:
                    break
            yield from self._write_complete()
            if not len(self._pool):
                return
            yield from self._translate(*self._pool.take())

    def _read_on(self) -> bool:
        """Read for a moment; return whether there is more."""
        try:
            next(self._reading)
        except StopIteration:
            self._reading = self._reader.read()  # files may be added yet
            return False
        return True

    def _read_ahead(self) -> None:
        """Read for a moment if there is room; where there was nothing, look only now and then."""
        if self._pool.is_full or time.monotonic() < self._look_again_at:
            return
        if not self._read_on():
            self._look_again_at = time.monotonic() + _LOOKS_APART_S

    def _translate(self, way: Way, window: _Window) -> _Steps:
        bench = self._bench
        settled = self._reader.settled(way)
        try:
            for sentence, found in bench.store.remembered(way, window):
                self._finish(way, window[sentence], found, is_new=False)
            yield from self._ask_engine(way, window)
        except EngineStartError:
            raise
        except ModelError as error:
            self._give_up(way, window, error)
        except AppError as error:
            for file in _files(window):
                self._fail(file, error)
        self._pool.let_go()
        if settled is not None:
            settled.note(bench)
        yield from self._write_complete()

    def _ask_engine(self, way: Way, window: _Window) -> _Steps:
        """Translate a window, reading ahead and writing what is complete in the meantime."""
        left = [sentence for sentence, entry in window.items() if entry.files]
        run = SentenceRun(self._bench.engine, way)
        with closing(run.translate(left)) as events:
            for event in events:
                if isinstance(event, tuple):
                    sentence, made = event
                    found = SentenceTranslation(made.text, made.alignment, made.problems)
                    self._finish(way, window[sentence], found, is_new=True)
                    yield from self._write_complete()
                elif event is not None:
                    self._bench.note_model(event)
                self._read_ahead()
                yield

    def _finish(
        self, way: Way, entry: Waiting, found: SentenceTranslation, *, is_new: bool
    ) -> None:
        """Note the translation of a sentence, and which documents have all of theirs now."""
        sentence = entry.sentence
        self._bench.store.put(way, sentence, found)
        if is_new:
            self._bench.store.remember(way, sentence.text, found)
        for file, count in entry.files.items():
            file.waiting -= count
            self._bench.note_finished(file, sentence.text, count)
            if file.is_complete:
                self._reader.complete.append(file)
        entry.files.clear()

    def _write_complete(self) -> _Steps:
        while self._reader.complete:
            self._write(self._reader.complete.popleft())
            yield

    def _write(self, file: BatchFile) -> None:
        bench = self._bench
        document, way = self._reader.opened(file)
        work = UnitWork(file.options, way, bench.store, bench.detector)
        try:
            with bench.handling(file):
                bench.note_state(file, FileState.WRITING)
                write_bilingual(file, document, work, bench)
                OutputWriter(file, document, work, bench.own, bench.interrupted).write()
        except DocumentChangedError as error:
            self._changes[file.id] = self._changes.get(file.id, 0) + 1
            if self._changes[file.id] >= _MOST_CHANGES:
                self._fail(file, error)
            else:
                self._reader.read_again(file)
        except AppError as error:
            self._fail(file, error)
        else:
            self._reader.drop(file)
            bench.note_done(file)

    def _fail(self, file: BatchFile, error: AppError) -> None:
        self._reader.drop(file)
        self._bench.note_failed(file, error)

    def _give_up(self, way: Way, window: _Window, error: ModelError) -> None:
        """Send the documents that wait another way, if there is one."""
        has_other = self._bench.ways.give_up(way)
        for file in _files(window):
            if has_other:
                self._reader.read_again(file)
            else:
                self._fail(file, error)


def _files(window: _Window) -> list[BatchFile]:
    """Return the documents that wait for a sentence, each once."""
    found = (file for entry in window.values() for file in entry.files)
    return [file for file in dict.fromkeys(found) if not file.is_dropped]
