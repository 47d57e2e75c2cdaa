"""The journey of one sentence, made with the model that translates it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.errors import ModelError
from desktop_translator.engine.messages import Traced
from desktop_translator.pipeline.model_input import in_one_part

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.journey import Journey
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.messages import Event


@dataclass(frozen=True, slots=True)
class JourneyRequest:
    """One clean sentence to follow. `id` grows with every request of a window.

    `beginning` is what the translation is to start with, as tokens; usually nothing.
    """

    id: int
    sentence: str
    source: str
    target: str
    options: DecodingOptions = GREEDY
    beginning: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneyMade:
    """A journey, and the id of the request for it.

    Attributes:
        target: the language that it leads to: on a way by English, that is the first half.
        translation: what is read out of its end: spelled like the sentence asked for, and with
            what had stand-ins in place again.
    """

    request_id: int
    journey: Journey
    target: str
    translation: str


@dataclass(frozen=True, slots=True)
class JourneyFailed:
    """A request that ended with an error instead."""

    request_id: int
    error: AppError


class TracingEngine(Protocol):
    """What a journey needs of `engine.client.EngineClient`."""

    def trace(
        self,
        model: ModelInfo,
        sentence: str,
        options: DecodingOptions,
        beginning: tuple[str, ...],
    ) -> Generator[Event | None, None, None]:
        """Ask for everything about one translation."""
        ...

    def end_tracing(self) -> Generator[Event | None, None, None]:
        """Free what only that needs."""
        ...


class JourneyMaker:
    """Follows sentences through the first model of their pair that can be used.

    On a way by English, that is the way of the sentence into English.
    """

    def __init__(self, engine: TracingEngine, installed: InstalledModels) -> None:
        self._engine = engine
        self._installed = installed

    def follow(self, request: JourneyRequest) -> Generator[JourneyMade | None, None, None]:
        """Yield `JourneyMade` in the end, and None every few milliseconds until then.

        Closing the generator cancels the work within a token.

        Raises:
            AppError: no model can serve the pair, or the engine does not start or died twice.
        """
        routes = self._installed.routes(request.source, request.target)
        models = [route.models[0] for route in routes]
        for model in models:
            try:
                yield from self._follow_with(model, request)
            except ModelError:
                if model is models[-1]:
                    raise
            else:
                return

    def end(self) -> Generator[None, None, None]:
        """Free the memory that journeys take, yielding None until it is done."""
        with closing(self._engine.end_tracing()) as events:
            for _ in events:
                yield None

    def _follow_with(
        self, model: ModelInfo, request: JourneyRequest
    ) -> Generator[JourneyMade | None, None, None]:
        given = in_one_part(request.sentence, request.source, request.target)
        (part,) = given.parts
        tracing = self._engine.trace(model, part, request.options, request.beginning)
        with closing(tracing) as events:
            for event in events:
                if isinstance(event, Traced):
                    text = given.read((event.journey.text,), False)
                    yield JourneyMade(request.id, event.journey, model.target, text)
                else:
                    yield None
