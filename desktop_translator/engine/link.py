"""One engine process and what is said to it."""

from __future__ import annotations

import logging
import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from desktop_translator.engine.messages import Cancel, Failed, Finished, Leave, Quit

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.engine.launch import EngineAddress, RunningEngine
    from desktop_translator.engine.messages import Event, Routed

log = logging.getLogger(__name__)

TICK_S = 0.02
QUIT_TIMEOUT_S = 1.0


class LinkLostError(Exception):
    """The engine process is gone; the request may be sent to a new one."""


class EngineLink:
    """One engine process, and the requests it is working on.

    A thread reads its events and puts each into the queue of its request; when the process dies,
    every queue gets None.
    """

    def __init__(self, engine: RunningEngine) -> None:
        self._engine = engine
        self._sending = threading.Lock()
        self._routes: dict[int, SimpleQueue[Event | None]] = {}
        self._routing = threading.Lock()
        self._lost = False
        self._reader = threading.Thread(target=self._read, name="engine-reader", daemon=True)
        self._reader.start()

    @property
    def lost(self) -> bool:
        """Whether the process is gone."""
        return self._lost

    def exchange(self, request: Routed) -> Generator[Event | None, None, None]:
        """Send a request and yield its events, and None whenever `TICK_S` passed without one.

        Closing the generator cancels the request.
        """
        events: SimpleQueue[Event | None] = SimpleQueue()
        with self._routing:
            if self._lost:
                raise LinkLostError
            self._routes[request.request_id] = events
        over = False
        try:
            self._send(request)
            while not over:
                try:
                    event = events.get(timeout=TICK_S)
                except Empty:
                    yield None
                    continue
                if event is None:
                    raise LinkLostError
                over = isinstance(event, Finished | Failed)
                yield event
        finally:
            with self._routing:
                del self._routes[request.request_id]
            if not over and not self._lost:
                self._send(Cancel(request.request_id))

    @property
    def address(self) -> EngineAddress:
        """Where other processes of ours can reach the same engine."""
        return self._engine.address

    def close(self) -> None:
        """End the process, politely, then by force; of another's, end only the connection."""
        owned = self._engine.owned
        self._send(Leave() if owned is None else Quit())
        if owned is not None:
            owned.process.join(QUIT_TIMEOUT_S)
            if owned.process.is_alive():
                owned.process.kill()
                owned.process.join()
        self._reader.join()
        self._engine.connection.close()
        if owned is not None:
            owned.lifeline.close()
            owned.process.close()

    def _send(self, request: Routed | Cancel | Leave | Quit) -> None:
        with self._sending:
            try:
                self._engine.connection.send(request)
            except OSError:
                log.info("the engine is gone")  # the reader thread notices too, and tells everyone

    def _read(self) -> None:
        try:
            while True:
                event: Event = self._engine.connection.recv()
                with self._routing:
                    route = self._routes.get(event.request_id)
                    if route is not None:
                        route.put(event)
        except (EOFError, OSError):
            with self._routing:
                self._lost = True
                for route in self._routes.values():
                    route.put(None)
