"""Tests of other versions of sentences: found, shown side by side, put into the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.core.quality import creative
from desktop_translator.pipeline.version_finder import VersionsFailed
from desktop_translator.ui.actions import Command
from tests.ui.translate.sentences_in_window import put_cursor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.page import TranslatePage
    from tests.ui.fakes import FakeTypingJob
    from tests.ui.version_search import FakeVersionSearch

TEXT = "Un chat. Deux chiens.\n\nTrois oiseaux."


@pytest.fixture
def page(window: MainWindow, job: FakeTypingJob) -> TranslatePage:
    page = window.page
    page.source.pane.replace_text(TEXT)
    job.tell()
    page.target.pane.settle()
    put_cursor(page.source.pane, "Deux")
    return page


def do(window: MainWindow, command: Command) -> None:
    assert window._actions[command].isEnabled()
    window._actions[command].trigger()


def rows(page: TranslatePage) -> list[str]:
    return [row.title for row in page.versions.panel.rows]


def marked(page: TranslatePage) -> list[str]:
    return [row.title for row in page.versions.panel.rows if row.isChecked()]


def test_without_a_text_there_is_nothing_to_find_versions_of(window: MainWindow) -> None:
    for command in (Command.ANOTHER, Command.ANOTHER_OF_ALL, Command.VERSIONS):
        assert not window._actions[command].isEnabled()


def test_another_version_takes_the_place_of_the_sentence(
    window: MainWindow, page: TranslatePage, job: FakeTypingJob, search: FakeVersionSearch
) -> None:
    do(window, Command.ANOTHER)
    assert search.searches == [(creative(40), {"Deux chiens.": ("DEUX CHIENS.",)}, 1)]
    assert page.target.counter == "Looking for another version"
    search.tell("Deux chiens.", "Two dogs.")
    search.finish()
    assert job.wishes[-1].chosen == {"Deux chiens.": "Two dogs."}
    job.tell()
    assert page.target.pane.text() == "UN CHAT. Two dogs.\n\nTROIS OISEAUX."
    do(window, Command.ANOTHER)
    assert search.searches[-1][1] == {"Deux chiens.": ("DEUX CHIENS.", "Two dogs.")}


def test_a_chosen_version_stays_when_the_rest_is_edited_and_in_another_quality(
    window: MainWindow, page: TranslatePage, job: FakeTypingJob, search: FakeVersionSearch
) -> None:
    do(window, Command.ANOTHER)
    search.tell("Deux chiens.", "Two dogs.")
    job.tell()
    page.source.pane.replace_text("Deux chiens. Quatre.")
    job.tell()
    assert page.target.pane.text() == "Two dogs. QUATRE."
    do(window, Command.BEST)
    job.tell()
    assert page.target.pane.text() == "Two dogs. QUATRE."


def test_another_version_of_the_whole_text(
    qtbot: QtBot,
    window: MainWindow,
    page: TranslatePage,
    job: FakeTypingJob,
    search: FakeVersionSearch,
) -> None:
    do(window, Command.ANOTHER_OF_ALL)
    sentences = ("Un chat.", "Deux chiens.", "Trois oiseaux.")
    assert search.searches[-1][1] == {each: (each.upper(),) for each in sentences}
    for each in sentences:
        search.tell(each, each.lower())
    search.finish()
    qtbot.waitUntil(lambda: len(job.wishes[-1].chosen) == 3)
    job.tell()
    assert page.target.pane.text() == TEXT.lower()


def test_where_there_is_no_other_version_it_is_said(
    window: MainWindow, page: TranslatePage, search: FakeVersionSearch
) -> None:
    do(window, Command.ANOTHER)
    search.tell("Deux chiens.")
    search.finish()
    assert page.target.counter.startswith("No other version was found.")
    assert page.target.pane.text() == TEXT.upper()


def test_an_error_is_told_and_the_text_stays(
    window: MainWindow, page: TranslatePage, search: FakeVersionSearch
) -> None:
    do(window, Command.ANOTHER)
    search.failed.emit(VersionsFailed(1, EngineStoppedError()))
    assert page.banner.isVisible()
    assert page.target.counter == ""
    assert page.target.pane.text() == TEXT.upper()


def test_options_of_ones_own_find_the_versions(
    window: MainWindow, page: TranslatePage, search: FakeVersionSearch
) -> None:
    custom = DecodingOptions(Method.SAMPLING, temperature=1.5, results=6)
    window._quality.choose_custom(custom)
    do(window, Command.VERSIONS)
    assert search.searches[-1][0] == custom
    assert search.searches[-1][2] == 6


def test_versions_stand_side_by_side_and_one_is_picked(
    window: MainWindow, page: TranslatePage, job: FakeTypingJob, search: FakeVersionSearch
) -> None:
    window.resize(1100, 700)
    do(window, Command.VERSIONS)
    panel = page.versions.panel
    assert panel.isVisible()
    assert rows(page) == marked(page) == ["DEUX CHIENS."]
    search.tell("Deux chiens.", "Two dogs.", "A pair of dogs.")
    search.finish()
    assert rows(page) == ["DEUX CHIENS.", "Two dogs.", "A pair of dogs."]
    assert panel.rows[1].words == "90% sure of each word"
    QApplication.processEvents()
    assert len({row.y() for row in panel.rows}) == 1
    panel.rows[1].click()
    assert marked(page) == ["Two dogs."]
    assert job.wishes[-1].chosen == {"Deux chiens.": "Two dogs."}
    job.tell()
    assert page.target.pane.text() == "UN CHAT. Two dogs.\n\nTROIS OISEAUX."
    panel.rows[0].click()
    job.tell()
    assert page.target.pane.text() == TEXT.upper()


def test_the_panel_is_used_by_keys_alone(
    window: MainWindow, page: TranslatePage, job: FakeTypingJob, search: FakeVersionSearch
) -> None:
    QTest.keyClick(page.source.pane, Qt.Key.Key_F7)
    panel = page.versions.panel
    assert QApplication.focusWidget() is panel.rows[0]
    search.tell("Deux chiens.", "Two dogs.")
    search.finish()
    assert QApplication.focusWidget() is panel.rows[0]
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Right)
    assert panel.rows[1].hasFocus()
    QTest.keyClick(panel.rows[1], Qt.Key.Key_Return)
    assert job.wishes[-1].chosen == {"Deux chiens.": "Two dogs."}
    interface = QAccessible.queryAccessibleInterface(panel.rows[1])
    assert interface.text(QAccessible.Text.Name) == "Two dogs."
    assert interface.state().checked
    QTest.keyClick(panel.rows[1], Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.source.pane.hasFocus()
    assert not window._actions[Command.VERSIONS].isChecked()


def test_the_panel_follows_the_sentence_in_view(
    window: MainWindow, page: TranslatePage, search: FakeVersionSearch
) -> None:
    do(window, Command.VERSIONS)
    search.tell("Deux chiens.", "Two dogs.")
    search.finish()
    put_cursor(page.source.pane, "Trois")
    assert rows(page) == ["TROIS OISEAUX."]
    page.versions.panel.more.click()
    assert search.searches[-1][1] == {"Trois oiseaux.": ("TROIS OISEAUX.",)}
    put_cursor(page.source.pane, "Deux")
    assert rows(page) == ["DEUX CHIENS.", "Two dogs."]


def test_closing_the_panel_ends_the_search(
    window: MainWindow, page: TranslatePage, search: FakeVersionSearch
) -> None:
    do(window, Command.VERSIONS)
    do(window, Command.VERSIONS)
    assert not page.versions.panel.isVisible()
    assert search.stops == 1


def test_versions_are_below_each_other_in_a_narrow_window(
    qtbot: QtBot, window: MainWindow, page: TranslatePage, search: FakeVersionSearch
) -> None:
    do(window, Command.VERSIONS)
    search.tell("Deux chiens.", "Two dogs.", "A pair of dogs.")
    window.resize(430, 700)
    qtbot.waitUntil(lambda: len({row.x() for row in page.versions.panel.rows}) == 1)


def test_a_sentence_on_several_lines_keeps_them_in_another_version(
    window: MainWindow, job: FakeTypingJob, search: FakeVersionSearch
) -> None:
    page = window.page
    text = "Voici un texte que quelqu'un a coupé au bout\nde chaque ligne du message."
    page.source.pane.replace_text(text)
    job.tell()
    page.target.pane.settle()
    put_cursor(page.source.pane, "chaque")
    do(window, Command.ANOTHER)
    sentence = text.replace("\n", " ")
    assert search.searches[-1][1] == {sentence: (sentence.upper(),)}
    search.tell(sentence, sentence.lower())
    job.tell()
    assert page.target.pane.text() == text.lower()


def test_choosing_keeps_cursor_selection_and_scroll(
    window: MainWindow, job: FakeTypingJob, search: FakeVersionSearch
) -> None:
    page = window.page
    page.source.pane.replace_text("\n".join(f"Ligne numéro {n}. Fin." for n in range(200)))
    job.tell()
    page.target.pane.settle()
    target = page.target.pane
    cursor = target.textCursor()
    cursor.setPosition(target.text().index("NUMÉRO 150"))
    cursor.setPosition(cursor.position() + 6, cursor.MoveMode.KeepAnchor)
    target.setTextCursor(cursor)
    target.verticalScrollBar().setValue(140)
    put_cursor(page.source.pane, "numéro 150.")
    do(window, Command.ANOTHER)
    before = target.verticalScrollBar().value()
    search.tell("Ligne numéro 150.", "Line NUMÉRO 150, quite another.")
    job.tell()
    assert "Line NUMÉRO 150, quite another. FIN." in target.text()
    assert target.verticalScrollBar().value() == before
