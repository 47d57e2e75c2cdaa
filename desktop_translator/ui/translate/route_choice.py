"""The way through the models that serves the pair in use."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.core.routes import Route
    from desktop_translator.ui.translate.pair import Pair
    from desktop_translator.ui.translate.served_pairs import ServedPairs


class RouteChoice(QObject):
    """Knows the routes of a pair, of which the person may prefer one.

    Signals:
        preferred: the person wants another route for the pair; all preferences, as settings.
    """

    preferred = Signal(object)

    def __init__(self, served: ServedPairs, parent: QObject) -> None:
        super().__init__(parent)
        self._served = served

    @property
    @abstractmethod
    def pair(self) -> Pair:
        """The pair in use."""

    @property
    def route(self) -> Route | None:
        """What serves the pair, if anything does."""
        return self._served.best(self.pair.source, self.pair.target)

    @property
    def routes(self) -> tuple[Route, ...]:
        """Everything that could serve the pair, the preferred first."""
        return self._served.routes(self.pair.source, self.pair.target)

    def prefer(self, preferred: Mapping[str, str]) -> None:
        """Let other routes go first from now on (see `Router`)."""
        self._served.prefer(preferred)

    def prefer_route(self, route_id: str) -> None:
        """Let a route of the pair in use go first from now on."""
        pair = self.pair
        self.preferred.emit(self._served.prefer_route(pair.source, pair.target, route_id))
