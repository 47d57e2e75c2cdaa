"""Tests of `ui.models.page` and of what it is made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar

from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.ui.models.deeds import POSSIBLE, Deed
from desktop_translator.ui.models.list_model import ModelListModel
from desktop_translator.ui.models.page import ModelsPage
from desktop_translator.ui.models.row import Standing
from tests.ui.conftest import child
from tests.ui.models.rows import COMING, HALFWAY, MANY, PLAIN, STARTER

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.theme import ThemeController
    from desktop_translator.ui.widgets.icons import Icons

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController, languages: Languages, icons: Icons) -> ModelsPage:
    page = ModelsPage(languages, icons)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show_rows((STARTER, PLAIN, MANY))
    with qtbot.waitExposed(page):
        page.show()
    return page


def ids(page: ModelsPage) -> list[str]:
    return [page.list.row(place).id for place in range(page.list.count())]


def texts(page: ModelsPage) -> str:
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel))


def shown(page: ModelsPage) -> list[Deed]:
    return [deed for deed, button in page.detail.buttons.items() if button.isVisibleTo(page)]


def test_typing_finds_models(page: ModelsPage) -> None:
    QTest.keyClicks(page.bar.search, "german")
    assert ids(page) == ["opus-de-en", "nllb"]
    QTest.keyClicks(page.bar.search, " klingon")
    assert ids(page) == []
    assert any("Search the Hub" in label.text() for label in page.findChildren(QLabel))


def test_choices_narrow_the_list(page: ModelsPage) -> None:
    page.bar.source.picked.emit("fr")
    assert ids(page) == ["starter", "nllb"]
    page.bar.commercial.setChecked(True)
    assert ids(page) == ["starter"]
    page.bar.ask_for("de", "en")
    assert ids(page) == ["opus-de-en", "nllb"]
    page.bar.largest.choose(100_000_000)
    assert ids(page) == ["opus-de-en"]


def test_languages_to_choose_from_are_those_of_the_models(page: ModelsPage) -> None:
    page.bar.source.open_list()
    assert page.bar.source.popover.shown_codes() == ("", "en", "fr", "de", "pt")
    page.bar.source.open_list()


def test_the_chosen_model_is_told_about(page: ModelsPage) -> None:
    page.choose("nllb")
    assert "NLLB 200" in texts(page)
    assert "French, German, English, Portuguese" in texts(page)
    assert "not for commercial use" in texts(page)
    assert "620 MB" in texts(page)


@pytest.mark.parametrize("standing", list(Standing))
def test_only_what_is_possible_is_offered(page: ModelsPage, standing: Standing) -> None:
    page.show_rows((replace(PLAIN, standing=standing),))
    assert set(shown(page)) == set(POSSIBLE[standing])


def test_a_button_orders_a_deed(qtbot: QtBot, page: ModelsPage) -> None:
    page.choose("opus-de-en")
    with qtbot.waitSignal(page.ordered) as ordered:
        QTest.mouseClick(page.detail.buttons[Deed.DOWNLOAD], Qt.MouseButton.LeftButton)
    assert ordered.args == [Deed.DOWNLOAD, PLAIN]


def test_enter_does_the_likeliest(qtbot: QtBot, page: ModelsPage) -> None:
    page.choose("opus-de-en")
    page.list.setFocus()
    with qtbot.waitSignal(page.ordered) as ordered:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert ordered.args == [Deed.DOWNLOAD, PLAIN]


def test_progress_is_shown_and_the_choice_stays(page: ModelsPage) -> None:
    page.choose("opus-de-en")
    page.show_rows((STARTER, COMING, MANY))
    assert "39 MB of 78 MB · 3.0 MB/s · 13 s left" in texts(page)
    assert child(page.detail, QProgressBar).value() == 500
    spoken = page.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Downloading, 50 %" in spoken
    page.show_rows((COMING, MANY))
    assert page.list.row(page.list.currentIndex().row()).id == "opus-de-en"


def test_trouble_and_errors_are_told(page: ModelsPage) -> None:
    page.choose("opus-de-en")
    waiting = replace(HALFWAY, trouble=EngineStoppedError())
    page.show_rows((replace(COMING, progress=waiting),))
    assert EngineStoppedError.message in texts(page)
    page.show_rows((COMING,))
    assert EngineStoppedError.message not in texts(page)
    page.show_rows((replace(COMING, standing=Standing.STOPPED, error=EngineStoppedError()),))
    assert EngineStoppedError.message in texts(page)


def test_only_what_changed_is_painted_again(qtbot: QtBot, page: ModelsPage) -> None:
    model = page.list.model()
    assert isinstance(model, ModelListModel)
    with qtbot.waitSignal(model.dataChanged) as changed:
        page.show_rows((STARTER, COMING, MANY))
    assert changed.args[0].row() == 1


@pytest.mark.parametrize("width", [420, 1000])
def test_every_standing_is_painted(page: ModelsPage, width: int) -> None:
    rows = [replace(COMING, id=s.name, standing=s) for s in Standing]
    page.show_rows(rows)
    page.resize(width, 700)
    picture = page.list.grab().toImage()
    for place in range(2):
        row = page.list.visualRect(page.list.model().index(place, 0))
        columns, lines = range(0, row.width(), 2), range(row.top(), row.bottom(), 2)
        assert len({picture.pixel(x, y) for x in columns for y in lines}) > 10


def test_search_and_other_ways_are_offered(qtbot: QtBot, page: ModelsPage) -> None:
    page.bar.search.setText("breton")
    with qtbot.waitSignal(page.search_wanted) as wanted:
        page.search_hub.click()
    assert wanted.args == ["breton"]
    with qtbot.waitSignal(page.name_wanted):
        page.add_by_name.click()


def test_a_folder_or_a_file_can_be_imported(
    qtbot: QtBot, page: ModelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/models/a")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/models/b.zip", ""))
    for action, path in zip(page.import_model.menu().actions(), ("a", "b.zip"), strict=True):
        with qtbot.waitSignal(page.import_wanted) as wanted:
            action.trigger()
        assert wanted.args == [Path("/models") / path]


def test_a_dialog_left_without_a_choice_imports_nothing(
    qtbot: QtBot, page: ModelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(page.import_wanted):
        for action in page.import_model.menu().actions():
            action.trigger()
