"""Tests of `ui.models.session`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel

from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.core.errors import EngineStoppedError, ModelFileDamagedError
from desktop_translator.pipeline.download_events import Failed, Installed, Planned
from desktop_translator.ui.models.deeds import Deed
from desktop_translator.ui.models.page import ModelsPage
from desktop_translator.ui.models.row import Standing
from desktop_translator.ui.models.session import ModelsSession
from desktop_translator.ui.models.shelf import Shelf
from tests.ui.models.fakes import HERE, FakeDownloads, FakeErrands, FakeLibrary
from tests.ui.models.test_shelf import ENTRY, PLAN, STORE, WANTED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow
    from desktop_translator.ui.theme import ThemeController
    from desktop_translator.ui.widgets.icons import Icons

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController, languages: Languages, icons: Icons) -> ModelsPage:
    page = ModelsPage(languages, icons)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def session(page: ModelsPage, library: FakeLibrary, languages: Languages) -> ModelsSession:
    downloads, errands, shelf = FakeDownloads(), FakeErrands(), Shelf(STORE, (ENTRY,))
    return ModelsSession(page, shelf, downloads, errands, library, languages)


def downloads(session: ModelsSession) -> FakeDownloads:
    assert isinstance(session._downloads, FakeDownloads)
    return session._downloads


def errands(session: ModelsSession) -> FakeErrands:
    assert isinstance(session._chores._errands, FakeErrands)
    return session._chores._errands


def row(page: ModelsPage, model_id: str) -> ModelRow:
    page.choose(model_id)
    rows = [page.list.row(place) for place in range(page.list.count())]
    return next(row for row in rows if row.id == model_id)


def test_a_download_from_order_to_ready(
    qtbot: QtBot, session: ModelsSession, page: ModelsPage, library: FakeLibrary
) -> None:
    row(page, "opus-de-en")
    page.detail.buttons[Deed.DOWNLOAD].click()
    assert downloads(session).orders == [("add", WANTED)]
    told = downloads(session).told
    downloads(session).queue_changed.emit((PLAN,))
    told.emit(Planned(PLAN, 0))
    told.emit(FetchProgress(PLAN.key, 25, 100, 5.0, 15.0, (), None))
    assert row(page, "opus-de-en").standing is Standing.FETCHING
    page.detail.buttons[Deed.PAUSE].click()
    assert downloads(session).orders[-1] == ("pause", PLAN)
    arrived = replace(HERE, id="opus-de-en", name="OPUS", revision=WANTED.revision)
    library.models.append(arrived)
    with qtbot.waitSignal(session.models_changed) as changed:
        told.emit(Installed(PLAN.key, arrived))
    assert arrived in changed.args[0].models
    assert row(page, "opus-de-en").standing is Standing.INSTALLED
    assert "OPUS is ready" in page.banner.text


def test_a_download_that_stops_says_why_and_can_be_resumed(
    session: ModelsSession, page: ModelsPage
) -> None:
    downloads(session).queue_changed.emit((PLAN,))
    downloads(session).told.emit(Failed(PLAN.key, EngineStoppedError()))
    stopped = row(page, "opus-de-en")
    assert (stopped.standing, type(stopped.error)) == (Standing.STOPPED, EngineStoppedError)
    page.detail.buttons[Deed.RESUME].click()
    assert downloads(session).orders == [("resume", PLAN)]
    downloads(session).queue_changed.emit((PLAN,))
    assert row(page, "opus-de-en").standing is Standing.WAITING
    page.detail.buttons[Deed.CANCEL].click()
    assert downloads(session).orders[-1] == ("cancel", PLAN)


def test_what_cannot_be_asked_for_is_told(session: ModelsSession, page: ModelsPage) -> None:
    downloads(session).refused.emit("opus-de-en", EngineStoppedError())
    assert EngineStoppedError.message in page.banner.text


def test_the_hub_is_searched(session: ModelsSession, page: ModelsPage) -> None:
    page.search_hub.click()
    errands(session).work_off()
    assert row(page, "someone--found").repository == "someone/found"
    session.search("broken")
    errands(session).work_off()
    assert EngineStoppedError.message in page.banner.text


def test_a_repository_is_added_by_its_name(
    session: ModelsSession, page: ModelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("someone/model", True))
    page.add_by_name.click()
    ((order, wanted),) = downloads(session).orders
    assert (order, wanted.repository) == ("add", "someone/model")  # type: ignore[attr-defined]
    session.add("no name at all")
    assert len(downloads(session).orders) == 1
    assert page.banner.isVisible()


def test_files_are_checked(session: ModelsSession, page: ModelsPage, library: FakeLibrary) -> None:
    session.do(Deed.VERIFY, row(page, "here"))
    errands(session).work_off()
    assert "Every file of Here is in order" in page.banner.text
    damage = {"model": "Here", "file": "model.bin", "folder": "f", "reason": "it is short"}
    library.wrong = (ModelFileDamagedError(**damage),)
    session.do(Deed.VERIFY, row(page, "here"))
    errands(session).work_off()
    assert "model.bin" in page.banner.text


def test_deleting_takes_two_presses(
    qtbot: QtBot, session: ModelsSession, page: ModelsPage, library: FakeLibrary
) -> None:
    row(page, "here")
    page.detail.buttons[Deed.DELETE].click()
    assert errands(session).waiting == []
    page.choose("opus-de-en")
    page.choose("here")
    page.detail.buttons[Deed.DELETE].click()
    assert errands(session).waiting == []  # another model was looked at in between
    page.detail.buttons[Deed.DELETE].click()
    with qtbot.waitSignal(session.models_changed):
        errands(session).work_off()
    assert library.models == []


def test_a_model_is_exported_and_imported(
    session: ModelsSession,
    page: ModelsPage,
    library: FakeLibrary,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/packs/here.zip", ""))
    session.do(Deed.EXPORT, row(page, "here"))
    errands(session).work_off()
    assert library.exported == [Path("/packs/here.zip")]
    page.import_wanted.emit(Path("/packs/here.zip"))
    errands(session).work_off()
    assert page.list.row(page.list.currentIndex().row()).id == "brought"


def test_when_a_model_was_last_used_is_told(session: ModelsSession, page: ModelsPage) -> None:
    assert row(page, "here").last_used == date(2026, 11, 20)
    day = QLocale().toString(QDate(2026, 11, 20), QLocale.FormatType.ShortFormat)
    assert day in {label.text() for label in page.detail.findChildren(QLabel)}


def test_translating_with_a_model_is_asked_for(
    qtbot: QtBot, session: ModelsSession, page: ModelsPage
) -> None:
    row(page, "here")
    with qtbot.waitSignal(session.use_wanted) as wanted:
        page.detail.buttons[Deed.USE].click()
    assert wanted.args == [HERE]
