"""The queue of files without a process: everything but the engine is real."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.pipeline.batch.events import (
    FileProgress,
    FileState,
    Pairs,
    QueueOrder,
    QueueProgress,
)
from desktop_translator.pipeline.batch.examination import Examination
from desktop_translator.pipeline.batch.own_files import OwnFiles
from desktop_translator.pipeline.batch.progress import Progress
from desktop_translator.pipeline.batch.queue import BatchQueue
from desktop_translator.pipeline.batch.requests import AddPaths, BatchOptions, Start
from desktop_translator.pipeline.batch.sentence_store import SentenceStore
from desktop_translator.pipeline.batch.ways import Ways
from desktop_translator.pipeline.batch.workbench import Workbench
from desktop_translator.storage.batch_journal import BatchJournal
from tests.fakes import FakeEngine, fake_model
from tests.pipeline.detector import FakeDetector

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.pipeline.batch.events import BatchEvent
    from desktop_translator.storage.translation_memory import TranslationMemory

FRENCH = BatchOptions(target="en", source="fr")


@dataclass
class Room:
    """One run of the queue in `folder`; its journal is that of the run before.

    Attributes:
        told: every event, in order.
        interrupts: what the work hears when it asks whether to give up.
    """

    folder: Path
    engine: FakeEngine = field(default_factory=FakeEngine)
    detector: FakeDetector = field(default_factory=FakeDetector)
    memory: TranslationMemory | None = None
    told: list[BatchEvent] = field(default_factory=list)
    interrupts: bool = False

    def __post_init__(self) -> None:
        self.journal = BatchJournal.open(self.folder / "queue", "test", 0.0)
        self.installed = InstalledModels([fake_model()])
        self.bench = Workbench(
            journal=self.journal,
            engine=self.engine,
            detector=self.detector,
            examination=Examination(self.installed, self.detector),
            ways=Ways(self.installed),
            store=SentenceStore(self.journal, self.memory),
            own=OwnFiles(self.journal),
            progress=Progress(self.journal, self.told.append),
            find_models=lambda: None,
            interrupted=lambda: self.interrupts,
            tell_in_hand=lambda _: None,
        )
        self.queue = BatchQueue(self.bench, self.told.append)

    def translate(self, *paths: Path, options: BatchOptions = FRENCH) -> dict[str, FileState]:
        """Add paths, work everything off, and return what became of each file, by name."""
        self.queue.obey(AddPaths(paths, options))
        self.queue.obey(Start())
        return self.work_off()

    def work_off(self) -> dict[str, FileState]:
        """Work until there is nothing left to do; return what became of each file, by name."""
        for _ in self.queue.work():
            self.look_up()
        self.queue.stop()
        self.bench.progress.tell()
        return self.states()

    def look_up(self) -> None:
        """Do what the process does at every step."""
        self.bench.look_up()

    def states(self) -> dict[str, FileState]:
        """Return the state of each file, by name."""
        return {row.path.name: FileState(row.state) for row in self.journal.files()}

    def file(self, name: str) -> FileProgress:
        """Return what was told last of a file."""
        files = [each for each in self.told if isinstance(each, FileProgress)]
        return next(each for each in reversed(files) if each.path.name == name)

    def last(self, kind: type[QueueOrder | QueueProgress | Pairs]) -> BatchEvent:
        """Return the last event of a kind."""
        return next(each for each in reversed(self.told) if isinstance(each, kind))

    def close(self) -> None:
        """Let another run have the journal."""
        self.journal.close()


def write(path: Path, *paragraphs: str) -> Path:
    """Write a text of some paragraphs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path
