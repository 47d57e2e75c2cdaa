"""Tests of the language picker: filter, list model, popover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from desktop_translator.core.languages import Language
from desktop_translator.ui.translate.language_filter import matching
from desktop_translator.ui.translate.language_list_model import LanguageListModel
from desktop_translator.ui.translate.language_popover import FilterLine
from tests.ui.conftest import model

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.conftest import OpenWindow

LANGUAGES = (
    Language("fr", "French", "français"),
    Language("fa", "Persian", "فارسی", right_to_left=True),
    Language("zh-Hant", "Traditional Chinese", "繁體中文"),
    Language("de", "German", "Deutsch"),
)


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ("", ["fr", "fa", "zh-Hant", "de"]),
        ("GER", ["de"]),
        ("francais", ["fr"]),
        ("deut", ["de"]),
        ("fa", ["fa"]),
        ("zh", ["zh-Hant"]),
        ("繁", ["zh-Hant"]),
        ("an", ["fr", "fa", "de"]),
        ("xx", []),
    ],
)
def test_the_filter_knows_name_autonym_and_code(wanted: str, codes: list[str]) -> None:
    assert [language.code for language in matching(LANGUAGES, wanted)] == codes


def test_beginnings_come_first() -> None:
    found = matching((Language("a", "Upper German", "x"), Language("b", "German", "y")), "ger")
    assert [language.code for language in found] == ["b", "a"]


def test_the_list_model_is_sound(qapp: QApplication) -> None:
    rows = LanguageListModel()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.set_rows(LANGUAGES, "de")
    rows.set_rows(LANGUAGES[:1], "de")
    rows.set_rows(LANGUAGES, "de")
    assert tester.model() is rows
    assert rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "French, français"
    assert [rows.index(row).data(LanguageListModel.CurrentRole) for row in range(4)] == [
        False,
        False,
        False,
        True,
    ]


@pytest.fixture
def polyglot(open_window: OpenWindow) -> MainWindow:
    sources = ["fr", "de", "ar", "ja", "zh-TW"]
    return open_window(wanted=[*(model(code, "en") for code in sources), model("en", "fr")])


def line_of(window: MainWindow) -> FilterLine:
    line = window.page.bar.source.popover.findChild(FilterLine)
    assert line is not None
    return line


def test_typing_filters_and_enter_picks(qtbot: QtBot, polyglot: MainWindow) -> None:
    picker = polyglot.page.bar.source
    QTest.keyClick(picker, Qt.Key.Key_Space)
    line = line_of(polyglot)
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "deu")
    assert picker.popover.shown_codes() == ("de",)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert picker.text() == "German"
    assert not picker.popover.isVisible()
    assert QApplication.focusWidget() is picker


def test_recent_languages_are_on_top(qtbot: QtBot, polyglot: MainWindow) -> None:
    picker = polyglot.page.bar.source
    picker.open_list()
    assert picker.popover.shown_codes() == ("auto", "fr", "en", "ar", "zh-TW", "de", "ja")
    picker.open_list()
    assert not picker.popover.isVisible()


def test_arrows_move_and_keep_a_region(qtbot: QtBot, polyglot: MainWindow) -> None:
    picker = polyglot.page.bar.source
    picker.open_list()
    QTest.keyClick(line_of(polyglot), Qt.Key.Key_PageDown)
    for _ in range(2):
        QTest.keyClick(line_of(polyglot), Qt.Key.Key_Up)
    QTest.keyClick(line_of(polyglot), Qt.Key.Key_Enter)
    assert polyglot.settings.source == "zh-TW"


def test_escape_closes_the_list_only(qtbot: QtBot, polyglot: MainWindow) -> None:
    page = polyglot.page
    page.source.pane.replace_text("bonjour")
    page.bar.source.open_list()
    QTest.keyClick(line_of(polyglot), Qt.Key.Key_Escape)
    assert not page.bar.source.popover.isVisible()
    assert page.session.running
    assert page.bar.source.text() == "French"


def test_a_press_elsewhere_closes_the_list(qtbot: QtBot, polyglot: MainWindow) -> None:
    page = polyglot.page
    page.bar.source.open_list()
    QTest.mouseClick(page.target.pane.viewport(), Qt.MouseButton.LeftButton)
    assert not page.bar.source.popover.isVisible()


def test_a_press_on_the_button_closes_the_list(qtbot: QtBot, polyglot: MainWindow) -> None:
    picker = polyglot.page.bar.source
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton)
    assert picker.popover.isVisible()
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton)
    assert not picker.popover.isVisible()


def test_nothing_found_is_said(qtbot: QtBot, polyglot: MainWindow) -> None:
    picker = polyglot.page.bar.source
    picker.open_list()
    QTest.keyClicks(line_of(polyglot), "qqq")
    assert picker.popover.shown_codes() == ()
    QTest.keyClick(line_of(polyglot), Qt.Key.Key_Return)
    assert picker.popover.isVisible()


def test_tab_stays_in_the_open_list(qtbot: QtBot, polyglot: MainWindow) -> None:
    polyglot.page.bar.source.open_list()
    QTest.keyClick(line_of(polyglot), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line_of(polyglot)
