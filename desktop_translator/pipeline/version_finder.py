"""Other translations of a sentence than those that were seen already."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import RANGES, DecodingOptions, Method
from desktop_translator.core.errors import ModelError
from desktop_translator.core.hypothesis import Hypothesis
from desktop_translator.engine.messages import Done, Priority
from desktop_translator.pipeline.guard import find_problems
from desktop_translator.pipeline.hops import translate_along

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.routes import Route
    from desktop_translator.engine.messages import Result
    from desktop_translator.pipeline.hops import Engine

_WINDOW = 16
"""Sentences per request to the engine: so many wait for each other at most."""

_WILDER = ((0.0, 0.0), (0.3, 0.1), (0.7, 0.2))
"""What is added to temperature and nucleus while nothing new is found."""


@dataclass(frozen=True, slots=True)
class VersionRequest:
    """Sentences of which other translations are wanted.

    Attributes:
        options: how to decode.
        seen: by sentence, as a model is asked for it: the translations that are not new.
        wanted: how many new ones of each sentence to find.
    """

    id: int
    source: str
    target: str
    options: DecodingOptions
    seen: Mapping[str, tuple[str, ...]]
    wanted: int = 1


@dataclass(frozen=True, slots=True)
class VersionsFound:
    """What was found for one sentence: all new and different, the most probable first."""

    request_id: int
    sentence: str
    versions: tuple[Hypothesis, ...]


@dataclass(frozen=True, slots=True)
class VersionsFinished:
    """Every sentence was told."""

    request_id: int


@dataclass(frozen=True, slots=True)
class VersionsFailed:
    """The search ended early."""

    request_id: int
    error: AppError


VersionEvent = VersionsFound | VersionsFinished | VersionsFailed


class VersionFinder:
    """Asks the engine for several results at a time, ever wilder, until enough are new.

    A version with a fault that the guard sees is told only where there are not enough without.
    """

    def __init__(self, engine: Engine, installed: InstalledModels) -> None:
        self._engine = engine
        self._installed = installed

    def find(self, request: VersionRequest) -> Generator[VersionEvent | None, None, None]:
        """Yield `VersionsFound` per sentence, then `VersionsFinished`; None while nothing is new.

        Without a sentence there is nothing to tell.

        Raises:
            AppError: no model can serve the pair, or the engine does not run.
        """
        if not request.seen:
            return
        routes = self._installed.routes(request.source, request.target)
        for route in routes:
            try:
                yield from self._find_along(route, request)
            except ModelError:
                if route is routes[-1]:
                    raise
            else:
                break
        yield VersionsFinished(request.id)

    def _find_along(
        self, route: Route, request: VersionRequest
    ) -> Generator[VersionEvent | None, None, None]:
        sentences = tuple(request.seen)
        for start in range(0, len(sentences), _WINDOW):
            searches = {
                sentence: _Search(request, sentence)
                for sentence in sentences[start : start + _WINDOW]
            }
            for options in attempts(request):
                asked = tuple(searches)
                if not asked:
                    break
                way = translate_along(self._engine, route, asked, options, Priority.INTERACTIVE)
                with closing(way) as events:
                    for event in events:
                        for result in event.results if isinstance(event, Done) else ():
                            search = searches.get(asked[result.index])
                            if search is not None and search.take(result):
                                yield searches.pop(asked[result.index]).found()
                        yield None
            for search in searches.values():
                yield search.found()


def attempts(request: VersionRequest) -> Iterable[DecodingOptions]:
    """Return the ways to decode, the faithful first; a beam is followed by sampling.

    A seed goes on with the number of what was seen: another version is another one, and the same
    again after the same choices.
    """
    results = round(min(RANGES["results"].highest, 2 * request.wanted + 2))
    options = replace(request.options, results=results)
    if options.method is not Method.SAMPLING:
        yield options
        options = replace(options, method=Method.SAMPLING)
    seen = sum(map(len, request.seen.values()))
    for number, (temperature, top_p) in enumerate(_WILDER):
        seed = options.seed + seen + number
        yield replace(
            options,
            temperature=min(RANGES["temperature"].highest, options.temperature + temperature),
            top_p=min(RANGES["top_p"].highest, options.top_p + top_p),
            seed=seed % round(RANGES["seed"].highest) + 1 if options.seed else 0,
        )


class _Search:
    """The search for new versions of one sentence."""

    def __init__(self, request: VersionRequest, sentence: str) -> None:
        self._request = request
        self._sentence = sentence
        self._seen = set(request.seen.get(sentence, ()))
        self._sound: list[Hypothesis] = []
        self._faulty: list[Hypothesis] = []

    def take(self, result: Result) -> bool:
        """Take in results; tell whether there is enough."""
        for version in result.hypotheses or (Hypothesis(result.text, 0.0),):
            if version.text in self._seen:
                continue
            self._seen.add(version.text)
            problems = find_problems(
                self._sentence,
                version.text,
                source=self._request.source,
                target=self._request.target,
            )
            (self._faulty if problems else self._sound).append(version)
        return len(self._sound) >= self._request.wanted

    def found(self) -> VersionsFound:
        """Sum up."""
        found = (*self._sound, *self._faulty)[: self._request.wanted]
        ranked = sorted(found, key=lambda version: -version.score)
        return VersionsFound(self._request.id, self._sentence, tuple(ranked))
