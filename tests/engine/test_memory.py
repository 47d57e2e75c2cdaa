"""What the real engine keeps in memory, and for how long."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.messages import Described, Done
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.engine

THERE, BACK = starter("fr-en"), starter("en-fr")


def models_of(engine: EngineClient) -> tuple[str, ...]:
    (described,) = [event for event in engine.describe() if isinstance(event, Described)]
    return described.models


def translate(engine: EngineClient) -> list[str]:
    events = engine.translate(THERE, ("Je t'aime.",))
    return [result.text for event in events if isinstance(event, Done) for result in event.results]


def wait_for(state: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not state():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_models_leave_when_nobody_wants_anything_and_come_back_when_asked() -> None:
    with closing(EngineClient(EngineConfig(unload_after_s=0.2))) as engine:
        assert translate(engine) == ["I love you."]
        wait_for(lambda: models_of(engine) == ())
        assert translate(engine) == ["I love you."]


def test_the_halves_of_a_way_stay_together_and_others_leave(engine: EngineClient) -> None:
    for model, beside in ((THERE, BACK), (BACK, THERE)):
        for _ in engine.load(model, beside):
            pass
    assert models_of(engine) == (THERE.id, BACK.id)  # the shipped models are small
    translate(engine)
    assert models_of(engine) == (THERE.id,)
    for _ in engine.unload():
        pass
    assert models_of(engine) == ()
