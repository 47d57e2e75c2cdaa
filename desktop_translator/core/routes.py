"""Which models translate a pair, and in which order they are preferred."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import product
from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelMissingError
from desktop_translator.core.route_errors import HalfRouteError, ModelNotForPairError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop_translator.core.models import ModelInfo

PIVOT = "en"
"""The only language that a text passes on its way: nearly every model reads or writes it."""

_BETWEEN_IDS = "+"


@dataclass(frozen=True, slots=True)
class Route:
    """How a pair is served: by one model, or by two with English between them.

    Attributes:
        models: those that the text passes, in this order, each to be used for one pair.
    """

    models: tuple[ModelInfo, ...]

    @property
    def id(self) -> str:
        """Name the models, as settings and the terminal do: `id`, or `first+second`."""
        return _BETWEEN_IDS.join(model.id for model in self.models)

    @property
    def pair_id(self) -> str:
        """Name the models and what each is used for; no other route has the same."""
        return _BETWEEN_IDS.join(model.pair_id for model in self.models)

    @property
    def source(self) -> str:
        """Code of the language that is read."""
        return self.models[0].source

    @property
    def target(self) -> str:
        """Code of the language that is written."""
        return self.models[-1].target

    @property
    def via(self) -> str | None:
        """Code of the language between, if there is one."""
        return self.models[0].target if len(self.models) > 1 else None

    @property
    def name(self) -> str:
        """Name the models as people know them."""
        return " + ".join(dict.fromkeys(model.name for model in self.models))

    @property
    def size_bytes(self) -> int:
        """All files of all its models together."""
        return sum({model.id: model.size_bytes for model in self.models}.values())


class _Kind(IntEnum):
    """Kinds of routes, the preferred first."""

    DIRECT = 0
    PIVOT = 1
    MANY_TO_MANY = 2
    PIVOT_MANY = 3


_TIERS = {"best": 0, "balanced": 1, "fast": 2}
_USUAL_TIER = _TIERS["balanced"]


class Router:
    """Finds the routes of a pair among some models; it never changes, so threads may share it.

    The preferred route comes first. What a person prefers for a pair goes before all else; then
    a model made for the pair, a way through English, and a model that translates between many
    languages (which is larger, and mostly less good at one of its pairs). Of several models of a
    kind, the one in the higher tier (`"tier"` in its description) goes first, then the larger
    one, then the one listed first. Published figures do not count: they come from different texts.
    """

    def __init__(
        self, models: Iterable[ModelInfo], preferred: Mapping[str, str] | None = None
    ) -> None:
        """Route among `models`; `preferred` maps `source-target` to the `id` of a route."""
        self.models = tuple(models)
        self.preferred = dict(preferred or {})
        self._ranked = sorted(self.models, key=_rank)

    def preferring(self, preferred: Mapping[str, str]) -> Router:
        """Return the same with other preferences."""
        return Router(self.models, preferred)

    def routes(self, source: str, target: str) -> tuple[Route, ...]:
        """Return every route of a pair, the preferred first; none if nothing serves it."""
        found = [*self._direct(source, target), *self._through_pivot(source, target)]
        found.sort(key=lambda entry: entry[0])
        wanted = self.preferred.get(preference_key(source, target))
        return tuple(route for _, route in sorted(found, key=lambda entry: entry[1].id != wanted))

    def best(self, source: str, target: str) -> Route | None:
        """Return the preferred route of a pair, or None."""
        return next(iter(self.routes(source, target)), None)

    def need(self, source: str, target: str) -> tuple[Route, ...]:
        """Return every route of a pair, the preferred first.

        Raises:
            HalfRouteError: only half of the way through English is there.
            ModelMissingError: there is none.
        """
        routes = self.routes(source, target)
        if routes:
            return routes
        fields = {"source": source, "target": target}
        if source != target:
            first, second = self._serving(source, PIVOT), self._serving(PIVOT, target)
            if bool(first) != bool(second):
                missing = (PIVOT, target) if first else (source, PIVOT)
                fields |= {"via": PIVOT, "missing_source": missing[0], "missing_target": missing[1]}
                raise HalfRouteError(**fields)
        raise ModelMissingError(**fields)

    def choose(self, source: str, target: str, route_id: str) -> Route:
        """Return the route of a pair that has an id.

        Raises:
            ModelNotForPairError: it does not serve the pair; the error names those that do.
            ModelMissingError: nothing serves the pair.
        """
        routes = self.need(source, target)
        found = next((route for route in routes if route.id == route_id), None)
        if found is None:
            ids = ", ".join(route.id for route in routes)
            raise ModelNotForPairError(model=route_id, source=source, target=target, ids=ids)
        return found

    def sources_of(self, target: str) -> tuple[str, ...]:
        """Return the languages that can be translated into `target`, those of one model first."""
        direct = self._sources_of(target)
        through = self._sources_of(PIVOT) if PIVOT in direct else []
        return tuple(code for code in dict.fromkeys(direct + through) if code != target)

    def targets_of(self, source: str) -> tuple[str, ...]:
        """Return the languages `source` can be translated into, those of one model first."""
        direct = self._targets_of(source)
        through = self._targets_of(PIVOT) if PIVOT in direct else []
        return tuple(code for code in dict.fromkeys(direct + through) if code != source)

    def _sources_of(self, target: str) -> list[str]:
        models = [model for model in self.models if target in model.targets]
        return [code for model in models for code in model.sources if code != target]

    def _targets_of(self, source: str) -> list[str]:
        models = [model for model in self.models if source in model.sources]
        return [code for model in models for code in model.targets if code != source]

    def _direct(self, source: str, target: str) -> Iterator[tuple[_Kind, Route]]:
        for model in self._serving(source, target):
            kind = _Kind.MANY_TO_MANY if _is_many_to_many(model) else _Kind.DIRECT
            yield kind, Route((model.for_pair(source, target),))

    def _through_pivot(self, source: str, target: str) -> Iterator[tuple[_Kind, Route]]:
        if PIVOT in (source, target) or source == target:
            return
        halves = (self._serving(source, PIVOT), self._serving(PIVOT, target))
        ways = product(*map(enumerate, halves))
        for (_, first), (_, second) in sorted(ways, key=lambda way: way[0][0] + way[1][0]):
            if first.id == second.id:
                continue  # one model for both halves serves the pair itself
            many = _is_many_to_many(first) or _is_many_to_many(second)
            pair = (first.for_pair(source, PIVOT), second.for_pair(PIVOT, target))
            yield _Kind.PIVOT_MANY if many else _Kind.PIVOT, Route(pair)

    def _serving(self, source: str, target: str) -> list[ModelInfo]:
        return [model for model in self._ranked if model.serves(source, target)]


def _is_many_to_many(model: ModelInfo) -> bool:
    return len(model.sources) > 1 and len(model.targets) > 1


def _rank(model: ModelInfo) -> tuple[int, int, int]:
    """Order the models of a pair: narrow before broad, then by tier, then the larger first."""
    breadth = (len(model.sources) > 1) + (len(model.targets) > 1)
    return breadth, _TIERS.get(str(model.extra.get("tier")), _USUAL_TIER), -model.size_bytes


def preference_key(source: str, target: str) -> str:
    """Name a pair, as the settings do."""
    return f"{source}-{target}"
