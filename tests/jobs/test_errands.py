"""Tests of `jobs.errands`."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.errors import AppError, EngineStoppedError
from desktop_translator.jobs.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def errands(qtbot: QtBot) -> Iterator[Errands]:
    made = Errands("errands")
    yield made
    made.close()


def counting(to: int) -> Generator[int | None, None, str]:
    for number in range(to):
        yield number
        yield None
    return "done"


def failing(error: Exception) -> Generator[None, None, None]:
    yield
    raise error


class Endless:
    """Yields until it is closed, and says when that was."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.closed = threading.Event()

    def steps(self) -> Generator[int, None, None]:
        try:
            while True:
                self.begun.set()
                yield 1
        finally:
            self.closed.set()


def test_steps_and_result_come_home(qtbot: QtBot, errands: Errands) -> None:
    steps: list[tuple[int, object]] = []
    errands.advanced.connect(lambda number, step: steps.append((number, step)))
    with qtbot.waitSignal(errands.finished) as finished:
        number = errands.run(lambda: counting(3))
    assert finished.args == [number, "done"]
    assert steps == [(number, 0), (number, 1), (number, 2)]


def test_one_is_done_after_the_other(qtbot: QtBot, errands: Errands) -> None:
    ends: list[int] = []
    errands.finished.connect(lambda number, _: ends.append(number))
    numbers = [errands.run(lambda: counting(2)) for _ in range(3)]
    qtbot.waitUntil(lambda: ends == numbers)


def test_an_error_ends_one_errand_only(qtbot: QtBot, errands: Errands) -> None:
    error = EngineStoppedError()
    with qtbot.waitSignal(errands.failed) as failed:
        number = errands.run(lambda: failing(error))
    assert failed.args == [number, error]
    with qtbot.waitSignal(errands.finished):
        errands.run(lambda: counting(1))


def test_a_bug_is_told_as_an_error(qtbot: QtBot, errands: Errands) -> None:
    with qtbot.waitSignal(errands.failed) as failed:
        errands.run(lambda: failing(ZeroDivisionError()))
    assert type(failed.args[1]) is AppError


def test_a_cancelled_errand_is_closed_and_silent(qtbot: QtBot, errands: Errands) -> None:
    endless = Endless()
    number = errands.run(endless.steps)
    assert endless.begun.wait(10)
    errands.cancel(number)
    assert endless.closed.wait(10)
    with qtbot.waitSignal(errands.finished) as finished:
        other = errands.run(lambda: counting(1))
    assert finished.args[0] == other


def test_closing_ends_what_runs_and_what_waits(qtbot: QtBot) -> None:
    errands, endless = Errands("errands"), Endless()
    errands.run(endless.steps)
    errands.run(lambda: pytest.fail("this one was waiting"))
    assert endless.begun.wait(10)
    errands.close()
    assert endless.closed.is_set()
