"""Small pieces of work with a beginning and an end: search, verify, import, delete, move."""

from __future__ import annotations

import logging
import queue
import threading
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    Work = Callable[[], Generator[object, None, object]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Errand:
    id: int
    work: Work


class Errands(QObject):
    """Runs generators one after another on a thread of its own, and brings home what they say.

    Signals, each with the number that `run` gave:
        advanced: something the generator yielded (None is passed over).
        finished: what it returned.
        failed: the `AppError` that ended it.
    """

    advanced = Signal(int, object)
    finished = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[_Errand | None] = queue.SimpleQueue()
        self._newest = 0
        self._ended: set[int] = set()
        self._closing = False
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def run(self, work: Work) -> int:
        """Do `work` when those before it are done; return its number."""
        self._newest += 1
        self._queue.put(_Errand(self._newest, work))
        return self._newest

    def cancel(self, number: int) -> None:
        """End an errand at its next step, or before it begins; nothing more is told of it."""
        self._ended.add(number)

    def close(self) -> None:
        """End everything and wait for the thread."""
        self._closing = True
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (errand := self._queue.get()) is not None and not self._closing:
            try:
                self._do(errand)
            except AppError as error:
                self._tell(self.failed, errand.id, error)
            except Exception:  # the thread boundary: it must outlive a bug
                log.exception("errand %d", errand.id)
                self._tell(self.failed, errand.id, AppError())

    def _do(self, errand: _Errand) -> None:
        if self._is_over(errand.id):
            return
        with closing(errand.work()) as steps:
            while True:
                try:
                    step = next(steps)
                except StopIteration as end:
                    self._tell(self.finished, errand.id, end.value)
                    return
                if self._is_over(errand.id):
                    return
                if step is not None:
                    self._tell(self.advanced, errand.id, step)

    def _is_over(self, number: int) -> bool:
        return self._closing or number in self._ended

    def _tell(self, signal: Any, number: int, what: object) -> None:  # noqa: ANN401 - a bound Signal
        if not self._is_over(number):
            signal.emit(number, what)
