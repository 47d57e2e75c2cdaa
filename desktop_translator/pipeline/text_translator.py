"""Text in, translation out, event by event."""

from __future__ import annotations

import logging
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop_translator.core.errors import ModelError
from desktop_translator.engine.messages import Done, Loaded, Partial
from desktop_translator.pipeline.events import Finished, ModelReady, Statistics, Warned
from desktop_translator.pipeline.guard import find_problems, worst
from desktop_translator.pipeline.sentence_cache import Remembered, SentenceCache
from desktop_translator.pipeline.text_plan import TextPlan
from desktop_translator.pipeline.text_progress import TextProgress

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.messages import Event
    from desktop_translator.pipeline.events import TextEvent, TextRequest
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.pipeline.paragraph_plan import SplitParagraph

log = logging.getLogger(__name__)

_WINDOWS = (4, 64)
"""Sentences per request to the engine: few at first, for a fast first token; the last number
stays. The engine decodes at most 64 at once."""

_FIRST_SLICE_MS = 10.0
_SLICE_MS = 4.0


class Engine(Protocol):
    """What a text translation needs of `engine.client.EngineClient`."""

    def load(self, model: ModelInfo) -> Generator[Event | None, None, None]:
        """Make a model ready."""
        ...

    def translate(
        self, model: ModelInfo, sentences: tuple[str, ...], options: DecodingOptions
    ) -> Generator[Event | None, None, None]:
        """Translate clean sentences."""
        ...


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
                    yield _ready(model, event) if isinstance(event, Loaded) else None
            except ModelError as error:
                yield self._give_up(model, error, last)
            else:
                return

    def translate(self, request: TextRequest) -> Generator[TextEvent | None, None, None]:
        """Translate a text: `ModelReady`, `Started`, `LinesChanged`…, `Finished`.

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
        memory = _Memory(self._cache, model.id, request.options)
        old_splits = self._splits.get(request.source, {})
        plan = TextPlan(request.text, request.source, old_splits, memory.get)
        progress = TextProgress(request, plan)
        plan.extend(_FIRST_SLICE_MS)
        yield progress.begin()
        run = _Run(model, request, plan, progress, memory)
        while True:
            while not plan.complete and not plan.has_waiting:
                progress.extend(_SLICE_MS)
                yield progress.changes()
            sentences = plan.take(_WINDOWS[min(run.windows, len(_WINDOWS) - 1)])
            if not sentences:
                break
            with closing(self._engine.translate(model, sentences, request.options)) as events:
                yield from run.window(sentences, events)
        self._splits[request.source] = plan.splits
        yield Finished(request.id, run.statistics())


@dataclass(frozen=True, slots=True)
class _Memory:
    """The part of the sentence cache that is about one model and one way to decode."""

    cache: SentenceCache
    model_id: str
    options: DecodingOptions

    def get(self, sentence: str) -> Remembered | None:
        return self.cache.get(self.model_id, self.options, sentence)

    def put(self, sentence: str, text: str, problems: frozenset[Problem]) -> None:
        self.cache.put(self.model_id, self.options, sentence, Remembered(text, problems))


class _Run:
    """One pass of a text through the engine, and what it cost."""

    def __init__(
        self,
        model: ModelInfo,
        request: TextRequest,
        plan: TextPlan,
        progress: TextProgress,
        memory: _Memory,
    ) -> None:
        self._model = model
        self._request = request
        self._plan = plan
        self._progress = progress
        self._memory = memory
        self._output_tokens = 0
        self._decoding_s = 0.0
        self.windows = 0

    def window(
        self, sentences: tuple[str, ...], events: Generator[Event | None, None, None]
    ) -> Generator[TextEvent | None, None, None]:
        """Take in the engine's events for some sentences, cutting more text in the meantime."""
        started = time.monotonic()
        for event in events:
            if isinstance(event, Loaded):
                started = time.monotonic()
                if not self.windows:
                    yield _ready(self._model, event)
                continue
            if isinstance(event, Partial):
                for index, text in event.texts:
                    self._progress.grow(sentences[index], text)
            elif isinstance(event, Done):
                self._finish(sentences, event)
            if not self._plan.complete:
                self._progress.extend(_SLICE_MS)
            yield self._progress.changes()
        self.windows += 1
        self._decoding_s += time.monotonic() - started

    def _finish(self, sentences: tuple[str, ...], event: Done) -> None:
        for result in event.results:
            sentence = sentences[result.index]
            if not self._plan.waits(sentence):
                continue  # told twice: the engine died and has started again
            problems = find_problems(
                sentence,
                result.text,
                source=self._request.source,
                target=self._request.target,
                cut=result.cut,
            )
            self._memory.put(sentence, result.text, problems)
            self._progress.finish(sentence, result.text, problems)
            self._output_tokens += result.output_tokens

    def statistics(self) -> Statistics:
        """Sum up what was done."""
        found = (sorted(plan.problems.items()) for plan in self._plan.paragraphs)
        return Statistics(
            sentences=self._plan.total_sentences,
            reused_sentences=self._plan.known_sentences,
            problems=tuple(worst(problems) for plan in found for _, problems in plan),
            output_tokens=self._output_tokens,
            decoding_ms=self._decoding_s * 1000,
        )


def _ready(model: ModelInfo, event: Loaded) -> ModelReady:
    return ModelReady(model, event.device, event.compute_type, event.threads)
