"""Text in, translation out, event by event."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelError
from desktop_translator.engine.messages import Loaded
from desktop_translator.pipeline.events import Finished, SeveralResults, Warned
from desktop_translator.pipeline.sentence_cache import SentenceCache, SentenceMemory
from desktop_translator.pipeline.text_plan import TextPlan
from desktop_translator.pipeline.text_progress import TextProgress
from desktop_translator.pipeline.text_run import Engine, TextRun, ready

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.paragraph_plan import SplitParagraph
    from desktop_translator.pipeline.requests import TextRequest

log = logging.getLogger(__name__)

_FIRST_SLICE_MS = 10.0


class TextTranslator:
    """Translates whole texts, remembering sentences between one text and the next.

    Not safe between threads; the generators it returns must be closed or run to their end.
    """

    def __init__(self, engine: Engine, installed: InstalledModels) -> None:
        self._engine = engine
        self._installed = installed
        self._cache = SentenceCache()
        self._splits: dict[str, dict[tuple[str, str], SplitParagraph]] = {}
        self._broken: set[str] = set()

    def prepare(self, source: str, target: str) -> Generator[TextEvent | None, None, None]:
        """Load the model of a pair, yielding `ModelReady` (and None while there is nothing new).

        Raises:
            AppError: no model can serve the pair, or the engine does not start.
        """
        self._broken.clear()  # files may have been put back
        for model, last in self._candidates(source, target):
            try:
                for event in self._engine.load(model):
                    yield ready(model, event) if isinstance(event, Loaded) else None
            except ModelError as error:
                yield self._give_up(model, error, last)
            else:
                return

    def translate(self, request: TextRequest) -> Generator[TextEvent | None, None, None]:
        """Translate a text: `ModelReady`, `Started`, `LinesChanged`…, `Finished`.

        `Improving` comes between changes while drafts are decoded again, `SeveralResults` before
        the end where the options ask for more than one.

        None is yielded every few milliseconds without news, so that the caller can look up;
        closing the generator cancels the work within a token.

        Raises:
            AppError: no model can serve the pair, or the engine does not start or died twice.
        """
        for model, last in self._candidates(request.source, request.target):
            try:
                yield from self._translate_with(model, request)
            except ModelError as error:
                yield self._give_up(model, error, last)
            else:
                return

    def _candidates(self, source: str, target: str) -> list[tuple[ModelInfo, bool]]:
        models = self._installed.for_pair(source, target)
        whole = [model for model in models if model.id not in self._broken]
        return [(model, model is whole[-1]) for model in whole]

    def _give_up(self, model: ModelInfo, error: ModelError, last: bool) -> Warned:
        """Turn to the next model of the pair; with none left, the error is the user's to mend."""
        if last:
            raise error
        self._broken.add(model.id)
        return Warned(error)

    def _translate_with(
        self, model: ModelInfo, request: TextRequest
    ) -> Generator[TextEvent | None, None, None]:
        memory = SentenceMemory(self._cache, model.pair_id, request.wishes)
        old_splits = self._splits.get(request.source, {})
        plan = TextPlan(request.text, request.source, old_splits, memory.get)
        progress = TextProgress(request, plan)
        plan.extend(_FIRST_SLICE_MS)
        yield progress.begin()
        run = TextRun(self._engine, model, request, plan, progress, memory)
        yield from run.drafts()
        self._splits[request.source] = plan.splits
        yield from run.revisions()
        if request.options.hypotheses > 1:
            yield SeveralResults(request.id, run.results())
        yield Finished(request.id, run.statistics())
