from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.engine.messages import Done, Event, Partial, Priority, Translate
from desktop_translator.engine.speed import DecodingSpeed
from desktop_translator.engine.work import TranslationWork
from tests.engine.sentences import SENTENCES
from tests.starter import starter

if TYPE_CHECKING:
    from desktop_translator.engine.loaded_model import LoadedModel


def _work(
    model: LoadedModel, events: list[Event], options: DecodingOptions = GREEDY
) -> TranslationWork:
    request = Translate(7, starter(), SENTENCES, options, Priority.BATCH)
    return TranslationWork(request, model, DecodingSpeed(), events.append)


def _results(events: list[Event]) -> dict[int, str]:
    assert not any(isinstance(event, Partial) for event in events)
    return {r.index: r.text for event in events if isinstance(event, Done) for r in event.results}


def test_nobody_watches_and_a_batch_that_was_stopped_is_done_again(model: LoadedModel) -> None:
    undisturbed: list[Event] = []
    work = _work(model, undisturbed)
    while not work.finished:
        work.run_batch(lambda: False, 1.0)
    events: list[Event] = []
    work = _work(model, events)
    work.run_batch(lambda: False, 1.0)  # one sentence, to learn the speed
    before, steps = len(events), count()
    work.run_batch(lambda: next(steps) >= 3, 60.0)
    assert len(events) == before
    assert next(steps) < 3 + 2 * len(SENTENCES), "it has not ended within a token or so"
    while not work.finished:
        work.run_batch(lambda: False, 1.0)
    assert _results(events) == _results(undisturbed)


def test_batches_are_as_long_as_is_allowed(model: LoadedModel) -> None:
    for options in (GREEDY, DecodingOptions(Method.BEAM)):
        events: list[Event] = []
        work = _work(model, events, options)
        work.run_batch(lambda: False, 0.0)
        assert len(_results(events)) == 1
        work.run_batch(lambda: False, 60.0)
        assert len(_results(events)) > 2
