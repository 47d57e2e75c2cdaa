"""One text on its way through the engine: drafts first, then better texts where they are needed."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.engine.messages import Done, Finished, Loaded, Partial, Priority
from desktop_translator.pipeline.events import Improving, ModelReady, SentenceResults, Statistics
from desktop_translator.pipeline.guard import worst
from desktop_translator.pipeline.hops import Preparing, translate_along
from desktop_translator.pipeline.model_input import in_one_part
from desktop_translator.pipeline.revision import Revision
from desktop_translator.pipeline.sentence_cache import Remembered
from desktop_translator.pipeline.sentence_judge import SentenceJudge

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.routes import Route
    from desktop_translator.engine.messages import Event
    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.hops import Engine
    from desktop_translator.pipeline.model_input import ModelInput
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
        self._pair = request.source, request.target
        self._judge = SentenceJudge(*self._pair)
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
            inputs = tuple(in_one_part(each, *self._pair) for each in sentences)
            texts = tuple(each.parts[0] for each in inputs)
            wishes = self._request.wishes
            with closing(self._ask(texts, wishes.draft or wishes.options)) as events:
                for event in events:
                    if isinstance(event, ModelReady | Preparing):
                        yield event
                        continue
                    if isinstance(event, Partial):
                        for index, text in event.texts:
                            if beginning := inputs[index].read((text,), True):
                                self._progress.grow(sentences[index], beginning)
                    elif isinstance(event, Done):
                        self._finish(sentences, inputs, event)
                    if not self._plan.complete:
                        self._progress.extend(_SLICE_MS)
                    yield self._progress.changes()

    def revisions(self) -> Generator[TextEvent | None, None, None]:
        """Put better texts in place of the drafts that are not settled, as they are found."""
        drafts = self._memory.drafts
        if not drafts:
            return
        places = self._plan.find(drafts)
        waiting = {each: drafts[each] for each in places}
        wishes = self._request.wishes
        wanted = wishes.options if wishes.draft else None
        revision = Revision(waiting, *self._pair, self._judge, wanted)
        yield Improving(self._request.id, 0, len(places))
        while (attempt := revision.next_attempt()) is not None:
            asked = self._ask(attempt.texts, attempt.options, Priority.IMPROVEMENT)
            with closing(asked) as events:
                for event in events:
                    if isinstance(event, ModelReady | Preparing):
                        yield event if isinstance(event, ModelReady) else None
                        continue
                    for result in event.results if isinstance(event, Done) else ():
                        if (better := revision.take(attempt, result)) is not None:
                            self._revise(places, *better)
                    yield self._progress.changes()
                    if isinstance(event, Done):
                        yield Improving(self._request.id, revision.tried, len(places))
            for kept in revision.end_attempt():
                self._revise(places, *kept)
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

    def settled(self) -> dict[str, Remembered]:
        """Return every sentence of the text whose translation will not become better."""
        sentences = {s for plan in self._plan.paragraphs for s in plan.split.sentences if s}
        found = {sentence: self._memory.get(sentence) for sentence in sentences}
        return {sentence: each for sentence, each in found.items() if each and each.settled}

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
                    told = ready(self._route, event)
                    is_last = event.model_id == self._route.models[-1].id
                    if is_last and told != self._ready:  # once, and when the GPU failed again
                        self._ready = told
                        yield told
                elif isinstance(event, Preparing):
                    yield replace(event, request_id=self._request.id)
                else:
                    if isinstance(event, Finished):
                        self._decoding_s += time.monotonic() - started
                    yield event

    def _finish(
        self, sentences: tuple[str, ...], inputs: tuple[ModelInput, ...], event: Done
    ) -> None:
        for result in event.results:
            sentence = sentences[result.index]
            if not self._plan.waits(sentence):
                continue  # told twice: the engine died and has started again
            read = inputs[result.index].read
            text = read((result.text,), False)
            problems = self._judge(sentence, text, [result])
            settled = not problems or self._request.options.hypotheses > 1
            hypotheses = tuple(
                replace(each, text=read((each.text,), False)) for each in result.hypotheses
            )
            remembered = Remembered(text, problems, settled=settled, hypotheses=hypotheses)
            self._memory.put_draft(sentence, remembered)
            self._progress.finish(sentence, remembered)
            self._output_tokens += result.output_tokens

    def _revise(
        self, places: Mapping[str, list[tuple[int, int]]], sentence: str, revised: Remembered
    ) -> None:
        self._memory.put(sentence, revised)
        self._progress.revise(places[sentence], revised)


def ready(route: Route, event: Loaded) -> ModelReady:
    """Tell the rest of the program that the engine has loaded the models of a route."""
    return ModelReady(
        route,
        event.device,
        event.compute_type,
        event.threads,
        event.gpu_reason,
        event.threads_reason,
    )
