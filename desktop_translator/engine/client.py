"""Our side of the engine: it starts the process, watches it, and starts it again."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from itertools import count
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.devices import Device
from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.engine.launch import EngineConfig, RunningEngine, start_engine
from desktop_translator.engine.messages import (
    Cancel,
    Describe,
    EndTracing,
    Failed,
    Finished,
    Load,
    Loaded,
    Priority,
    Quit,
    Trace,
    Translate,
    Unload,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.messages import Event, Routed

log = logging.getLogger(__name__)

TICK_S = 0.02
QUIT_TIMEOUT_S = 1.0

STOPPED_ON_GPU = "the engine stopped while it used it"


class _LinkLostError(Exception):
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
                raise _LinkLostError
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
                    raise _LinkLostError
                over = isinstance(event, Finished | Failed)
                yield event
        finally:
            with self._routing:
                del self._routes[request.request_id]
            if not over and not self._lost:
                self._send(Cancel(request.request_id))

    def close(self) -> None:
        """End the process: politely, then by force."""
        self._send(Quit())
        process = self._engine.process
        process.join(QUIT_TIMEOUT_S)
        if process.is_alive():
            process.kill()
            process.join()
        self._reader.join()
        self._engine.lifeline.close()
        self._engine.connection.close()
        process.close()

    def _send(self, request: Routed | Cancel | Quit) -> None:
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


class EngineClient:
    """The engine as the rest of the program sees it; safe to use from several threads.

    The process is started at the first request and started again when it died. A
    request in flight at that moment is sent once more.
    """

    def __init__(
        self,
        config: EngineConfig,
        start: Callable[[EngineConfig], RunningEngine] = start_engine,
    ) -> None:
        self._config = config
        self._start = start
        self._linking = threading.Lock()
        self._link: EngineLink | None = None
        self._request_ids = count(1)

    def load(
        self, model: ModelInfo, beside: ModelInfo | None = None
    ) -> Generator[Event | None, None, None]:
        """Make a model ready; yields as `translate` does. `beside` may stay in memory."""
        return self._exchange(Load(next(self._request_ids), model, beside))

    def translate(
        self,
        model: ModelInfo,
        sentences: tuple[str, ...],
        options: DecodingOptions = GREEDY,
        priority: Priority = Priority.INTERACTIVE,
        beside: ModelInfo | None = None,
        align: bool = False,
    ) -> Generator[Event | None, None, None]:
        """Translate clean sentences, yielding the engine's events (see `messages.Translate`).

        None is yielded about every 20 ms without an event, so that the caller can look up;
        closing the generator cancels the request. After the engine died, events start again.

        Raises:
            AppError: the engine said why it could not, did not start, or died twice.
        """
        request_id = next(self._request_ids)
        return self._exchange(
            Translate(request_id, model, sentences, options, priority, beside, align)
        )

    def trace(
        self,
        model: ModelInfo,
        sentence: str,
        options: DecodingOptions = GREEDY,
        beginning: tuple[str, ...] = (),
    ) -> Generator[Event | None, None, None]:
        """Ask for everything about one translation (see `messages.Trace`); yields as `translate`.

        Typing is not disturbed: it goes first, and `end_tracing` frees the memory this took.
        """
        request_id = next(self._request_ids)
        return self._exchange(Trace(request_id, model, sentence, options, beginning))

    def end_tracing(self) -> Generator[Event | None, None, None]:
        """Free what only `trace` needs; yields as `translate` does."""
        return self._exchange(EndTracing(next(self._request_ids)))

    def describe(self) -> Generator[Event | None, None, None]:
        """Ask what the engine is and can; yields as `translate` does."""
        return self._exchange(Describe(next(self._request_ids)))

    def unload(self) -> Generator[Event | None, None, None]:
        """Free the memory of the loaded model; yields as `translate` does."""
        return self._exchange(Unload(next(self._request_ids)))

    def close(self) -> None:
        """End the engine process; the client can be used again afterwards."""
        with self._linking:
            if self._link is not None:
                self._link.close()
                self._link = None

    def _exchange(self, request: Routed) -> Generator[Event | None, None, None]:
        for _ in range(2):
            on_gpu = False
            try:
                for event in self._living_link().exchange(request):
                    if isinstance(event, Failed):
                        raise event.error
                    if isinstance(event, Loaded):
                        on_gpu = event.device != Device.CPU
                    yield event
            except _LinkLostError:
                if on_gpu:
                    self._config = replace(self._config, gpu_reason=STOPPED_ON_GPU)
                continue
            return
        raise EngineStoppedError

    def _living_link(self) -> EngineLink:
        with self._linking:
            if self._link is not None and self._link.lost:
                self._link.close()
                self._link = None
            if self._link is None:
                self._link = EngineLink(self._start(self._config))
            return self._link
