"""Our side of the engine: it starts the process, watches it, and starts it again."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.devices import Device
from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.engine.launch import (
    EngineAddress,
    EngineConfig,
    RunningEngine,
    start_engine,
)
from desktop_translator.engine.link import EngineLink, LinkLostError
from desktop_translator.engine.messages import (
    Describe,
    EndTracing,
    Failed,
    Load,
    Loaded,
    Priority,
    Trace,
    Translate,
    Unload,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.messages import Event, Routed

STOPPED_ON_GPU = "the engine stopped while it used it"


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

    def address(self) -> EngineAddress:
        """Start the engine if need be, and return where other processes of ours can reach it.

        Raises:
            EngineStartError: it did not come up.
        """
        return self._living_link().address

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
            except LinkLostError:
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
