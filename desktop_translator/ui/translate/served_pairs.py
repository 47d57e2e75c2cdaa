"""What the installed models translate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.routes import Router, preference_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.routes import Route


class ServedPairs:
    """Finds routes by preference, and languages by name and by when they were used."""

    def __init__(self, models: Sequence[ModelInfo], languages: Languages) -> None:
        self._router = Router(models)
        self._preferred: dict[str, str] = {}
        self._languages = languages
        self._recent: list[str] = []

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """Every model."""
        return self._router.models

    def best(self, source: str, target: str) -> Route | None:
        """Return what serves a pair, if anything does."""
        return self._router.best(source, target)

    def routes(self, source: str, target: str) -> tuple[Route, ...]:
        """Return everything that could serve a pair, the preferred first."""
        return self._router.routes(source, target)

    def use(self, models: Sequence[ModelInfo]) -> None:
        """Find routes among other models from now on."""
        self._router = Router(models, self._preferred)

    def prefer(self, preferred: Mapping[str, str]) -> None:
        """Let other routes go first from now on (see `Router`)."""
        self._preferred = dict(preferred)
        self._router = self._router.preferring(preferred)

    def prefer_route(self, source: str, target: str, route_id: str) -> Mapping[str, str]:
        """Let a route of a pair go first from now on; return all preferences."""
        self.prefer({**self._preferred, preference_key(source, target): route_id})
        return self._preferred

    def note(self, *codes: str) -> None:
        """Put languages in front, since they are in use."""
        newest = list(dict.fromkeys(codes))
        self._recent = newest + [code for code in self._recent if code not in newest]

    def sources(self, present: str) -> tuple[str, ...]:
        """Languages to translate from and the present one, recent ones first, then by name."""
        return self._ordered({code for model in self.models for code in model.sources} | {present})

    def targets(self, present: str) -> tuple[str, ...]:
        """Languages to translate into and the present one, recent ones first, then by name."""
        return self._ordered({code for model in self.models for code in model.targets} | {present})

    def other_target(self, target: str, preferred: str) -> str | None:
        """Return into what a text in the language `target` can go: preferred, recent, any."""
        codes = (preferred, *self.targets(target))
        return next((code for code in codes if self.best(target, code)), None)

    def _ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        known = set(codes)
        recent = [code for code in self._recent if code in known]
        return (*recent, *sorted(known.difference(recent), key=self._languages.name))
