"""Following a sentence through the model, as the window sees it: calls in, signals out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_translator.core.decoding import GREEDY
from desktop_translator.jobs.newest_thread import NewestThread
from desktop_translator.pipeline.journey_maker import JourneyFailed, JourneyMade, JourneyRequest

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.pipeline.journey_maker import JourneyMaker


@dataclass(frozen=True, slots=True)
class EndRequest:
    """End what runs, and free the memory that journeys take."""

    id: int


_Event = JourneyMade | JourneyFailed


class JourneyJob(QObject):
    """Makes the journey of the newest sentence asked for; its thread starts with the first.

    Signals:
        made: a `JourneyMade` of the newest request.
        failed: a `JourneyFailed` of the newest request.
    """

    made = Signal(object)
    failed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, maker: JourneyMaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maker = maker
        self._newest_id = 0
        self._thread: NewestThread[JourneyRequest | EndRequest, _Event] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def follow(
        self,
        sentence: str,
        source: str,
        target: str,
        options: DecodingOptions = GREEDY,
        beginning: tuple[str, ...] = (),
    ) -> int:
        """Follow a clean sentence instead of whatever runs; return the id of the request."""
        self._newest_id += 1
        if self._thread is None:
            self._thread = NewestThread("journey", self._serve, JourneyFailed, self._arrived.emit)
            self._thread.start()
        self._thread.requests.put(
            JourneyRequest(self._newest_id, sentence, source, target, options, beginning)
        )
        return self._newest_id

    def end(self) -> None:
        """End what runs and free its memory; no signal follows."""
        self._newest_id += 1
        if self._thread is not None:
            self._thread.requests.put(EndRequest(self._newest_id))

    def close(self) -> None:
        """End the thread; the job cannot be used any more."""
        if self._thread is not None:
            self._thread.requests.close()
            self._thread.join()
            self._thread = None

    def _serve(
        self, request: JourneyRequest | EndRequest
    ) -> Generator[JourneyMade | None, None, None]:
        if isinstance(request, JourneyRequest):
            yield from self._maker.follow(request)
        else:
            yield from self._maker.end()

    def _deliver(self, event: _Event) -> None:
        if event.request_id != self._newest_id:
            return
        if isinstance(event, JourneyMade):
            self.made.emit(event)
        else:
            self.failed.emit(event)
