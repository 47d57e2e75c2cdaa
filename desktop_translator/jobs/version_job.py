"""Looking for other versions of sentences, as the window sees it: calls in, signals out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_translator.core.decoding import GREEDY
from desktop_translator.jobs.newest_thread import NewestThread
from desktop_translator.pipeline.version_finder import (
    VersionRequest,
    VersionsFailed,
    VersionsFinished,
    VersionsFound,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.pipeline.version_finder import VersionEvent, VersionFinder


class VersionJob(QObject):
    """Finds versions for the newest request, beside the translation of the text.

    Its thread starts with the first request.

    Signals:
        found: a `VersionsFound` of the newest request.
        finished: its `VersionsFinished`.
        failed: its `VersionsFailed`.
    """

    found = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, finder: VersionFinder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._newest_id = 0
        self._thread: NewestThread[VersionRequest, VersionEvent] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def find(
        self,
        source: str,
        target: str,
        options: DecodingOptions,
        seen: Mapping[str, tuple[str, ...]],
        wanted: int,
    ) -> int:
        """Find versions of the sentences in `seen` that are not there; return the request's id."""
        self._newest_id += 1
        if self._thread is None:
            self._thread = NewestThread(
                "versions", self._finder.find, VersionsFailed, self._arrived.emit
            )
            self._thread.start()
        self._thread.requests.put(
            VersionRequest(self._newest_id, source, target, options, seen, wanted)
        )
        return self._newest_id

    def stop(self) -> None:
        """End the running request; no signal of it follows."""
        self._newest_id += 1
        if self._thread is not None:
            self._thread.requests.put(VersionRequest(self._newest_id, "", "", GREEDY, {}))

    def close(self) -> None:
        """End the thread; the job cannot be used any more."""
        if self._thread is not None:
            self._thread.requests.close()
            self._thread.join()
            self._thread = None

    def _deliver(self, event: VersionEvent) -> None:
        if event.request_id != self._newest_id:
            return
        if isinstance(event, VersionsFound):
            self.found.emit(event)
        elif isinstance(event, VersionsFinished):
            self.finished.emit(event)
        else:
            self.failed.emit(event)
