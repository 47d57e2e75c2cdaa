"""A thread for which only the newest request matters."""

from __future__ import annotations

import logging
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from desktop_translator.core.errors import AppError
from desktop_translator.core.mailbox import Mailbox

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

log = logging.getLogger(__name__)


class Numbered(Protocol):
    """A request with an id."""

    @property
    def id(self) -> int:
        """Grows with every request."""


Request = TypeVar("Request", bound=Numbered)
Event = TypeVar("Event")


class NewestThread(threading.Thread, Generic[Request, Event]):
    """Serves the newest request; a newer one stops the one in hand.

    `serve` yields the events of a request, and None now and then, so that it can be stopped;
    `failed` makes an event of an error that ended one. Every event goes to `tell`, on this thread.
    """

    def __init__(
        self,
        name: str,
        serve: Callable[[Request], Generator[Event | None, None, None]],
        failed: Callable[[int, AppError], Event],
        tell: Callable[[Event], None],
    ) -> None:
        super().__init__(name=name)
        self._serve = serve
        self._failed = failed
        self._tell = tell
        self.requests: Mailbox[Request] = Mailbox()

    def run(self) -> None:
        """Serve requests until the mailbox is closed."""
        while (request := self.requests.take()) is not None:
            try:
                self._forward(self._serve(request))
            except AppError as error:
                self._tell(self._failed(request.id, error))
            except Exception:  # the thread boundary: it must outlive a bug
                log.exception("request %d", request.id)
                self._tell(self._failed(request.id, AppError()))

    def _forward(self, events: Generator[Event | None, None, None]) -> None:
        with closing(events):
            for event in events:
                if event is not None:
                    self._tell(event)
                if self.requests.interrupts():
                    return
