"""The whole program and a Hub on loopback: from an empty folder to a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_translator.app import Program
from desktop_translator.core.paths import Paths, default_paths
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.ui.models.deeds import Deed
from desktop_translator.ui.models.row import Standing
from desktop_translator.ui.places import Place
from tests.hub import Hub
from tests.hub_contents import HubModel
from tests.hub_faults import Fault
from tests.starter import copy_starter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.models.page import ModelsPage
    from desktop_translator.ui.models.row import ModelRow

pytestmark = pytest.mark.engine
NAME = "someone/notre-fr-en"
MODEL_ID = "someone--notre-fr-en"
PATIENCE_MS = 60_000


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A Hub that has one translation model: the starter, as if someone else had made it."""
    folder = copy_starter(tmp_path / "there")
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".md"}
    del files["model.json"]
    with Hub() as hub:
        hub.models[NAME] = HubModel(files)
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Callable[[Paths], Program]]:
    programs: list[Program] = []

    def start_program(paths: Paths) -> Program:
        programs.append(Program(qapp, paths, EngineConfig()))
        return programs[-1]

    yield start_program
    for program in programs:
        program.window.close()
        program.close()
        program.window.deleteLater()


def rows(page: ModelsPage) -> dict[str, ModelRow]:
    found = [page.list.row(place) for place in range(page.list.count())]
    return {row.id: row for row in found}


def press(page: ModelsPage, deed: Deed) -> None:
    page.choose(MODEL_ID)
    QTest.mouseClick(page.detail.buttons[deed], Qt.MouseButton.LeftButton)


def find(qtbot: QtBot, program: Program) -> ModelsPage:
    program.window.show_place(Place.MODELS)
    page = program.models.page
    page.bar.search.setText("notre")
    QTest.mouseClick(page.search_hub, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: MODEL_ID in rows(page), timeout=PATIENCE_MS)
    return page


def test_a_model_is_found_downloaded_and_used(
    qtbot: QtBot, start: Callable[[Paths], Program], hub: Hub, tmp_path: Path
) -> None:
    program = start(default_paths(tmp_path / "own"))
    page = find(qtbot, program)
    press(page, Deed.DOWNLOAD)
    qtbot.waitUntil(lambda: rows(page)[MODEL_ID].standing.is_here, timeout=PATIENCE_MS)
    press(page, Deed.USE)
    text = program.window.page
    assert text.isVisible()
    text.source.pane.replace_text("Je t'aime.")
    qtbot.waitUntil(lambda: text.target.pane.newest_text() == "I love you.", timeout=PATIENCE_MS)
    assert NAME in text.bar.model.accessibleName()
    program.window.show_place(Place.MODELS)
    press(page, Deed.DELETE)
    QTest.mouseClick(page.detail.buttons[Deed.DELETE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: rows(page)[MODEL_ID].standing is Standing.AVAILABLE, timeout=PATIENCE_MS
    )
    program.window.show_place(Place.TEXT)
    text.source.pane.replace_text("Merci.")
    qtbot.waitUntil(lambda: text.target.pane.newest_text() == "Thank you.", timeout=PATIENCE_MS)


def test_a_download_goes_on_when_the_window_is_opened_again(
    qtbot: QtBot, start: Callable[[Paths], Program], hub: Hub, tmp_path: Path
) -> None:
    paths = default_paths(tmp_path / "own")
    hub.faults.append(Fault("/cdn/", bytes_per_s=500_000))
    first = start(paths)
    page = find(qtbot, first)
    press(page, Deed.DOWNLOAD)
    qtbot.waitUntil(
        lambda: (row := rows(page)[MODEL_ID]).progress is not None and row.done_share > 0.02,
        timeout=PATIENCE_MS,
    )
    first.window.close()
    first.close()
    hub.faults.clear()
    second = start(paths)
    qtbot.waitUntil(
        lambda: any(model.id == MODEL_ID for model in second.models.library.scan().models),
        timeout=PATIENCE_MS,
    )
    size = sum(map(len, hub.models[NAME].files.values()))
    assert hub.sent_bytes <= 1.05 * size + 200_000  # and what was under way at the cut


def test_without_a_network_the_page_says_so_and_what_is_here_works(
    qtbot: QtBot, start: Callable[[Paths], Program], hub: Hub, tmp_path: Path
) -> None:
    hub.faults.append(Fault(status=503))
    program = start(default_paths(tmp_path / "own"))
    program.window.show_place(Place.MODELS)
    page = program.models.page
    QTest.mouseClick(page.search_hub, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "127.0.0.1" in page.banner.text, timeout=PATIENCE_MS)
    assert any(row.standing is Standing.SHIPPED for row in rows(page).values())
