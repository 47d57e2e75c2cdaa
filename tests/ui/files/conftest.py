"""What tests of the files page share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from desktop_translator.pipeline.batch.events import FileProgress
from desktop_translator.pipeline.batch.requests import BatchOptions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.files.page import FilesPage
    from desktop_translator.ui.files.room import FilesRoom
    from tests.ui.files.fakes import FakeBatchJob

FOLDER = Path("documents")
PATHS = tuple(FOLDER / name for name in ("a.txt", "b.docx", "c.html", "d.csv"))


def file(number: int, name: str = "") -> FileProgress:
    return FileProgress(number, FOLDER / (name or f"{number}.txt"), BatchOptions("en"))


class Fill(Protocol):
    """Adds files to the queue and waits until the page shows them."""

    def __call__(self, *paths: Path) -> FilesPage: ...


@pytest.fixture
def page(qtbot: QtBot, files: FilesRoom) -> FilesPage:
    page = files.page
    qtbot.addWidget(page)
    page.resize(1000, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def fill(qtbot: QtBot, files: FilesRoom, page: FilesPage, batch: FakeBatchJob) -> Fill:
    def add(*paths: Path) -> FilesPage:
        files.add(paths or PATHS)
        qtbot.waitUntil(lambda: page.queue.list.files.rowCount() == len(batch.files))
        return page

    return add
