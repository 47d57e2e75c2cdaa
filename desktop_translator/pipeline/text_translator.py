"""Text in, translation out, event by event."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelError
from desktop_translator.engine.messages import Loaded
from desktop_translator.pipeline.events import Finished, SeveralResults, Warned
from desktop_translator.pipeline.hops import load_route
from desktop_translator.pipeline.recall import Recall
from desktop_translator.pipeline.sentence_cache import SentenceCache, SentenceMemory
from desktop_translator.pipeline.text_plan import TextPlan
from desktop_translator.pipeline.text_progress import TextProgress
from desktop_translator.pipeline.text_run import TextRun, ready

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.core.routes import Route
    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.hops import Engine
    from desktop_translator.pipeline.paragraph_plan import SplitParagraph
    from desktop_translator.pipeline.requests import TextRequest

    _Events = Generator[TextEvent | None, None, None]

log = logging.getLogger(__name__)

_FIRST_SLICE_MS = 10.0


class TextTranslator:
    """Translates whole texts, remembering sentences between one text and the next.

    Not safe between threads; the generators it returns must be closed or run to their end.
    """

    def __init__(
        self, engine: Engine, installed: InstalledModels, recall: Recall | None = None
    ) -> None:
        self._engine = engine
        self._installed = installed
        self._recall = recall or Recall()
        self._cache = SentenceCache()
        self._splits: dict[str, dict[tuple[str, str], SplitParagraph]] = {}
        self._broken: frozenset[str] = frozenset()

    def prepare(self, source: str, target: str) -> Generator[TextEvent | None, None, None]:
        """Load what serves a pair, yielding `ModelReady` (and None while there is nothing new).

        Raises:
            AppError: no model can serve the pair, or the engine does not start.
        """
        self._broken = frozenset()  # files may have been put back
        yield from self._served(source, target, self._load)

    def translate(self, request: TextRequest) -> Generator[TextEvent | None, None, None]:
        """Translate a text: `ModelReady`, `Started`, `LinesChanged`…, `Finished`.

        `Improving` comes between changes while drafts are decoded again, `SeveralResults` before
        the end where the options ask for more than one.

        None is yielded every few milliseconds without news, so that the caller can look up;
        closing the generator cancels the work within a token.

        Raises:
            AppError: no model can serve the pair, or the engine does not start or died twice.
        """
        along = partial(self._translate_along, request)
        yield from self._served(request.source, request.target, along)

    def remember(self) -> Generator[TextEvent | None, None, None]:
        """Keep the sentences of the text translated last in the translation memory.

        What went wrong is told as `Warned`.
        """
        self._recall.remember()
        yield from map(Warned, self._recall.troubles())

    def _served(
        self, source: str, target: str, serve: Callable[[Route], _Events]
    ) -> Generator[TextEvent | None, None, None]:
        """Serve by the preferred route, turning to the next with a warning where a model fails.

        With none left, the error is the user's to mend.
        """
        while True:
            routes = self._installed.routes(source, target)
            whole = [route for route in routes if not _is_broken(route, self._broken)]
            route = (whole or routes)[0]
            try:
                yield from serve(route)
            except ModelError as error:
                broken = self._broken | _failing(route, error)
                if all(_is_broken(each, broken) for each in routes):
                    raise
                self._broken = broken
                yield Warned(error)
            else:
                return

    def _load(self, route: Route) -> Generator[TextEvent | None, None, None]:
        loaded: Loaded | None = None
        for event in load_route(self._engine, route):
            if loaded is None and isinstance(event, Loaded):
                loaded = event
            yield None
        if loaded is not None:
            yield ready(route, loaded)

    def _translate_along(
        self, request: TextRequest, route: Route
    ) -> Generator[TextEvent | None, None, None]:
        recalled = self._recall.begin(request, route)
        yield from map(Warned, self._recall.troubles())
        memory = SentenceMemory(self._cache, route.pair_id, request.wishes, recalled.get)
        old_splits = self._splits.get(request.source, {})
        plan = TextPlan(request.text, request.source, old_splits, memory.get)
        progress = TextProgress(request, plan)
        plan.extend(_FIRST_SLICE_MS)
        yield progress.begin()
        run = TextRun(self._engine, route, request, plan, progress, memory)
        yield from run.drafts()
        self._splits[request.source] = plan.splits
        yield from run.revisions()
        recalled.note(run.settled())
        if request.options.hypotheses > 1:
            yield SeveralResults(request.id, run.results())
        yield Finished(request.id, run.statistics())


def _failing(route: Route, error: ModelError) -> frozenset[str]:
    """Name the model of a route that an error is about, as used for its pair."""
    about = [model for model in route.models if model.name == error.fields.get("model")]
    return frozenset(model.pair_id for model in about or route.models)


def _is_broken(route: Route, broken: frozenset[str]) -> bool:
    return any(model.pair_id in broken for model in route.models)
