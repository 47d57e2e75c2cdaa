"""The journey of a sentence, compared with what CTranslate2 itself says of the translation."""

from __future__ import annotations

import json
import math
from contextlib import closing
from typing import TYPE_CHECKING

import ctranslate2
import pytest

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.models import read_model_info
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.messages import Done, Finished, Loaded, Partial, Trace, Traced
from desktop_translator.engine.trace_work import TraceWork
from desktop_translator.engine.tracer import Tracer
from tests.starter import MODELS, change_file, copy_starter, starter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.journey import Journey
    from desktop_translator.engine.client import EngineClient
    from desktop_translator.engine.messages import Event

BEAM = DecodingOptions(Method.BEAM, beam_size=4)
SENTENCES = (
    "J'aime l'apprentissage automatique.",
    "La traduction apparaît mot après mot, sans quitter cet ordinateur.",
    "Il pleut.",
    "bonjour",
)


@pytest.fixture(scope="module")
def reference() -> Iterator[ctranslate2.Translator]:
    """CTranslate2 on its own."""
    translator = ctranslate2.Translator(str(MODELS / "starter-fr-en"), device="cpu")
    yield translator
    del translator


@pytest.fixture
def tracer(model: LoadedModel) -> Iterator[Tracer]:
    tracer = Tracer(model)
    yield tracer
    tracer.close()


def trace(
    tracer: Tracer,
    sentence: str,
    options: DecodingOptions = GREEDY,
    beginning: tuple[str, ...] = (),
    pauses: int = 0,
) -> Journey:
    """Trace a sentence, leaving off after each of the first `pauses` tokens."""
    events: list[Event] = []
    work = TraceWork(Trace(7, starter(), sentence, options, beginning), events.append)
    while not work.finished:
        pausing = pauses > 0
        pauses -= 1
        work.advance(tracer, lambda now=pausing: now)  # type: ignore[misc]
    (event,) = events
    assert isinstance(event, Traced)
    return event.journey


def chosen(journey: Journey) -> list[str]:
    return [step.token.text for step in journey.steps]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_it_is_the_way_that_ctranslate2_goes(
    tracer: Tracer, reference: ctranslate2.Translator, sentence: str
) -> None:
    journey = trace(tracer, sentence)
    source = tracer.model.tokenizer.encode(sentence)
    (result,) = reference.translate_batch(
        [source], beam_size=1, return_attention=True, return_scores=True
    )
    (score,) = reference.score_batch([source], [result.hypotheses[0]])
    assert [token.text for token in journey.source] == [*source, "</s>"]
    assert chosen(journey) == score.tokens == [*result.hypotheses[0], "</s>"]
    for step, logarithm in zip(journey.steps, score.log_probs, strict=True):
        probability = step.distribution.probabilities(1.0)[step.chosen]
        assert probability == pytest.approx(math.exp(logarithm), abs=0.01)
        assert sum(step.attention) == pytest.approx(1.0, abs=1e-3)
    for step, row in zip(journey.steps, result.attention[0], strict=False):
        assert step.attention[:-1] == pytest.approx(row, abs=0.02)


@pytest.mark.engine
@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_joined_words_are_the_translation(
    tracer: Tracer, engine: EngineClient, sentence: str
) -> None:
    for options in (GREEDY, BEAM):
        events = engine.translate(starter(), (sentence,), options)
        texts = [e.results[0].text for e in events if isinstance(e, Done)]
        journey = trace(tracer, sentence, options)
        assert [journey.text] == texts
        assert journey.ended
        beginnings = [step.text for step in journey.steps]
        assert all(journey.text.startswith(text.rstrip()) for text in beginnings)


def test_a_beam_is_followed_though_a_token_is_not_the_most_probable(tracer: Tracer) -> None:
    sentence = next(s for s in _MANY if trace(tracer, s).text != trace(tracer, s, BEAM).text)
    journey = trace(tracer, sentence, BEAM)
    assert journey.beam_size == 4
    assert any(step.chosen for step in journey.steps)
    assert not any(step.forced for step in journey.steps)


_MANY = (
    "Demain, nous traduirons tout le dossier avant de partir.",
    "Le petit chat noir dort sur le vieux mur du jardin de ma grand-mère.",
    "Elle a dit qu'elle viendrait, mais personne ne l'a vue depuis ce matin.",
    "Ce livre raconte l'histoire d'un homme qui voulait devenir roi.",
)


@pytest.mark.parametrize("pauses", [1, 5])
def test_leaving_off_changes_nothing(tracer: Tracer, pauses: int) -> None:
    whole = trace(tracer, SENTENCES[1])
    again = trace(tracer, SENTENCES[1], pauses=pauses)
    assert chosen(again) == chosen(whole)
    assert again.text == whole.text
    assert all(
        mine.attention == pytest.approx(other.attention, abs=0.02)
        for mine, other in zip(again.steps, whole.steps, strict=True)
    )


def test_another_beginning_can_be_tried(tracer: Tracer) -> None:
    usual = trace(tracer, SENTENCES[0])
    second = usual.steps[1].distribution.tokens[1].text
    other = trace(tracer, SENTENCES[0], beginning=(chosen(usual)[0], second))
    assert chosen(other)[:2] == [chosen(usual)[0], second]
    assert [step.forced for step in other.steps][:3] == [True, True, False]
    assert other.steps[1].chosen == 1
    assert other.text.startswith(other.steps[1].text)
    assert other.ended


def test_a_beginning_may_end_the_sentence_at_once(tracer: Tracer) -> None:
    journey = trace(tracer, SENTENCES[0], beginning=("▁I", "</s>"))
    assert chosen(journey) == ["▁I", "</s>"]
    assert journey.text == "I"
    assert journey.ended


def test_activations_depend_on_the_sentence(tracer: Tracer) -> None:
    journey = trace(tracer, SENTENCES[0])
    assert journey.activations is not None
    rows = journey.activations.rows
    assert len(rows) == len(journey.source)
    same = [i for i, token in enumerate(journey.source) if token.text == "'"]
    assert len(same) == 2
    assert rows[same[0]] != rows[same[1]]


def test_what_the_model_does_not_know_is_copied(tmp_path: Path) -> None:
    def forget(content: bytes) -> bytes:
        known: list[str] = json.loads(content)
        known[known.index("▁commission")] = "▁forgotten"
        return json.dumps(known).encode()

    folder = copy_starter(tmp_path / "forgetful")
    change_file(folder, "shared_vocabulary.json", forget)
    with closing(LoadedModel(read_model_info(folder), threads=1)) as model:
        assert not model.knows(["▁commission"])
        tracer = Tracer(model)
        journey = trace(tracer, "La commission a dit oui.")
        tracer.close()
    assert any(token.text == "▁commission" for token in journey.source)
    assert "commission" in journey.text or "<unk>" not in chosen(journey)


def test_a_sentence_too_long_for_the_model_says_how_many_parts_it_has(tracer: Tracer) -> None:
    journey = trace(tracer, "Nous avons mangé, puis nous sommes rentrés, " * 40)
    assert journey.parts > 1
    assert len(journey.source) <= tracer.model.max_piece_tokens + 1


def test_a_sentence_without_tokens_has_an_empty_journey(tracer: Tracer) -> None:
    journey = trace(tracer, "")
    assert journey.steps == ()
    assert journey.text == ""


def test_a_model_that_hides_its_encoder_still_tells_the_rest(
    tracer: Tracer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("no encoder")

    monkeypatch.setattr("desktop_translator.engine.tracer.SentenceEncoder", refuse)
    journey = trace(tracer, SENTENCES[2])
    assert journey.activations is None
    assert journey.text


@pytest.mark.engine
def test_typing_goes_first_and_the_journey_still_arrives(engine: EngineClient) -> None:
    long = "Nous avons mangé dans un petit restaurant près de la gare, puis nous sommes rentrés. "
    tracing = engine.trace(starter(), (long * 3).strip())
    kinds = [type(next(event for event in tracing if event is not None))]
    typing = [e for e in engine.translate(starter(), ("Je t'aime.",)) if e is not None]
    kinds += [type(event) for event in tracing if event is not None]
    assert kinds == [Loaded, Traced, Finished]
    assert {type(event) for event in typing} <= {Loaded, Partial, Done, Finished}
    assert [e for e in engine.end_tracing() if e is not None] == [Finished(3)]


@pytest.mark.engine
def test_a_journey_can_be_cancelled(engine: EngineClient) -> None:
    tracing = engine.trace(starter(), "Nous avons mangé dans un petit restaurant.")
    next(tracing)
    tracing.close()
    events = [e for e in engine.translate(starter(), ("Je t'aime.",)) if e is not None]
    assert isinstance(events[-1], Finished)
