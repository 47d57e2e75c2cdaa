"""What breaks around the window never breaks the window."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.e2e.screen import wait_until
from tests.e2e.texts import long_text
from tests.e2e.window import SWAP, runs
from tests.structure import tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import OpenWindow
    from tests.e2e.window import Window

KILLS = 50


@pytest.mark.timeout(400)
def test_the_engine_may_be_killed_fifty_times_while_it_streams(window: Window) -> None:
    text = ""
    for kill in range(KILLS):
        text = long_text(2000, salt=kill)  # new sentences: none is remembered from the last round
        state = window.paste_and_see_it_begin(text)
        assert len(state) < len(text) / 2, "the text is too short: it was nearly done"
        engine = wait_until(window.engine, "there is an engine")
        engine.kill()
        wait_until(lambda: not runs(engine), "the engine is dead")  # noqa: B023 - used at once
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
    first.key("ctrl+a", "Delete")
    first.wait_for_translation("")
    first.type("Je t'aime.")
    first.wait_for_translation("I love you.")


def test_a_damaged_model_leaves_the_others_usable(open_window: OpenWindow, tmp_path: Path) -> None:
    """What the banner says is tested with the window's parts; here, that work goes on."""
    data = tmp_path / "data"
    damaged = data / "models" / "damaged"
    shutil.copytree(tree.ROOT / "resources" / "models" / "starter-fr-en", damaged)
    info = json.loads((damaged / "model.json").read_text(encoding="utf-8"))
    (damaged / "model.json").write_text(json.dumps(info | {"id": "damaged", "name": "Damaged"}))
    os.truncate(damaged / "model.bin", 1_000_000)
    window = open_window(data=data)
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    window.key(SWAP)
    wait_until(lambda: window.source() == "I love you.", "the texts are swapped")
    wait_until(window.translation, "English is translated too")
    assert window.alive
