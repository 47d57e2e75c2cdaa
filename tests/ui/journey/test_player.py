from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop_translator.ui.journey.player import Player
from desktop_translator.ui.journey.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def player(qtbot: QtBot, clock: Clock) -> Iterator[Player]:
    owner = QObject()
    player = Player(owner, clock)
    player.show_end(Timeline(tokens=2, steps=1))
    yield player
    player.pause()


def test_a_new_journey_is_shown_whole_and_nothing_ticks(player: Player) -> None:
    assert player.position == 5
    assert not player.playing


def test_it_plays_from_the_beginning_to_the_end_and_rests(
    qtbot: QtBot, player: Player, clock: Clock
) -> None:
    positions: list[float] = []
    player.moved.connect(positions.append)
    player.play(jumps=False)
    assert player.position == 0
    assert player.playing

    def plays() -> bool:
        clock.now_s += 0.1
        return not player.playing

    qtbot.waitUntil(plays)
    assert player.position == 5
    assert positions == sorted(positions)
    assert any(position % 1 for position in positions)


def test_with_reduced_motion_there_is_nothing_between_moments(
    qtbot: QtBot, player: Player, clock: Clock
) -> None:
    positions: list[float] = []
    player.moved.connect(positions.append)
    player.play(jumps=True)

    def plays() -> bool:
        clock.now_s += 0.1
        return not player.playing

    qtbot.waitUntil(plays)
    assert positions == [0, 1, 2, 3, 4, 5]


def test_the_speed_can_be_chosen(qtbot: QtBot, player: Player, clock: Clock) -> None:
    player.seek(2)
    player.set_speed(4.0)
    player.play(jumps=False)
    clock.now_s += 0.15  # half of the encoder's 1.2 s at four times the speed
    with qtbot.waitSignal(player.moved):
        pass
    assert player.position == pytest.approx(2.5)


def test_steps_go_to_whole_moments_and_pause(player: Player) -> None:
    player.seek(2.5)
    player.step(1)
    assert player.position == 3
    player.seek(2.5)
    player.step(-1)
    assert player.position == 2
    player.seek(0)
    player.step(-1)
    assert player.position == 0
    assert not player.playing


def test_playing_is_told(qtbot: QtBot, player: Player) -> None:
    with qtbot.waitSignal(player.playing_changed) as told:
        player.play(jumps=False)
    assert told.args == [True]
    with qtbot.waitSignal(player.playing_changed) as told:
        player.pause()
    assert told.args == [False]


def test_nothing_plays_where_there_is_nothing(player: Player) -> None:
    player.show_end(Timeline(0, 0))
    player.play(jumps=False)
    assert not player.playing
