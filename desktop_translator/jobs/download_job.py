"""Downloads as the window sees them: calls in, signals out."""

from __future__ import annotations

import logging
import queue
import threading
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.catalog.download_plan import DownloadPlan
    from desktop_translator.catalog.wanted import Wanted
    from desktop_translator.pipeline.model_download import ModelDownloads

    Command = Callable[[], None]

log = logging.getLogger(__name__)


class DownloadJob(QObject):
    """Works through the queue of downloads on a thread of its own.

    Every order interrupts the download in hand, which then goes on from the byte where it was.
    What is unfinished when the job is closed goes on when the next one is started.

    Signals:
        told: a `DownloadEvent` of `pipeline.model_download`.
        queue_changed: the unfinished `DownloadPlan`s, in order.
        refused: an order could not be carried out: the id of its model, and the `AppError`.
    """

    told = Signal(object)
    queue_changed = Signal(object)
    refused = Signal(str, object)

    def __init__(self, downloads: ModelDownloads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._downloads = downloads
        self._orders: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._closing = False
        self._failed: set[str] = set()
        self._thread = threading.Thread(target=self._serve, name="downloads")

    def start(self) -> None:
        """Go on with what is unfinished; until then, nothing is read or asked."""
        self._thread.start()

    def add(self, wanted: Wanted) -> None:
        """Put a model at the end of the queue."""
        self._orders.put(lambda: self._carry_out(wanted.id, lambda: self._plan(wanted)))

    def pause(self, plan: DownloadPlan) -> None:
        """Leave a download alone until it is resumed."""
        self._order(plan, lambda: self._downloads.pause(plan))

    def resume(self, plan: DownloadPlan) -> None:
        """Go on with a download that was paused or has failed."""
        self._order(plan, lambda: self._go_on(plan))

    def cancel(self, plan: DownloadPlan) -> None:
        """Throw a download away."""
        self._order(plan, lambda: self._downloads.cancel(plan))

    def close(self) -> None:
        """Pause everything and wait for the thread."""
        self._closing = True
        self._orders.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _order(self, plan: DownloadPlan, command: Command) -> None:
        self._orders.put(lambda: self._carry_out(plan.wanted.id, command))

    def _serve(self) -> None:
        while not self._closing:
            try:
                self._tell_queue()
                self._work()
            except Exception:  # the thread boundary: it must outlive a bug
                log.exception("downloads")
                self.refused.emit("", AppError())
            order = self._orders.get()
            while order is not None:
                order()
                order = self._next()

    def _next(self) -> Command | None:
        try:
            return self._orders.get_nowait()
        except queue.Empty:
            return None

    def _work(self) -> None:
        with closing(self._downloads.run_queue(self._failed)) as events:
            for event in events:
                if event is not None:
                    self.told.emit(event)
                if not self._orders.empty():
                    return
        self._tell_queue()

    def _go_on(self, plan: DownloadPlan) -> None:
        self._failed.discard(plan.key)
        self._downloads.unpause(plan)

    def _plan(self, wanted: Wanted) -> None:
        with closing(self._downloads.plan(wanted)) as steps:
            for _ in steps:
                if self._closing:
                    return

    def _carry_out(self, model_id: str, command: Command) -> None:
        try:
            command()
        except AppError as error:
            self.refused.emit(model_id, error)

    def _tell_queue(self) -> None:
        self.queue_changed.emit(self._downloads.unfinished())
