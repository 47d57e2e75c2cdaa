"""Choosing the models that translate a document, and going round those that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.way import Way

if TYPE_CHECKING:
    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.routes import Route
    from desktop_translator.pipeline.batch.batch_file import BatchFile


class Ways:
    """The ways that documents go. A route that failed is not used again while others are there."""

    def __init__(self, installed: InstalledModels) -> None:
        self._installed = installed
        self._broken: set[str] = set()
        self._known: dict[tuple[str, DecodingOptions], Way] = {}

    def way(self, file: BatchFile) -> Way:
        """Return the way of a document whose language is known.

        Raises:
            ModelMissingError: nothing serves the pair, or not the model that was asked for.
        """
        options, source = file.options, file.facts.source or ""
        routes: tuple[Route, ...] = self._installed.routes(source, options.target)
        if options.model is not None and file.options.source is not None:
            chosen = self._installed.router.choose(source, options.target, options.model)
            routes = (chosen, *(each for each in routes if each.id != chosen.id))
        elif options.model is not None:
            routes = tuple(sorted(routes, key=lambda each: each.id != options.model))
        whole = [each for each in routes if each.pair_id not in self._broken]
        return self._along((whole or routes)[0], options.decoding)

    def give_up(self, way: Way) -> bool:
        """Note that a route failed; tell whether there is another for its pair."""
        self._broken.add(way.route.pair_id)
        routes = self._installed.routes(way.source, way.target)
        return any(each.pair_id not in self._broken for each in routes)

    def _along(self, route: Route, decoding: DecodingOptions) -> Way:
        key = route.pair_id, decoding
        if key not in self._known:
            self._known[key] = Way.along(route, decoding)
        return self._known[key]
