"""Tests of `ui.widgets.throttle`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Clock:
    """Time that passes only when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_cheap_work_runs_at_once(qtbot: QtBot) -> None:
    parent, clock = QObject(), Clock()
    throttle = Throttle(parent, clock)
    with qtbot.waitSignal(throttle.fired):
        throttle.request()
    assert not throttle.waiting


def test_costly_work_rests_four_times_its_cost(qtbot: QtBot) -> None:
    parent, clock = QObject(), Clock()
    throttle = Throttle(parent, clock)
    throttle.request()
    throttle.add_cost(50)
    clock.seconds += 0.199
    with qtbot.assertNotEmitted(throttle.fired):
        throttle.request()
    assert throttle.waiting
    throttle.cancel()
    clock.seconds += 0.002
    with qtbot.waitSignal(throttle.fired):
        throttle.request()


def test_requests_while_waiting_become_one_run(qtbot: QtBot) -> None:
    parent, clock = QObject(), Clock()
    throttle = Throttle(parent, clock)
    runs: list[None] = []
    throttle.fired.connect(lambda: runs.append(None))
    throttle.request()
    throttle.request()
    with qtbot.waitSignal(throttle.fired):
        throttle.request()
    assert len(runs) == 2


def test_a_wanted_gap_is_kept(qtbot: QtBot) -> None:
    parent, clock = QObject(), Clock()
    throttle = Throttle(parent, clock)
    throttle.request()
    clock.seconds += 0.5
    with qtbot.assertNotEmitted(throttle.fired):
        throttle.request(gap_ms=1000)
    throttle.cancel()


def test_its_own_run_counts_as_cost(qtbot: QtBot) -> None:
    parent, clock = QObject(), Clock()
    throttle = Throttle(parent, clock)

    def work() -> None:
        clock.seconds += 0.1

    throttle.fired.connect(work)
    throttle.request()
    clock.seconds += 0.3
    throttle.request()
    assert throttle.waiting
    throttle.cancel()
