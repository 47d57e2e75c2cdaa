"""Tests of `engine.models_in_memory`, with models that only say whether they were closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import pytest

from desktop_translator.core.decoding import GREEDY
from desktop_translator.engine.models_in_memory import ModelsInMemory
from tests.fakes import fake_model

if TYPE_CHECKING:
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.loaded_model import LoadedModel

A, B, C = (fake_model(name) for name in "abc")
MANY = replace(fake_model("many"), sources=("fr", "en"), targets=("fr", "en"))


@dataclass
class FakeLoaded:
    """What `ModelsInMemory` uses of a `LoadedModel`."""

    info: ModelInfo
    seed: int
    closed: bool = False

    def is_of(self, info: ModelInfo) -> bool:
        return self.info.id == info.id

    def for_pair(self, info: ModelInfo) -> FakeLoaded:
        return replace(self, info=info)

    def close(self) -> None:
        assert not self.closed
        self.closed = True


class Memory:
    """A machine with some memory, and every model ever loaded there."""

    def __init__(self, available: int | None = 10_000_000_000) -> None:
        self.available = available
        self.loaded: list[FakeLoaded] = []
        self.models = ModelsInMemory(self._load, lambda: self.available)

    def _load(self, info: ModelInfo, seed: int) -> LoadedModel:
        self.loaded.append(FakeLoaded(info, seed))
        return cast("LoadedModel", self.loaded[-1])

    @property
    def ids(self) -> list[str]:
        there = [model.info.id for model in self.models.models]
        open_ids = {model.info.id for model in self.loaded if not model.closed}
        assert set(there) == open_ids
        return there


def test_one_model_is_there_at_a_time() -> None:
    memory = Memory()
    for info in (A, B, A, A):
        memory.models.get(info)
        assert memory.ids == [info.id]
    assert len(memory.loaded) == 3


def test_two_halves_of_a_way_stay_together_where_there_is_room() -> None:
    memory = Memory()
    for _ in range(3):
        memory.models.get(A, beside=B)
        memory.models.get(B, beside=A)
    assert memory.ids == ["a", "b"]
    assert len(memory.loaded) == 2


@pytest.mark.parametrize("available", [None, 400_000_000])
def test_without_room_they_take_turns(available: int | None) -> None:
    memory = Memory(available)
    memory.models.get(A, beside=B)
    memory.models.get(B, beside=A)
    assert memory.ids == ["b"]


def test_the_larger_the_model_the_more_room_it_needs() -> None:
    memory = Memory(3_000_000_000)
    memory.models.get(A, beside=B)
    memory.models.get(replace(B, size_bytes=1_400_000_000), beside=A)
    assert memory.ids == ["b"]


def test_a_third_model_and_the_next_single_one_end_it() -> None:
    memory = Memory()
    memory.models.get(A, beside=B)
    memory.models.get(B, beside=A)
    memory.models.get(B, beside=C)
    assert memory.ids == ["b"]
    memory.models.get(C, beside=B)
    memory.models.get(C)
    assert memory.ids == ["c"]


def test_another_pair_of_the_same_model_loads_nothing() -> None:
    memory = Memory()
    there, back = MANY.for_pair("fr", "en"), MANY.for_pair("en", "fr")
    first = memory.models.get(there)
    second = memory.models.get(back)
    assert second.info == back
    assert len(memory.loaded) == 1
    assert not memory.models.holds(first)
    assert memory.models.holds(second)


def test_a_seed_needs_a_new_model_and_leaves_none_behind() -> None:
    memory = Memory()
    memory.models.get(A)
    memory.models.get(A, seed=5)
    memory.models.get(A)
    assert [model.seed for model in memory.loaded] == [0, 5, 0]
    assert memory.ids == ["a"]


def test_what_is_known_of_the_speed_goes_with_the_model() -> None:
    memory = Memory()
    model = memory.models.get(A, beside=B)
    speed = memory.models.speed(model, GREEDY)
    memory.models.get(B, beside=A)
    assert memory.models.speed(memory.models.get(A, beside=B), GREEDY) is speed
    memory.models.get(B)
    assert memory.models.speed(memory.models.get(A), GREEDY) is not speed


def test_clearing_drops_all() -> None:
    memory = Memory()
    memory.models.get(A, beside=B)
    memory.models.get(B, beside=A)
    memory.models.clear()
    assert memory.ids == []
    assert not memory.models.has(A)
