from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.messages import Done, Event, Partial, Result, Translate
from desktop_translator.engine.speed import DecodingSpeed
from desktop_translator.engine.work import TranslationWork
from tests.engine.sentences import SENTENCES
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Sequence


def translation_work(
    model: LoadedModel, sentences: tuple[str, ...], events: list[Event]
) -> TranslationWork:
    request = Translate(7, starter(), sentences)
    return TranslationWork(request, model, DecodingSpeed(), events.append)


def run(model: LoadedModel, *sentences: str) -> tuple[dict[int, Result], list[Event]]:
    events: list[Event] = []
    work = translation_work(model, sentences, events)
    while not work.finished:
        work.run_batch(lambda: False)
    results = {
        result.index: result
        for event in events
        if isinstance(event, Done)
        for result in event.results
    }
    return results, events


def test_every_sentence_is_done_once(model: LoadedModel) -> None:
    results, events = run(model, *SENTENCES)
    assert sorted(results) == list(range(len(SENTENCES)))
    assert sum(len(event.results) for event in events if isinstance(event, Done)) == len(SENTENCES)


def test_every_partial_is_a_beginning_of_the_final_text(model: LoadedModel) -> None:
    results, events = run(model, *SENTENCES)
    partials = [pair for event in events if isinstance(event, Partial) for pair in event.texts]
    assert partials
    for index, text in partials:
        assert results[index].text.startswith(text)
        assert text
        assert "\ufffd" not in text
        assert "  " not in text


def test_a_text_means_the_same_alone_and_among_others(model: LoadedModel) -> None:
    among, _ = run(model, *SENTENCES)
    alone, _ = run(model, "Je t'aime.")
    assert alone[0].text == among[0].text == "I love you."


@pytest.mark.parametrize("least", [0.0, 0.02])
@pytest.mark.parametrize("method", [Method.GREEDY, Method.BEAM])
def test_words_that_were_passed_over_are_told_if_the_attention_tells(
    least: float, method: Method
) -> None:
    telling = LoadedModel(dataclasses.replace(starter(), least_attention=least), threads=1)
    text = "Nous habitons une petite maison, et mon frère travaille dans un hôpital."
    (whole,) = several(telling, DecodingOptions(method), text)
    (half,) = several(telling, DecodingOptions(method, max_output_tokens=6), text)
    telling.close()
    assert "hospital" in whole.text
    assert "hospital" not in half.text
    assert (whole.unread, half.unread) == (False, least > 0)


def test_what_has_no_token_is_done_with_nothing(model: LoadedModel) -> None:
    results, _ = run(model, "Merci.", "", "Je t'aime.")
    assert results[1] == Result(1, "", 0, cut=False)
    assert results[2].text == "I love you."


def test_an_emoji_comes_through(model: LoadedModel) -> None:
    results, _ = run(model, "Bonjour 😀 tout le monde !")
    assert "😀" in results[0].text
    assert "⁇" not in results[0].text


def test_a_sentence_too_long_is_translated_in_pieces_and_none_is_lost(model: LoadedModel) -> None:
    clause = "je t'aime, "
    results, _ = run(model, clause * 300)
    assert len(model.cut(clause * 300)) > 3
    assert results[0].text.count("you") > 80
    assert "  " not in results[0].text


def test_a_hundred_thousand_characters_without_a_space(model: LoadedModel) -> None:
    events: list[Event] = []
    work = translation_work(model, ("x" * 100_000,), events)
    work.run_batch(lambda: bool(events))  # stops with the first sign of life
    assert any(isinstance(event, Partial) for event in events)


def test_nothing_is_told_after_stopping(model: LoadedModel) -> None:
    events: list[Event] = []
    work = translation_work(model, SENTENCES, events)
    work.run_batch(lambda: True)
    assert events == []


def test_the_first_sentence_is_in_the_first_batch(model: LoadedModel) -> None:
    long = "Une phrase bien plus longue que les autres, avec beaucoup de mots."
    sentences = (long, *["Merci."] * 80)
    events: list[Event] = []
    work = translation_work(model, sentences, events)
    work.run_batch(lambda: False)
    done = {result.index for event in events if isinstance(event, Done) for result in event.results}
    assert 0 in done
    assert not work.finished


def test_a_beam_is_cut_into_parts_that_are_soon_done(model: LoadedModel) -> None:
    events: list[Event] = []
    options = DecodingOptions(Method.BEAM, beam_size=2)
    request = Translate(7, starter(), SENTENCES, options)
    work = TranslationWork(request, model, KnownSpeed(0.3), events.append)
    work.run_batch(lambda: False)
    assert [len(event.results) for event in events if isinstance(event, Done)] == [1]
    while not work.finished:
        work.run_batch(lambda: False)
    assert sum(len(event.results) for event in events if isinstance(event, Done)) == len(SENTENCES)
    assert not any(isinstance(event, Partial) for event in events)


class KnownSpeed(DecodingSpeed):
    """A speed that never changes."""

    def __init__(self, batch_s: float) -> None:
        super().__init__()
        self._batch_s = batch_s

    def predict_s(self, batch: Sequence[Sequence[str]]) -> float:
        return self._batch_s


def test_what_nobody_could_see_is_not_streamed_and_comes_out_the_same(model: LoadedModel) -> None:
    endless = ("je t'aime " * 60).strip()
    told: dict[float, list[Event]] = {0.0: [], 1.0: []}
    for batch_s, events in told.items():
        request = Translate(7, starter(), (*SENTENCES, *SENTENCES, endless))
        work = TranslationWork(request, model, KnownSpeed(batch_s), events.append)
        while not work.finished:
            work.run_batch(lambda: False)
    assert not any(isinstance(event, Partial) for event in told[0.0])
    assert any(isinstance(event, Partial) for event in told[1.0])
    quick, slow = (
        {r.index: r for e in events if isinstance(e, Done) for r in e.results}
        for events in told.values()
    )
    assert quick == slow


class RecordedSpeed(KnownSpeed):
    """Notes how many pieces the batches had that it was to learn from."""

    def __init__(self, batch_s: float) -> None:
        super().__init__(batch_s)
        self.learnt: list[int] = []

    def learn(self, batch: Sequence[Sequence[str]], duration_s: float) -> None:
        self.learnt.append(len(batch))


def test_speed_is_not_learnt_from_a_few_sentences(model: LoadedModel) -> None:
    """They take longer each; the next long text would be streamed although it is fast."""
    speed = RecordedSpeed(0.01)
    for count in (3, 12):
        request = Translate(7, starter(), ("Merci.",) * count)
        TranslationWork(request, model, speed, lambda _: None).run_batch(lambda: False)
    assert speed.learnt == [12]


def several(model: LoadedModel, options: DecodingOptions, *sentences: str) -> list[Result]:
    events: list[Event] = []
    request = Translate(7, starter(), sentences, options)
    work = TranslationWork(request, model, DecodingSpeed(), events.append)
    while not work.finished:
        work.run_batch(lambda: False)
    assert options.streams or not any(isinstance(event, Partial) for event in events)
    results = [result for event in events if isinstance(event, Done) for result in event.results]
    return sorted(results, key=lambda result: result.index)


@pytest.mark.parametrize("method", [Method.BEAM, Method.SAMPLING])
def test_several_results_are_all_different_and_the_first_is_the_text(
    model: LoadedModel, method: Method
) -> None:
    results = several(model, DecodingOptions(method, results=5, temperature=1.0), *SENTENCES)
    assert len(results) == len(SENTENCES)
    for result in results:
        texts = [hypothesis.text for hypothesis in result.hypotheses]
        scores = [hypothesis.score for hypothesis in result.hypotheses]
        assert len(set(texts)) == len(texts) <= 5
        assert scores == sorted(scores, reverse=True)
        assert texts[0] == result.text
    assert any(len(result.hypotheses) > 1 for result in results)


def test_a_sentence_in_pieces_has_several_results_too(model: LoadedModel) -> None:
    clause = "je t'aime, "
    (result,) = several(model, DecodingOptions(Method.BEAM, results=2), clause * 100)
    assert len(model.cut(clause * 100)) > 1
    first, second = result.hypotheses
    assert first.text.count("you") > 25
    assert second.text.count("you") > 25
    assert first.score > second.score


def test_one_result_has_no_company(model: LoadedModel) -> None:
    (result,) = several(model, DecodingOptions(Method.BEAM), "Merci.")
    assert result.hypotheses == ()


def test_nothing_has_no_results(model: LoadedModel) -> None:
    assert several(model, DecodingOptions(Method.BEAM, results=3), "") == [Result(0, "", 0, False)]
