"""What breaks around the window never breaks the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil
import pytest

from tests.e2e.screen import wait_until
from tests.e2e.texts import long_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import OpenWindow
    from tests.e2e.window import Window

KILLS = 50


@pytest.mark.timeout(400)
def test_the_engine_may_be_killed_fifty_times_while_it_streams(window: Window) -> None:
    text = ""
    for kill in range(KILLS):
        text = long_text(400, salt=kill)  # new sentences: none is remembered from the last round
        window.paste(text)
        wait_until(lambda: window.translation() != "", "the translation begins")
        engine = wait_until(window.engine, "there is an engine")
        engine.kill()
        wait_until(lambda: not _runs(engine), "the engine is dead")  # noqa: B023 - used at once
        assert window.alive, f"after kill {kill + 1}"
        if kill % 10 == 0:
            assert window.source() == text
    assert window.source() == text
    window.replace("Je t'aime.")
    window.wait_for_translation("I love you.")


def test_without_a_data_folder_the_window_translates(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    """The folder's parent is a file, so that not even an administrator can create it."""
    obstacle = tmp_path / "file"
    obstacle.write_text("in the way")
    window = open_window(data=obstacle / "data")
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    window.key("alt+F4")
    assert window.wait_for_exit(5) == 0
    assert obstacle.read_text() == "in the way"


def test_two_windows_share_a_data_folder(open_window: OpenWindow, tmp_path: Path) -> None:
    data = tmp_path / "shared"
    first, second = open_window(data=data), open_window(data=data)
    for window in (first, second):
        window.focus()
        window.replace("Je t'aime.")
        window.wait_for_translation("I love you.")
    second.key("alt+F4")
    assert second.wait_for_exit(5) == 0
    first.focus()
    first.replace("Bonjour.")
    wait_until(lambda: "ello" in first.translation() or "orning" in first.translation(), "a hello")


def _runs(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
