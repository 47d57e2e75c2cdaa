"""From edits to requests, and from events to the page."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_translator.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.pipeline.events import (
        Detected,
        Failed,
        Finished,
        Improving,
        LinesChanged,
        Started,
    )
    from desktop_translator.pipeline.hops import Preparing
    from desktop_translator.pipeline.requests import Wishes
    from desktop_translator.ui.translate.direction import Direction
    from desktop_translator.ui.translate.job import TranslationJob

DEBOUNCE_MS = 180
SHOW_PROGRESS_AFTER_MS = 600


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for last."""

    text: str
    direction: Direction
    wishes: Wishes

    def is_as(self, other: _Asked) -> bool:
        same = (self.text, self.wishes) == (other.text, other.wishes)
        return same and self.direction.asks_as(other.direction)


class TypingSession(QObject):
    """Keeps the translation in step with the source text.

    Signals:
        detected: a `Detected` of the present request.
        asked: the source text as it is now was asked for; whether that is a new request.
        began: a `Started` of the present request.
        changed: a `LinesChanged` of it.
        improving: an `Improving` of it: all is readable, and may become better.
        preparing: a `Preparing` of it.
        finished: its `Finished`, and how long it took in seconds.
        failed: its `Failed`.
        emptied: there is no text, so there is no translation either.
        stopped: the person stopped the request.
        running_changed: whether a request runs.
        progress_wanted: the request has run for so long that progress is worth showing.
    """

    detected = Signal(object)
    asked = Signal(bool)
    began = Signal(object)
    changed = Signal(object)
    improving = Signal(object)
    preparing = Signal(object)
    finished = Signal(object, float)
    failed = Signal(object)
    emptied = Signal()
    stopped = Signal()
    running_changed = Signal(bool)
    progress_wanted = Signal()

    def __init__(
        self,
        job: TranslationJob,
        text: Callable[[], str],
        direction: Callable[[], Direction],
        wishes: Callable[[], Wishes],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._text = text
        self._direction = direction
        self._wishes = wishes
        self._request: int | None = None
        self._asked: _Asked | None = None
        self._looks_again = False
        self._start_s = 0.0
        self._is_held = False
        self._debounce = Debounce(DEBOUNCE_MS, self)
        self._debounce.fired.connect(self._translate)
        self._progress = QTimer(self)
        self._progress.setSingleShot(True)
        self._progress.setInterval(SHOW_PROGRESS_AFTER_MS)
        self._progress.timeout.connect(self.progress_wanted)
        job.detected.connect(self._on_detected)
        job.started.connect(self._on_started)
        job.changed.connect(self._on_changed)
        job.improving.connect(self._on_improving)
        job.preparing.connect(self._on_preparing)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        """Whether a request runs."""
        return self._request is not None

    def text_edited(self, is_empty: bool) -> None:
        """Translate after a pause; an empty text needs no pause."""
        if is_empty:
            self._debounce.fire_now()
        else:
            self._debounce.restart()

    def translate_now(self) -> None:
        """Translate without waiting for a pause."""
        self._debounce.fire_now()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Make several changes, then translate once."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        self._debounce.fire_now()

    def retry(self) -> None:
        """Translate again what was asked last."""
        self._asked = None
        self._debounce.fire_now()

    def look_again(self) -> None:
        """Ask once more for the same text: it may be read otherwise now that typing has paused.

        If nothing comes of it, nothing is told.
        """
        if not self.running:
            self._looks_again = True
            self.retry()

    def stop(self) -> None:
        """End the running request and forget one that waits; the text so far stays."""
        self._debounce.cancel()
        if self.running:
            self._job.stop()
            self._asked = None  # so that the same text may be asked for again
            self._end()
            self.stopped.emit()

    def _translate(self) -> None:
        if self._is_held:
            return
        asked = _Asked(self._text(), self._direction(), self._wishes())
        if not asked.text:
            self._empty()
            return
        is_new = self._asked is None or not asked.is_as(self._asked)
        self.asked.emit(is_new)
        if is_new:
            self._asked = asked
            self._start_s = perf_counter()
            was_running = self.running
            way = asked.direction
            self._request = self._job.translate(
                asked.text, way.source, way.target, asked.wishes, way.detect
            )
            if not was_running:
                self._progress.start()
                self.running_changed.emit(True)

    def _empty(self) -> None:
        self._asked = None
        if self.running:
            self._job.stop()
            self._end()
        self.emptied.emit()

    def _end(self) -> None:
        self._request = None
        self._progress.stop()
        self.running_changed.emit(False)

    def _on_detected(self, event: Detected) -> None:
        if event.request_id == self._request:
            self.detected.emit(event)

    def _on_started(self, event: Started) -> None:
        if event.request_id == self._request:
            self.began.emit(event)

    def _on_changed(self, event: LinesChanged) -> None:
        if event.request_id == self._request:
            self.changed.emit(event)

    def _on_improving(self, event: Improving) -> None:
        if event.request_id == self._request:
            self.improving.emit(event)

    def _on_preparing(self, event: Preparing) -> None:
        if event.request_id == self._request:
            self.preparing.emit(event)

    def _on_finished(self, event: Finished) -> None:
        if event.request_id == self._request:
            self._end()
            is_news = not self._looks_again or event.statistics.output_tokens
            self._looks_again = False
            if is_news:
                self.finished.emit(event, perf_counter() - self._start_s)

    def _on_failed(self, event: Failed) -> None:
        if event.request_id == self._request:
            self._asked = None  # the same text may be tried again
            self._end()
            self.failed.emit(event)
