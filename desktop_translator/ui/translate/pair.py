"""The two languages in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.routes import Router, preference_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.routes import Route


@dataclass(frozen=True, slots=True)
class Pair:
    """Codes of the language to translate from and of the one to translate into."""

    source: str
    target: str

    def swapped(self) -> Pair:
        """Return the opposite direction."""
        return Pair(self.target, self.source)


class PairChoice(QObject):
    """The pair in use, what else can be chosen, and what was chosen before.

    Signals:
        changed: another pair is in use.
        preferred: the person wants another route for the pair; all preferences, as settings.
    """

    changed = Signal(object)
    preferred = Signal(object)

    def __init__(
        self,
        models: Sequence[ModelInfo],
        languages: Languages,
        source: str,
        target: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._languages = languages
        self._router = Router(models)
        self._preferred: dict[str, str] = {}
        self._pair = Pair(source, target)
        self._recent = [self._pair.source, self._pair.target]

    @property
    def pair(self) -> Pair:
        """The pair in use."""
        return self._pair

    @property
    def route(self) -> Route | None:
        """What serves the pair, if anything does."""
        return self._router.best(self._pair.source, self._pair.target)

    @property
    def routes(self) -> tuple[Route, ...]:
        """Everything that could serve the pair, the preferred first."""
        return self._router.routes(self._pair.source, self._pair.target)

    def prefer(self, preferred: Mapping[str, str]) -> None:
        """Let other routes go first from now on (see `Router`)."""
        self._preferred = dict(preferred)
        self._router = self._router.preferring(preferred)

    def prefer_route(self, route_id: str) -> None:
        """Let a route of the pair in use go first from now on."""
        key = preference_key(self._pair.source, self._pair.target)
        self.prefer({**self._preferred, key: route_id})
        self.preferred.emit(self._preferred)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pair of each model, or the first pair of one that serves many."""
        models = self._router.models
        return tuple(dict.fromkeys(Pair(model.source, model.target) for model in models))

    def sources(self) -> tuple[str, ...]:
        """Languages to translate from, recent ones first, then by name."""
        known = {code for model in self._router.models for code in model.sources}
        return self._ordered(known | {self._pair.source})

    def targets(self) -> tuple[str, ...]:
        """Languages to translate into, recent ones first, then by name."""
        known = {code for model in self._router.models for code in model.targets}
        return self._ordered(known | {self._pair.target})

    def choose_source(self, code: str) -> None:
        """Translate from a language; the one of the other side swaps both."""
        if code == self._pair.target:
            self.choose(self._pair.swapped())
        else:
            self.choose(Pair(code, self._pair.target))

    def choose_target(self, code: str) -> None:
        """Translate into a language; the one of the other side swaps both."""
        if code == self._pair.source:
            self.choose(self._pair.swapped())
        else:
            self.choose(Pair(self._pair.source, code))

    def choose(self, pair: Pair) -> None:
        """Use a pair."""
        if pair == self._pair:
            return
        self._pair = pair
        newest = [pair.source, pair.target]
        self._recent = newest + [code for code in self._recent if code not in newest]
        self.changed.emit(pair)

    def _ordered(self, codes: set[str]) -> tuple[str, ...]:
        recent = [code for code in self._recent if code in codes]
        return (*recent, *sorted(codes.difference(recent), key=self._languages.name))
