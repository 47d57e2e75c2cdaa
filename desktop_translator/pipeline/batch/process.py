"""The process of files: it reads and writes documents, so that no other process has to wait."""

from __future__ import annotations

import logging
import os
import threading
from contextlib import closing
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.document_errors import DocumentCrashedError
from desktop_translator.core.errors import AppError, EngineStartError
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig, join_engine
from desktop_translator.pipeline.batch.batch_file import BatchFile
from desktop_translator.pipeline.batch.events import UNFINISHED, Refused
from desktop_translator.pipeline.batch.examination import Examination
from desktop_translator.pipeline.batch.interrupts import InterruptedWorkError
from desktop_translator.pipeline.batch.messages import EngineAt, EngineWanted, InHand, Obeyed
from desktop_translator.pipeline.batch.own_files import OwnFiles
from desktop_translator.pipeline.batch.progress import Progress
from desktop_translator.pipeline.batch.queue import URGENT, BatchQueue
from desktop_translator.pipeline.batch.sentence_store import SentenceStore
from desktop_translator.pipeline.batch.ways import Ways
from desktop_translator.pipeline.batch.workbench import Workbench
from desktop_translator.pipeline.language_detection import LanguageDetector
from desktop_translator.storage.batch_journal import BatchJournal
from desktop_translator.storage.translation_memory import TranslationMemory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from desktop_translator.engine.launch import RunningEngine
    from desktop_translator.pipeline.batch.launch import FilesConfig
    from desktop_translator.pipeline.batch.messages import FromFiles
    from desktop_translator.pipeline.batch.requests import Command

log = logging.getLogger(__name__)

_MOST_CRASHES = 2


def serve(connection: Connection, config: FilesConfig) -> None:
    """Serve until `ShutDown` comes, or the other end of the connection closes."""
    inbox = Inbox(connection)
    try:
        journal = BatchJournal.open(config.journal_folder, config.journal_name)
    except AppError as error:
        inbox.tell(Refused(error))
        return
    engine = EngineClient(EngineConfig(), inbox.join_engine)
    with closing(journal), closing(engine):
        bench = _workbench(config, journal, engine, inbox)
        _begin(bench, config)
        _serve(BatchQueue(bench, inbox.tell), bench, inbox)


class Inbox:
    """What the parent says, read by a thread; when the parent is gone, so is this process."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._commands: SimpleQueue[Command] = SimpleQueue()
        self._engines: SimpleQueue[EngineAt] = SimpleQueue()
        self._urgent = 0
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def tell(self, message: FromFiles) -> None:
        """Say something to the parent."""
        with self._sending:
            try:
                self._connection.send(message)
            except OSError:
                os._exit(0)  # the journal has everything

    def take(self, *, waits: bool) -> Command | None:
        """Return the next command; None if there is none and this is not to wait."""
        try:
            command = self._commands.get(block=waits)
        except Empty:
            return None
        self._urgent -= isinstance(command, URGENT)
        return command

    @property
    def is_urgent(self) -> bool:
        """Whether a command waits that cannot wait long."""
        return self._urgent > 0

    def join_engine(self, _: EngineConfig) -> RunningEngine:
        """Connect to the engine that the parent has."""
        self.tell(EngineWanted())
        answer = self._engines.get()
        if answer.address is None:
            raise answer.error or EngineStartError(reason="it did not answer")
        return join_engine(answer.address)

    def _read(self) -> None:
        try:
            while True:
                message = self._connection.recv()
                if isinstance(message, EngineAt):
                    self._engines.put(message)
                else:
                    self._urgent += isinstance(message, URGENT)
                    self._commands.put(message)
        except (EOFError, OSError):
            os._exit(0)


def _workbench(
    config: FilesConfig, journal: BatchJournal, engine: EngineClient, inbox: Inbox
) -> Workbench:
    installed = InstalledModels.scan(config.model_folders)
    installed.prefer(config.preferred_models)
    detector = LanguageDetector(config.detection_model)
    memory = TranslationMemory(config.memory_file) if config.memory_file is not None else None
    return Workbench(
        journal=journal,
        engine=engine,
        detector=detector,
        examination=Examination(installed, detector),
        ways=Ways(installed),
        store=SentenceStore(journal, memory),
        own=OwnFiles(journal),
        progress=Progress(journal, inbox.tell),
        interrupted=lambda: inbox.is_urgent,
        find_models=lambda: installed.take_over(InstalledModels.scan(config.model_folders)),
        tell_in_hand=lambda number: inbox.tell(InHand(number)),
    )


def _begin(bench: Workbench, config: FilesConfig) -> None:
    """Sort out what an earlier run has left, and what it has died of."""
    unfinished = tuple(UNFINISHED)
    journal = bench.journal
    if config.goes_on:
        journal.unshelve()
    else:
        bench.progress.left_over = journal.shelve(unfinished)
    if next(journal.files(unfinished), None) is None:
        journal.clear()
    for number, crashes in config.suspects.items():
        record = journal.file(number)
        if record is not None and crashes >= _MOST_CRASHES:
            file = BatchFile.of(record)
            if file.state in UNFINISHED:
                bench.note_failed(file, DocumentCrashedError(path=str(file.path)))
    journal.commit()


def _serve(queue: BatchQueue, bench: Workbench, inbox: Inbox) -> None:
    has_to_wait = False
    while not queue.is_over:
        try:
            if has_to_wait or _work(queue, bench, inbox):
                bench.progress.tell()
                _obey(queue, inbox, waits=True)
            has_to_wait = False
        except InterruptedWorkError:
            pass  # the command that did it is taken next
        except AppError as error:
            queue.pause_because(error)
            has_to_wait = True  # for someone to mend it: trying again at once would not help
        except Exception:  # the process boundary: one bad document must not stop the others
            log.exception("a document")
            has_to_wait = not queue.blame_document_in_hand()
        finally:
            queue.stop()


def _work(queue: BatchQueue, bench: Workbench, inbox: Inbox) -> bool:
    """Work until there is nothing to do, and return True; False where a command ends it."""
    with closing(queue.work()) as steps:
        for _ in steps:
            bench.look_up()
            if _obey(queue, inbox, waits=False):
                return False
    return True


def _obey(queue: BatchQueue, inbox: Inbox, *, waits: bool) -> bool:
    """Carry out the commands that are there; return whether the work has to begin anew."""
    begins_anew = has_obeyed = False
    while (command := inbox.take(waits=waits)) is not None:
        waits, has_obeyed = False, True
        begins_anew |= queue.obey(command)
        inbox.tell(Obeyed())
        if queue.is_over:
            return True
    if has_obeyed:
        queue.tell()
    return begins_anew
