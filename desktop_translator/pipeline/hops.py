"""Sentences on their way through the models of a route."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from desktop_translator.core.alignment import composed
from desktop_translator.core.cleaning import clean
from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.core.place_map import PlaceMap, respelt
from desktop_translator.core.route_errors import EngineStoppedHalfwayError
from desktop_translator.engine.messages import Done, Finished, Loaded, Priority

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.routes import Route
    from desktop_translator.engine.messages import Event, Result


class Engine(Protocol):
    """What a translation needs of `engine.client.EngineClient`."""

    def load(
        self, model: ModelInfo, beside: ModelInfo | None = None
    ) -> Generator[Event | None, None, None]:
        """Make a model ready; `beside` may stay in memory if there is room."""
        ...

    def translate(
        self,
        model: ModelInfo,
        sentences: tuple[str, ...],
        options: DecodingOptions,
        priority: Priority,
        beside: ModelInfo | None = None,
        align: bool = False,
    ) -> Generator[Event | None, None, None]:
        """Translate clean sentences, and tell their alignments if asked to."""
        ...


@dataclass(frozen=True, slots=True)
class Preparing:
    """On the way by a third language, `finished` of the next `total` sentences are half done."""

    request_id: int
    finished: int
    total: int


def load_route(engine: Engine, route: Route) -> Generator[Event | None, None, None]:
    """Make the models of a route ready, the first of them last: it is needed first."""
    for model in reversed(route.models):
        with _named(route, model):
            yield from engine.load(model, _other(route, model))


def translate_along(
    engine: Engine,
    route: Route,
    sentences: tuple[str, ...],
    options: DecodingOptions,
    priority: Priority,
    align: bool = False,
) -> Generator[Event | Preparing | None, None, None]:
    """Translate clean sentences as `Engine.translate` does, by way of a third language if need be.

    On such a way all sentences pass the first model before the second begins to tell of them.
    Each stays one sentence, and of several translations the best goes on. The first half tells
    `Loaded`, `Preparing`… and `Finished`; then comes what the second half tells.

    Raises:
        EngineStoppedHalfwayError: the engine died twice, in a half that the error names.
    """
    if route.via is None:
        yield from engine.translate(route.models[0], sentences, options, priority, align=align)
        return
    half, (first, second) = halfway(options), route.models
    halves: dict[int, Result] = {}
    with (
        _named(route, first),
        closing(engine.translate(first, sentences, half, priority, second, align)) as events,
    ):
        for event in events:
            if isinstance(event, Done):
                halves |= {result.index: result for result in event.results}
                yield Preparing(event.request_id, len(halves), len(sentences))
            else:
                yield event if isinstance(event, Loaded | Finished) else None
    between = tuple(clean(halves[index].text) for index in range(len(sentences)))
    with (
        _named(route, second),
        closing(engine.translate(second, between, options, priority, first, align)) as events,
    ):
        for event in events:
            yield _both(event, halves, between) if isinstance(event, Done) else event


def halfway(options: DecodingOptions) -> DecodingOptions:
    """Return how to decode the first half: one result, whole, and left to chance only once."""
    if options.method is Method.BEAM:
        return replace(options, results=1, max_output_tokens=0)
    return DecodingOptions(repetition_penalty=options.repetition_penalty)


def _both(event: Done, halves: dict[int, Result], between: Sequence[str]) -> Done:
    """Tell what holds for both halves: costs, faults, and the alignment from end to end."""
    results = (
        replace(
            result,
            output_tokens=result.output_tokens + halves[result.index].output_tokens,
            cut=result.cut or halves[result.index].cut,
            unread=result.unread or halves[result.index].unread,
            alignment=_alignment(halves[result.index], result, between[result.index]),
        )
        for result in event.results
    )
    return Done(event.request_id, tuple(results))


def _alignment(half: Result, result: Result, between: str) -> Alignment | None:
    if half.alignment is None or result.alignment is None:
        return None
    first = half.alignment.moved(PlaceMap(), respelt(half.text, between))
    return composed(first, result.alignment)


def _other(route: Route, model: ModelInfo) -> ModelInfo | None:
    return next((other for other in route.models if other is not model), None)


@contextmanager
def _named(route: Route, model: ModelInfo) -> Iterator[None]:
    """Say in which half of a way the engine stopped."""
    try:
        yield
    except EngineStoppedError as error:
        if route.via is None:
            raise
        raise EngineStoppedHalfwayError(source=model.source, target=model.target) from error
