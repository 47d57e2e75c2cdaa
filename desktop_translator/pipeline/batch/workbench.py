"""All that work on files needs, and what is noted of it: in the journal, and for who watches."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.batch_file import BatchFile
from desktop_translator.pipeline.batch.events import UNFINISHED, FileState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.core.errors import AppError
    from desktop_translator.documents.format import Notice
    from desktop_translator.pipeline.batch.examination import Examination
    from desktop_translator.pipeline.batch.own_files import OwnFiles
    from desktop_translator.pipeline.batch.progress import Progress
    from desktop_translator.pipeline.batch.sentence_store import SentenceStore
    from desktop_translator.pipeline.batch.ways import Ways
    from desktop_translator.pipeline.events import ModelReady
    from desktop_translator.pipeline.hops import Engine
    from desktop_translator.pipeline.text_languages import Detector
    from desktop_translator.storage.batch_journal import BatchJournal


@dataclass(slots=True)
class Workbench:
    """The tools of the work, made once per process.

    Attributes:
        find_models: looks anew which models there are.
        interrupted: asked in the midst of long steps: True gives the step up.
        tell_in_hand: told which document is about to be read or written, None afterwards: if the
            process dies, it was the fault of that one.
        in_hand: that document.
    """

    journal: BatchJournal
    engine: Engine
    detector: Detector
    examination: Examination
    ways: Ways
    store: SentenceStore
    own: OwnFiles
    progress: Progress
    find_models: Callable[[], None]
    interrupted: Callable[[], bool]
    tell_in_hand: Callable[[int | None], None]
    in_hand: BatchFile | None = None

    def next_queued(self) -> BatchFile | None:
        """Return the first file of the queue that nobody has begun."""
        record = self.journal.first(FileState.QUEUED)
        return None if record is None else BatchFile.of(record)

    @contextmanager
    def handling(self, file: BatchFile) -> Iterator[None]:
        """Say that what follows touches a document."""
        before = self.in_hand
        self.in_hand = file
        self.tell_in_hand(file.id)
        yield
        self.let_go(before)  # not after an error: whoever catches it has to know

    def let_go(self, before: BatchFile | None = None) -> None:
        """Say that no document is touched, or again the one before."""
        self.in_hand = before
        self.tell_in_hand(None if before is None else before.id)

    def note_state(self, file: BatchFile, state: FileState) -> None:
        """Note where a file is now."""
        file.state = state
        self.journal.update(file.id, state, file.facts.to_json())
        self.progress.note(file)

    def note_queued(self, file: BatchFile) -> None:
        """Note that a file is to be read anew."""
        self.note_state(file, FileState.QUEUED)

    def note_finished(self, file: BatchFile, sentence: str, count: int) -> None:
        """Note that a sentence that stands in a file so many times is translated."""
        file.note_finished(sentence, count)
        self.progress.note_finished(file, count, count * len(sentence))

    def note_done(self, file: BatchFile) -> None:
        """Note that a file is written."""
        warned = bool(file.facts.notices)
        self.own.release(file)
        self.note_state(file, FileState.DONE_WITH_WARNINGS if warned else FileState.DONE)

    def note_skipped(self, file: BatchFile, reason: Notice) -> None:
        """Note that nothing is to be done about a file."""
        file.facts.notices = (reason,)
        self.own.release(file)
        self.note_state(file, FileState.SKIPPED)

    def note_failed(self, file: BatchFile, error: AppError) -> None:
        """Note that a file cannot be translated."""
        self.let_go()
        file.facts.error = error
        self.own.release(file)
        self.note_state(file, FileState.FAILED)

    def note_model(self, event: ModelReady) -> None:
        """Note what translates."""
        self.progress.model = event.route.name

    def put_back_begun(self) -> None:
        """Send files that were under way back to be begun; those just written are done."""
        for record in self.journal.files(UNFINISHED - {FileState.QUEUED}):
            file = BatchFile.of(record)
            if self.own.is_finished(file):
                self.note_done(file)
            else:
                self.note_queued(file)

    def flush(self) -> None:
        """Make all of it safe."""
        self.store.flush()

    def look_up(self) -> None:
        """Do what is due now and then: make things safe, tell what has changed."""
        if self.journal.is_due:
            self.store.flush()
        self.progress.tell_when_due()
