"""The thread that translates what is typed."""

from __future__ import annotations

import logging
import threading
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.errors import AppError
from desktop_translator.core.mailbox import Mailbox
from desktop_translator.pipeline.events import Failed
from desktop_translator.pipeline.requests import TextRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.text_translator import TextTranslator

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PairRequest:
    """A pair whose model is to be made ready."""

    id: int
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class StopRequest:
    """Nothing: it only ends what runs."""

    id: int


TypingRequest = TextRequest | PairRequest | StopRequest


class TypingThread(threading.Thread):
    """Serves the newest request; a newer one stops the one in hand.

    Every event goes to `tell`, on this thread.
    """

    def __init__(self, translator: TextTranslator, tell: Callable[[TextEvent], None]) -> None:
        super().__init__(name="typing")
        self._translator = translator
        self._tell = tell
        self.requests: Mailbox[TypingRequest] = Mailbox()

    def run(self) -> None:
        """Serve requests until the mailbox is closed."""
        while (request := self.requests.take()) is not None:
            try:
                self._serve(request)
            except AppError as error:
                self._tell(Failed(request.id, error))
            except Exception:  # the thread boundary: it must outlive a bug
                log.exception("request %d", request.id)
                self._tell(Failed(request.id, AppError()))

    def _serve(self, request: TypingRequest) -> None:
        if isinstance(request, TextRequest):
            self._forward(self._translator.translate(request))
        elif isinstance(request, PairRequest):
            self._forward(self._translator.prepare(request.source, request.target))

    def _forward(self, events: Generator[TextEvent | None, None, None]) -> None:
        with closing(events):
            for event in events:
                if event is not None:
                    self._tell(event)
                if self.requests.interrupts():
                    return
