"""What tests of the window share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pytest

from desktop_translator.core.languages import Languages
from desktop_translator.core.models import ModelInfo
from desktop_translator.core.paths import Paths
from desktop_translator.core.settings import Settings, Theme
from desktop_translator.pipeline.model_library import ModelLibrary
from desktop_translator.ui.files.room import FilesRoom
from desktop_translator.ui.main_window import MainWindow
from desktop_translator.ui.models.room import ModelsRoom
from desktop_translator.ui.theme import ThemeController
from desktop_translator.ui.widgets.icons import Icons
from tests.fakes import FakeEngine
from tests.ui.fakes import FakeJourneyJob, FakeTypingJob
from tests.ui.files.fakes import FakeBatchJob
from tests.ui.version_search import FakeVersionSearch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Child = TypeVar("Child", bound="QObject")
RESOURCES = Path(__file__).parents[2] / "resources"


def child(parent: QObject, kind: type[Child]) -> Child:
    """Return the one child of a kind that a test knows to be there."""
    found = parent.findChild(kind)
    assert found is not None
    return found


class OpenWindow(Protocol):
    """Opens a window that is closed after the test."""

    def __call__(
        self, settings: Settings | None = None, wanted: Sequence[ModelInfo] | None = None
    ) -> MainWindow: ...


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> ThemeController:
    controller = ThemeController(qapp, RESOURCES / "themes")
    controller.apply(Theme.LIGHT)
    return controller


@pytest.fixture(scope="session")
def languages() -> Languages:
    return Languages.read(RESOURCES / "languages.json")


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> Icons:
    return Icons(RESOURCES / "icons")


@pytest.fixture
def job(qapp: QApplication) -> FakeTypingJob:
    return FakeTypingJob()


@pytest.fixture
def journeys(qapp: QApplication) -> FakeJourneyJob:
    return FakeJourneyJob()


@pytest.fixture
def search(qapp: QApplication) -> FakeVersionSearch:
    return FakeVersionSearch()


def model(source: str, target: str, name: str = "Starter French–English") -> ModelInfo:
    return ModelInfo(
        folder=Path("models") / f"{source}-{target}",
        id=f"starter-{source}-{target}",
        name=name,
        family="starter",
        sources=(source,),
        targets=(target,),
        licence="CC-BY-2.0",
        size_bytes=8_310_000,
        files=(),
        quality={"chrF": 55.8},
    )


@pytest.fixture
def models() -> tuple[ModelInfo, ...]:
    return (model("fr", "en"), model("en", "fr"))


@pytest.fixture
def room(
    theme: ThemeController, languages: Languages, icons: Icons, tmp_path: Path
) -> Iterator[ModelsRoom]:
    def make_library() -> ModelLibrary:
        return ModelLibrary(Paths(tmp_path, RESOURCES), Settings, FakeEngine(), offline=True)

    room = ModelsRoom(make_library, languages, icons)
    yield room
    room.close()


@pytest.fixture
def batch(qapp: QApplication) -> FakeBatchJob:
    return FakeBatchJob()


@pytest.fixture
def files(
    theme: ThemeController,
    languages: Languages,
    icons: Icons,
    batch: FakeBatchJob,
    models: tuple[ModelInfo, ...],
) -> Iterator[FilesRoom]:
    room = FilesRoom(lambda: batch, lambda: models, Settings, languages, icons)
    yield room
    room.close()


@pytest.fixture
def open_window(
    qtbot: QtBot,
    room: ModelsRoom,
    files: FilesRoom,
    theme: ThemeController,
    job: FakeTypingJob,
    journeys: FakeJourneyJob,
    search: FakeVersionSearch,
    models: tuple[ModelInfo, ...],
    languages: Languages,
) -> OpenWindow:
    def build(
        settings: Settings | None = None, wanted: Sequence[ModelInfo] | None = None
    ) -> MainWindow:
        window = MainWindow(
            job,
            journeys,
            search,
            models if wanted is None else wanted,
            languages,
            settings or Settings(geometry="AA==", detects=False),  # as after an earlier start
            RESOURCES,
            room,
            files,
        )
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.page.source.pane.setFocus()
        return window

    return build


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()
