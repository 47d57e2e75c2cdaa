"""One text on its way through the engine: drafts first, then better texts where they are needed."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.engine.messages import Done, Finished, Loaded, Partial, Priority
from desktop_translator.pipeline.events import Improving, ModelReady, SentenceResults, Statistics
from desktop_translator.pipeline.guard import find_problems, worst
from desktop_translator.pipeline.hops import Preparing, translate_along
from desktop_translator.pipeline.revision import Revision
from desktop_translator.pipeline.sentence_cache import Remembered

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.routes import Route
    from desktop_translator.engine.messages import Event, Result
    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.pipeline.hops import Engine
    from desktop_translator.pipeline.requests import TextRequest
    from desktop_translator.pipeline.sentence_cache import SentenceMemory
    from desktop_translator.pipeline.text_plan import TextPlan
    from desktop_translator.pipeline.text_progress import TextProgress

_WINDOWS = (4, 64)
"""Sentences per request to the engine: few at first, for a fast first token; the last number
stays. The engine decodes at most 64 at once."""

_SLICE_MS = 4.0


class TextRun:
    """One pass of a text through the engine, and what it cost."""

    def __init__(
        self,
        engine: Engine,
        route: Route,
        request: TextRequest,
        plan: TextPlan,
        progress: TextProgress,
        memory: SentenceMemory,
    ) -> None:
        self._engine = engine
        self._route = route
        self._request = request
        self._plan = plan
        self._progress = progress
        self._memory = memory
        self._ready: ModelReady | None = None
        self._output_tokens = 0
        self._decoding_s = 0.0

    def drafts(self) -> Generator[TextEvent | None, None, None]:
        """Translate every sentence that is not known, cutting more text in the meantime."""
        windows = 0
        while True:
            while not self._plan.complete and not self._plan.has_waiting:
                self._progress.extend(_SLICE_MS)
                yield self._progress.changes()
            sentences = self._plan.take(_WINDOWS[min(windows, len(_WINDOWS) - 1)])
            if not sentences:
                return
            windows += 1
            wishes = self._request.wishes
            with closing(self._ask(sentences, wishes.draft or wishes.options)) as events:
                for event in events:
                    if isinstance(event, ModelReady | Preparing):
                        yield event
                        continue
                    if isinstance(event, Partial):
                        for index, text in event.texts:
                            self._progress.grow(sentences[index], text)
                    elif isinstance(event, Done):
                        self._finish(sentences, event)
                    if not self._plan.complete:
                        self._progress.extend(_SLICE_MS)
                    yield self._progress.changes()

    def revisions(self) -> Generator[TextEvent | None, None, None]:
        """Put better texts in place of the drafts that are not settled, as they are found."""
        drafts = self._memory.drafts
        if not drafts:
            return
        places = self._plan.find(drafts)
        wishes = self._request.wishes
        wanted = wishes.options if wishes.draft else None
        revision = Revision({each: drafts[each] for each in places}, self._problems, wanted)
        yield Improving(self._request.id, 0, len(places))
        while (attempt := revision.next_attempt()) is not None:
            asked = self._ask(attempt.sentences, attempt.options, Priority.IMPROVEMENT)
            with closing(asked) as events:
                for event in events:
                    if isinstance(event, ModelReady | Preparing):
                        yield event if isinstance(event, ModelReady) else None
                        continue
                    for result in event.results if isinstance(event, Done) else ():
                        sentence = attempt.sentences[result.index]
                        if (better := revision.take(sentence, result)) is not None:
                            self._memory.put(sentence, better)
                            self._progress.revise(places[sentence], better)
                    yield self._progress.changes()
                    if isinstance(event, Done):
                        yield Improving(self._request.id, revision.tried, len(places))
            for sentence, kept in revision.end_attempt():
                self._memory.put(sentence, kept)
                self._progress.revise(places[sentence], kept)
            yield self._progress.changes()
        self._output_tokens += revision.output_tokens

    def results(self) -> tuple[SentenceResults, ...]:
        """Return the results of every sentence, in reading order."""
        sentences = (s for plan in self._plan.paragraphs for s in plan.split.sentences)
        return tuple(
            SentenceResults(sentence, remembered.hypotheses)
            for sentence in sentences
            if sentence is not None and (remembered := self._memory.get(sentence))
        )

    def statistics(self) -> Statistics:
        """Sum up what was done."""
        paragraphs = self._plan.paragraphs
        found = (sorted(plan.problems.items()) for plan in paragraphs)
        return Statistics(
            sentences=self._plan.total_sentences,
            reused_sentences=self._plan.known_sentences,
            problems=tuple(worst(problems) for plan in found for _, problems in plan),
            output_tokens=self._output_tokens,
            decoding_ms=self._decoding_s * 1000,
            repaired_sentences=sum(len(plan.repaired) for plan in paragraphs),
        )

    def _ask(
        self,
        sentences: tuple[str, ...],
        options: DecodingOptions,
        priority: Priority = Priority.INTERACTIVE,
    ) -> Generator[Event | ModelReady | Preparing | None, None, None]:
        """Yield the engine's events; that it has loaded the route is told once per run."""
        started = time.monotonic()
        asked = translate_along(self._engine, self._route, sentences, options, priority)
        with closing(asked) as events:
            for event in events:
                if isinstance(event, Loaded):
                    started = time.monotonic()
                    if self._ready is None and event.model_id == self._route.models[-1].id:
                        self._ready = ready(self._route, event)
                        yield self._ready
                elif isinstance(event, Preparing):
                    yield replace(event, request_id=self._request.id)
                else:
                    if isinstance(event, Finished):
                        self._decoding_s += time.monotonic() - started
                    yield event

    def _finish(self, sentences: tuple[str, ...], event: Done) -> None:
        for result in event.results:
            sentence = sentences[result.index]
            if not self._plan.waits(sentence):
                continue  # told twice: the engine died and has started again
            problems = self._problems(sentence, result)
            settled = not problems or self._request.options.hypotheses > 1
            remembered = Remembered(
                result.text, problems, settled=settled, hypotheses=result.hypotheses
            )
            self._memory.put_draft(sentence, remembered)
            self._progress.finish(sentence, remembered)
            self._output_tokens += result.output_tokens

    def _problems(self, sentence: str, result: Result) -> frozenset[Problem]:
        return find_problems(
            sentence,
            result.text,
            source=self._request.source,
            target=self._request.target,
            cut=result.cut,
        )


def ready(route: Route, event: Loaded) -> ModelReady:
    """Tell the rest of the program that the engine has loaded the models of a route."""
    return ModelReady(route, event.device, event.compute_type, event.threads)
