"""Closing is quick, clean and complete, whatever is going on."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.e2e.screen import wait_until
from tests.e2e.texts import long_text
from tests.e2e.window import runs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import OpenWindow

TIMES = 30
PROMISED_SECONDS = 2.0


@pytest.mark.timeout(400)
def test_closing_while_it_streams_is_quick_and_clean(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    seconds, statuses = [], []
    for turn in range(TIMES):
        window = open_window(data=tmp_path / "data")
        window.paste_and_see_it_begin(long_text(3000, salt=turn))
        children = psutil.Process(window.process.pid).children(recursive=True)
        begin = time.monotonic()
        window.key("alt+F4")
        statuses.append(window.wait_for_exit(30))
        seconds.append(time.monotonic() - begin)
        wait_until(lambda: not any(map(runs, children)), "no process is left", 5)  # noqa: B023
        assert window.log.read_text() == ""  # nor did the engine complain on its way out
    assert statuses == [0] * TIMES
    assert max(seconds) <= PROMISED_SECONDS, [round(each, 2) for each in seconds]


def test_closing_after_copying_is_clean(open_window: OpenWindow) -> None:
    """What was copied belongs to the program, and must not outlive it by a moment too long."""
    window = open_window()
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    assert window.source() == "Je t'aime."
    window.key("ctrl+q")
    assert window.wait_for_exit(10) == 0
    assert window.log.read_text() == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_like_its_button(
    open_window: OpenWindow, number: signal.Signals
) -> None:
    window = open_window()
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    window.process.send_signal(number)
    assert window.wait_for_exit(10) == 0
    assert window.log.read_text() == ""
