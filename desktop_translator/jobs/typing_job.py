"""Translating what is typed, as the window sees it: calls in, signals out."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop_translator.jobs.typing_thread import (
    PairRequest,
    RememberRequest,
    StopRequest,
    TypingRequest,
    TypingThread,
)
from desktop_translator.pipeline.events import (
    Detected,
    Failed,
    Finished,
    Improving,
    LinesChanged,
    ModelReady,
    Started,
    Warned,
)
from desktop_translator.pipeline.hops import Preparing
from desktop_translator.pipeline.requests import NO_WISHES, TextRequest

if TYPE_CHECKING:
    from desktop_translator.jobs.typing_thread import Translator
    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.requests import Detect, Wishes

FRAME_MS = 16


class TypingJob(QObject):
    """Runs the newest request on a thread and brings its events home, once per frame.

    One signal per token would repaint the window a thousand times a second: the thread appends to
    a deque instead, and wakes this one when there is something in it, which empties it at once, or
    a frame after it last told changed lines; the end is told without waiting for the frame. Events
    of replaced or stopped requests are dropped.
    """

    detected = Signal(object)  # Detected
    started = Signal(object)  # Started
    changed = Signal(object)  # LinesChanged
    improving = Signal(object)  # Improving
    preparing = Signal(object)  # Preparing
    finished = Signal(object)  # Finished
    failed = Signal(object)  # Failed
    warned = Signal(object)  # Warned
    model_ready = Signal(object)  # ModelReady
    _woken = Signal()

    def __init__(self, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: deque[TextEvent] = deque()
        self._waking = threading.Event()
        self._newest_id = 0
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._deliver)
        self._woken.connect(self._deliver_now, Qt.ConnectionType.QueuedConnection)
        self._thread = TypingThread(translator, self._take)
        self._thread.start()

    def translate(
        self,
        text: str,
        source: str,
        target: str,
        wishes: Wishes = NO_WISHES,
        detect: Detect | None = None,
    ) -> int:
        """Translate `text` instead of whatever runs; return the id of the request."""
        request_id = self._newest_id + 1
        return self._ask(TextRequest(request_id, text, source, target, wishes, detect))

    def prepare(self, source: str, target: str) -> None:
        """Load the model of a pair instead of whatever runs."""
        self._ask(PairRequest(self._newest_id + 1, source, target))

    def remember(self) -> None:
        """Keep the sentences of the text translated last; call it while nothing runs."""
        self._ask(RememberRequest(self._newest_id + 1))

    def stop(self) -> None:
        """End the running request; no event of it follows."""
        self._ask(StopRequest(self._newest_id + 1))

    def close(self) -> None:
        """End the thread; the job cannot be used any more."""
        self._thread.requests.close()
        self._thread.join()
        self._frame.stop()
        self._events.clear()

    def _ask(self, request: TypingRequest) -> int:
        self._newest_id = request.id
        self._thread.requests.put(request)
        return request.id

    def _take(self, event: TextEvent) -> None:
        """Take an event from the thread, on the thread."""
        self._events.append(event)
        if not self._waking.is_set() or isinstance(event, Finished | Failed):
            self._waking.set()
            self._woken.emit()

    def _deliver_now(self) -> None:
        over = self._events and isinstance(self._events[-1], Finished | Failed)
        if over or not self._frame.isActive():
            self._deliver()

    def _deliver(self) -> None:
        self._waking.clear()  # first: what arrives from now on wakes us again
        changes: LinesChanged | None = None
        while self._events:
            event = self._events.popleft()
            if isinstance(event, LinesChanged) and event.request_id == self._newest_id:
                changes = event if changes is None else _merge(changes, event)
                continue
            self._emit_changes(changes)
            changes = None
            self._emit(event)
        self._emit_changes(changes)

    def _emit_changes(self, changes: LinesChanged | None) -> None:
        if changes is not None:
            self._frame.start()
            self.changed.emit(changes)

    def _emit(self, event: TextEvent) -> None:
        if isinstance(event, ModelReady):
            self.model_ready.emit(event)
        elif isinstance(event, Warned):
            self.warned.emit(event)
        elif event.request_id != self._newest_id:
            return
        elif isinstance(event, Detected):
            self.detected.emit(event)
        elif isinstance(event, Started):
            self.started.emit(event)
        elif isinstance(event, Improving):
            self.improving.emit(event)
        elif isinstance(event, Preparing):
            self.preparing.emit(event)
        elif isinstance(event, Finished):
            self.finished.emit(event)
        elif isinstance(event, Failed):
            self.failed.emit(event)


def _merge(older: LinesChanged, newer: LinesChanged) -> LinesChanged:
    lines = {**dict(older.lines), **dict(newer.lines)}
    sentences = {told.first_line: told for told in (*older.sentences, *newer.sentences)}
    return LinesChanged(
        newer.request_id,
        tuple(sorted(lines.items())),
        newer.caret,
        newer.finished_sentences,
        newer.total_sentences,
        tuple(sentences.values()),
    )
