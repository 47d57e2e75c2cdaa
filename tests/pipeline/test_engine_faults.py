"""What a text translator makes of an engine or a model that does not work."""

from __future__ import annotations

import pytest

from desktop_translator.core.errors import (
    AppError,
    EngineStoppedError,
    ModelFileDamagedError,
    ModelMissingError,
)
from desktop_translator.core.routes import Route
from desktop_translator.pipeline.events import Finished, LinesChanged, ModelReady, Started
from desktop_translator.pipeline.requests import TextRequest
from tests.fakes import FakeEngine, fake_model
from tests.pipeline.reader import Reader, request, translator_with

DAMAGED = ModelFileDamagedError(model="bad", file="model.bin", folder="there", reason="too short")


def test_the_loaded_model_is_told_once_for_many_windows() -> None:
    engine = FakeEngine()
    reader = Reader.follow(translator_with(engine), "\n".join(f"Mot {n}" for n in range(150)))
    assert len(engine.requests) > 1
    assert reader.ready == [ModelReady(Route((fake_model(),)), "cpu", "int8", threads=2)]


def test_a_damaged_model_gives_way_to_the_next() -> None:
    engine = FakeEngine(errors={"bad": DAMAGED})
    translator = translator_with(engine, "bad", "good")
    reader = Reader.follow(translator, "Un. Deux.")
    assert [warned.error for warned in reader.warnings] == [DAMAGED]
    assert [ready.route.name for ready in reader.ready] == ["Model good"]
    assert reader.text == "UN. DEUX."
    assert reader.finished


def test_a_damaged_model_is_not_tried_again() -> None:
    engine = FakeEngine(errors={"bad": DAMAGED})
    translator = translator_with(engine, "bad", "good")
    Reader.follow(translator, "Un.")
    reader = Reader.follow(translator, "Deux.")
    assert reader.warnings == []
    assert [model for model, _ in engine.requests] == ["bad", "good", "good"]


def test_a_model_that_turns_out_damaged_half_way_gives_way_too() -> None:
    engine = FakeEngine()
    seen = 0

    def fail_in_the_middle() -> bool:
        nonlocal seen
        seen += 1
        if seen == 4 and engine.requests[-1][0] == "bad":
            raise DAMAGED
        return False

    engine.before_event = fail_in_the_middle
    reader = Reader.follow(translator_with(engine, "bad", "good"), "Un. Deux jolis mots.")
    assert reader.text == "UN. DEUX JOLIS MOTS."
    assert [type(event) for event in reader.events].count(Started) == 2
    assert engine.sentences[-2:] == ["Un.", "Deux jolis mots."]
    assert engine.open_requests == 0


def test_the_last_damaged_model_is_the_users_to_mend_and_tried_again() -> None:
    engine = FakeEngine(errors={"bad": DAMAGED, "worse": DAMAGED})
    translator = translator_with(engine, "bad", "worse")
    for _ in range(2):
        with pytest.raises(ModelFileDamagedError):
            Reader.follow(translator, "Un.")
    engine.errors.clear()
    reader = Reader.follow(translator, "Un.")
    assert reader.text == "UN."
    assert [ready.route.name for ready in reader.ready] == ["Model worse"]


def test_an_engine_that_stopped_is_not_the_models_fault() -> None:
    engine = FakeEngine(fails_after=2, failure=EngineStoppedError())
    translator = translator_with(engine, "one", "two")
    reader = Reader("Un deux.")
    events = translator.translate(request("Un deux."))
    with pytest.raises(EngineStoppedError):
        reader.read(events)
    assert reader.text == "UN"
    assert not any(isinstance(event, Finished) for event in reader.events)
    assert [model for model, _ in engine.requests] == ["one"]
    engine.failure = None
    assert Reader.follow(translator, "Un deux.").text == "UN DEUX."


@pytest.mark.parametrize("text", ["Un.", ""])
def test_a_pair_without_a_model_is_named_whatever_the_text(text: str) -> None:
    events = translator_with(FakeEngine()).translate(TextRequest(1, text, "fr", "de"))
    with pytest.raises(ModelMissingError):
        next(events)


def test_closing_a_text_early_ends_the_work_of_the_engine() -> None:
    engine = FakeEngine()
    events = translator_with(engine).translate(request("Un deux trois."))
    next(event for event in events if isinstance(event, LinesChanged))
    events.close()
    assert (engine.closed_early, engine.open_requests) == (1, 0)


def test_the_caller_can_look_up_while_the_engine_thinks() -> None:
    ticks = iter([True] * 5)
    engine = FakeEngine(before_event=lambda: next(ticks, False))
    events = list(translator_with(engine).translate(request("Un.")))
    assert events.count(None) >= 5


def test_preparing_loads_the_model_of_the_pair() -> None:
    engine = FakeEngine()
    events = [event for event in translator_with(engine).prepare("fr", "en") if event]
    assert [type(event) for event in events] == [ModelReady]
    assert engine.loads == ["fake"]


def test_preparing_passes_over_a_damaged_model() -> None:
    engine = FakeEngine(errors={"bad": DAMAGED})
    translator = translator_with(engine, "bad", "good")
    events = [type(event).__name__ for event in translator.prepare("fr", "en") if event]
    assert events == ["Warned", "ModelReady"]
    assert Reader.follow(translator, "Un.").warnings == []


@pytest.mark.parametrize(("target", "kind"), [("de", ModelMissingError), ("en", AppError)])
def test_preparing_what_cannot_be_is_told(target: str, kind: type[AppError]) -> None:
    translator = translator_with(FakeEngine(errors={"fake": DAMAGED}))
    with pytest.raises(kind):
        list(translator.prepare("fr", target))
