from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.errors import ModelFileMissingError, ModelMissingError
from desktop_translator.engine.messages import Finished, Loaded, Traced
from desktop_translator.pipeline.journey_maker import JourneyMade, JourneyMaker, JourneyRequest
from tests.fakes import fake_model
from tests.ui.journey.journeys import journey

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.messages import Event


@dataclass
class FakeTracing:
    """Makes the same journey of every sentence."""

    broken: str = ""
    asked: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    closed: int = 0
    ends: int = 0

    def trace(
        self,
        model: ModelInfo,
        sentence: str,
        options: DecodingOptions,
        beginning: tuple[str, ...],
    ) -> Generator[Event | None, None, None]:
        self.asked.append((model.id, sentence, beginning))
        if model.id == self.broken:
            raise ModelFileMissingError(model=model.name, file="model.bin", folder="")
        try:
            yield None
            yield Loaded(1, model.id, "cpu", "int8", 2)
            yield Traced(1, journey())
            yield Finished(1)
        finally:
            self.closed += 1

    def end_tracing(self) -> Generator[Event | None, None, None]:
        self.ends += 1
        yield Finished(2)


REQUEST = JourneyRequest(7, "J'aime.", "fr", "en", GREEDY, ("▁I",))
FIRST, SECOND = fake_model("first"), fake_model("second")


def test_the_journey_carries_the_number_of_its_request() -> None:
    engine = FakeTracing()
    events = list(JourneyMaker(engine, InstalledModels((FIRST,))).follow(REQUEST))
    assert [event for event in events if event] == [JourneyMade(7, journey(), "en", "I like music")]
    assert engine.asked == [("first", "J'aime.", ("▁I",))]


def test_the_model_gets_what_it_gets_when_it_translates() -> None:
    engine = FakeTracing()
    maker = JourneyMaker(engine, InstalledModels((FIRST,)))
    request = JourneyRequest(8, "J'AIME LA MUSIQUE", "fr", "en")
    (made,) = [event for event in maker.follow(request) if event]
    ((_, sentence, _),) = engine.asked
    assert sentence.lower().startswith("j'aime la musique")
    assert sentence != request.sentence
    assert made.translation == "I LIKE MUSIC"


def test_a_model_that_cannot_be_used_gives_way_to_the_next() -> None:
    engine = FakeTracing(broken="first")
    events = list(JourneyMaker(engine, InstalledModels((FIRST, SECOND))).follow(REQUEST))
    assert any(events)
    assert [model for model, *_ in engine.asked] == ["first", "second"]
    with pytest.raises(ModelFileMissingError):
        list(JourneyMaker(engine, InstalledModels((FIRST,))).follow(REQUEST))


def test_without_a_model_the_pair_is_named() -> None:
    maker = JourneyMaker(FakeTracing(), InstalledModels(()))
    with pytest.raises(ModelMissingError):
        list(maker.follow(REQUEST))


def test_closing_cancels() -> None:
    engine = FakeTracing()
    events = JourneyMaker(engine, InstalledModels((FIRST,))).follow(REQUEST)
    next(events)
    events.close()
    assert engine.closed == 1


def test_the_memory_is_freed() -> None:
    engine = FakeTracing()
    assert not any(JourneyMaker(engine, InstalledModels((FIRST,))).end())
    assert engine.ends == 1
