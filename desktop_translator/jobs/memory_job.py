"""The translation memory as the window sees it: calls in, signals out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop_translator.jobs.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator
    from pathlib import Path

    from desktop_translator.core.errors import AppError
    from desktop_translator.core.languages import Languages
    from desktop_translator.core.memory_entry import Origin
    from desktop_translator.core.memory_errors import TranslationMemoryError
    from desktop_translator.pipeline.corrections import Correction
    from desktop_translator.storage.translation_memory import TranslationMemory

    OpenMemory = Callable[[Callable[[TranslationMemoryError], None]], TranslationMemory]
    Work = Callable[[TranslationMemory], Any]


class _Lane(QObject):
    """A thread with a memory of its own, begun with the first piece of work."""

    failed = Signal(object)

    def __init__(self, name: str, open_memory: OpenMemory, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._open_memory = open_memory
        self._errands: Errands | None = None
        self._memory: TranslationMemory | None = None
        self._tells: dict[int, tuple[Any, Any, bool]] = {}

    def run(self, work: Work, done: Any, step: Any = None, *, quiet: bool = False) -> int:  # noqa: ANN401 - bound Signals
        """Do some work, or the steps of a generator; then emit `done` with what it returns.

        Where nobody has asked for it, `quiet`, a failure is not told.
        """
        if self._errands is None:
            self._errands = Errands(self._name, self)
            queued = Qt.ConnectionType.QueuedConnection
            self._errands.finished.connect(self._on_finished, queued)
            self._errands.advanced.connect(self._on_advanced, queued)
            self._errands.failed.connect(self._on_failed, queued)
        number = self._errands.run(partial(self._steps, work))
        self._tells[number] = done, step, quiet
        return number

    def cancel(self, number: int) -> None:
        if self._errands is not None:
            self._errands.cancel(number)
        self._tells.pop(number, None)

    def close(self) -> None:
        if self._errands is not None:
            self._errands.close()
        if self._memory is not None:
            self._memory.close()
        self._tells.clear()

    def _steps(self, work: Work) -> Generator[object, None, object]:
        if self._memory is None:
            self._memory = self._open_memory(self.failed.emit)
        result = work(self._memory)
        if hasattr(result, "send"):
            result = yield from result
        yield None  # a piece of work without steps is a generator, too
        return result

    def _on_finished(self, number: int, result: object) -> None:
        done, _, _ = self._tells.pop(number, (None, None, True))
        if done is not None:
            done.emit(result)

    def _on_advanced(self, number: int, step: object) -> None:
        _, signal, _ = self._tells.get(number, (None, None, True))
        if signal is not None:
            signal.emit(step)

    def _on_failed(self, number: int, error: AppError) -> None:
        *_, quiet = self._tells.pop(number, (None, None, True))
        if not quiet:
            self.failed.emit(error)


class MemoryJob(QObject):
    """Corrects, looks up and offers at once; imports, exports, counts and clears beside it.

    Signals:
        corrected: the `Correction` that was made, or undone.
        offered: the tuple of `Offer` for the sentence asked for last.
        counted: a `MemoryStatistics`.
        progressed: an `ImportProgress`, or how many sentences are exported.
        imported: the last `ImportProgress`.
        exported: how many sentences there are in the file.
        cleared: how many sentences were forgotten.
        failed: the `AppError` that ended a correction, or told by the memory itself.
        exchange_failed: the `AppError` that ended anything else.
    """

    corrected = Signal(object)
    offered = Signal(object)
    counted = Signal(object)
    progressed = Signal(object)
    imported = Signal(object)
    exported = Signal(int)
    cleared = Signal(int)
    failed = Signal(object)
    exchange_failed = Signal(object)

    def __init__(
        self, open_memory: OpenMemory, languages: Languages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._languages = languages
        self._quick = _Lane("memory", open_memory, self)
        self._slow = _Lane("memory files", open_memory, self)
        queued = Qt.ConnectionType.QueuedConnection
        self._quick.failed.connect(self.failed, queued)
        self._slow.failed.connect(self.exchange_failed, queued)
        self._looking = 0
        self._exchanging = 0

    def look_for(self, pair: tuple[str, str], sentence: str) -> None:
        """Look for translations of similar sentences, instead of what is looked for now."""
        from desktop_translator.pipeline.corrections import offers

        self.stop_looking()
        work = partial(offers, pair=pair, sentence=sentence)
        self._looking = self._quick.run(work, self.offered, quiet=True)

    def stop_looking(self) -> None:
        """Offer nothing more of what was asked for."""
        self._quick.cancel(self._looking)

    def correct(self, wanted: Correction) -> None:
        """Keep the person's own translation of a sentence."""
        from desktop_translator.pipeline.corrections import correct

        self._quick.run(partial(correct, wanted=wanted), self.corrected)

    def take_back(self, done: Correction) -> None:
        """Undo a correction."""
        from desktop_translator.pipeline.corrections import take_back

        self._quick.run(partial(take_back, done=done), self.corrected)

    def count(self) -> None:
        """Count what is there."""
        self._slow.run(lambda memory: memory.statistics(), self.counted)

    def import_file(self, path: Path, *, both_ways: bool) -> None:
        """Take in a TMX file."""
        from desktop_translator.pipeline.memory_exchange import import_tmx

        work = partial(import_tmx, path=path, languages=self._languages, both_ways=both_ways)
        self._exchanging = self._slow.run(work, self.imported, self.progressed)

    def export_file(self, path: Path) -> None:
        """Write what people have made into a TMX file."""
        from desktop_translator.pipeline.memory_exchange import export_tmx

        work = partial(export_tmx, path=path)
        self._exchanging = self._slow.run(work, self.exported, self.progressed)

    def stop_exchange(self) -> None:
        """End an import, which keeps what it has taken in, or an export, which leaves no file."""
        self._slow.cancel(self._exchanging)
        self.count()

    def clear(self, origins: Collection[Origin]) -> None:
        """Forget entries."""
        self._slow.run(lambda memory: memory.clear(origins=origins), self.cleared)

    def close(self) -> None:
        """End both threads; the job cannot be used any more."""
        self._quick.close()
        self._slow.close()
