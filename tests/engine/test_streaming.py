from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import GREEDY
from desktop_translator.engine import streaming
from desktop_translator.engine.steps import Step
from desktop_translator.engine.streaming import BatchStream
from desktop_translator.engine.unknown import UNKNOWN

if TYPE_CHECKING:
    from desktop_translator.engine.loaded_model import LoadedModel


class Clock:
    """Stands in for the `time` module."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(streaming, "time", clock)
    return clock


def _stream(model: LoadedModel, told: list[list[tuple[int, str]]], pieces: int = 1) -> BatchStream:
    return BatchStream(model, [["▁a", "▁b"]] * pieces, GREEDY, told.append, lambda: False)


def test_the_first_token_is_told_at_once_and_the_next_a_frame_later(
    model: LoadedModel, clock: Clock
) -> None:
    told: list[list[tuple[int, str]]] = []
    stream = _stream(model, told)
    stream(Step(0, "▁I", last=False))
    stream(Step(0, "▁love", last=False))
    assert told == [[(0, "I")]]
    clock.now += streaming.PARTIAL_INTERVAL_S
    stream(Step(0, "▁you", last=False))
    assert told[1:] == [[(0, "I love you")]]


def test_all_that_grew_is_told_together(model: LoadedModel, clock: Clock) -> None:
    told: list[list[tuple[int, str]]] = []
    stream = _stream(model, told, pieces=3)
    for piece in range(3):
        stream(Step(piece, "▁I", last=False))
    clock.now += streaming.PARTIAL_INTERVAL_S
    stream(Step(0, "▁love", last=False))
    assert told[1:] == [[(0, "I love"), (1, "I"), (2, "I")]]


def test_the_end_token_is_never_told(model: LoadedModel, clock: Clock) -> None:
    told: list[list[tuple[int, str]]] = []
    stream = _stream(model, told)
    stream(Step(0, "▁I", last=False))
    clock.now += 1
    assert stream(Step(0, model.end_token, last=True)) is False
    assert told == [[(0, "I")]]


def test_nothing_is_told_behind_an_unknown_token(model: LoadedModel, clock: Clock) -> None:
    told: list[list[tuple[int, str]]] = []
    stream = _stream(model, told)
    for token in ("▁I", UNKNOWN, "▁you"):
        clock.now += 1
        stream(Step(0, token, last=False))
    assert told[-1] == [(0, "I")]


def test_a_piece_that_never_ends_is_stopped_at_its_own_limit(
    model: LoadedModel, clock: Clock
) -> None:
    stream = _stream(model, [], pieces=2)
    limit = model.output_limit(2, GREEDY)
    answers = [stream(Step(0, "▁I", last=False)) for _ in range(limit)]
    assert answers == [False] * (limit - 1) + [True]


def test_once_stopped_every_piece_ends(model: LoadedModel, clock: Clock) -> None:
    told: list[list[tuple[int, str]]] = []
    stream = BatchStream(model, [["▁a"]] * 2, GREEDY, told.append, lambda: True)
    assert stream(Step(0, "▁I", last=False)) is True
    assert stream(Step(1, "▁I", last=False)) is True
    assert told == []
