"""Tests of what a person may say about languages that were found out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_translator.pipeline.requests import Detect
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.language_popover import FilterLine
from tests.ui.conftest import child, model
from tests.ui.translate.detecting import ENGLISH, FRENCH, NEW_USER, do, last, picker, put

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.conftest import OpenWindow
    from tests.ui.fakes import FakeTypingJob


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(NEW_USER)


@pytest.fixture
def polyglot(open_window: OpenWindow) -> MainWindow:
    return open_window(NEW_USER, [model("fr", "en"), model("en", "fr"), model("de", "en")])


def pick(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    picker(window).open_list()
    line = child(picker(window).popover, FilterLine)
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_correction_is_translated_at_once_and_holds_for_this_text(
    qtbot: QtBot, polyglot: MainWindow, job: FakeTypingJob
) -> None:
    put(polyglot, "Die Tat")
    job.detect("fr", certainty=0.5)
    pick(qtbot, polyglot, "germ")
    assert job.requests[-1] == ("Die Tat", "de", "en")
    assert last(job) is None
    assert picker(polyglot).text() == "German"
    assert "present text only" in picker(polyglot).toolTip()
    polyglot.page.source.pane.moveCursor(polyglot.page.source.pane.textCursor().MoveOperation.End)
    QTest.keyClicks(polyglot.page.source.pane, "en")
    qtbot.waitUntil(lambda: job.requests[-1] == ("Die Taten", "de", "en"))
    assert last(job) is None
    put(polyglot, "Une autre chose.")
    assert job.requests[-1] == ("Une autre chose.", "de", "en")
    assert last(job) == Detect(other_target="fr")
    assert polyglot.settings.detects


def test_a_key_takes_the_next_likely_language(window: MainWindow, job: FakeTypingJob) -> None:
    assert not window._actions[Command.NEXT_LANGUAGE].isEnabled()
    put(window, "table")
    job.detect("fr", certainty=0.5)
    do(window, Command.NEXT_LANGUAGE)
    assert job.requests[-1] == ("table", "en", "fr")
    assert (picker(window).text(), window.page.bar.target.text()) == ("English", "French")
    do(window, Command.NEXT_LANGUAGE)
    assert job.requests[-1] == ("table", "fr", "en")


def test_one_click_takes_the_next_likely_language(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob
) -> None:
    button = window.page.bar.next
    assert not button.isVisible()
    put(window, "table")
    job.detect("fr", certainty=0.5)
    assert button.isVisible()
    assert button.text() == "English?"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert job.requests[-1] == ("table", "en", "fr")
    assert button.text() == "French?"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert job.requests[-1] == ("table", "fr", "en")


def test_where_there_is_no_room_the_languages_have_it(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob
) -> None:
    put(window, "table")
    job.detect("fr", certainty=0.5)
    width = window.width()
    window.resize(360, window.height())
    qtbot.waitUntil(lambda: not window.page.bar.next.isVisible())
    window.resize(width, window.height())
    qtbot.waitUntil(lambda: window.page.bar.next.isVisible())


def test_detection_can_be_chosen_again_in_the_list(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob
) -> None:
    put(window, FRENCH)
    job.detect("fr")
    do(window, Command.NEXT_LANGUAGE)
    pick(qtbot, window, "detect")
    assert last(job) == Detect(other_target="fr")
    assert picker(window).text() == "Detect language"


def test_without_a_text_a_chosen_language_switches_detection_off(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob
) -> None:
    pick(qtbot, window, "fren")
    assert picker(window).text() == "French"
    assert replace(window.settings, detects=True) != window.settings
    assert not window._actions[Command.DETECT].isChecked()
    put(window, ENGLISH)
    assert (job.requests[-1], last(job)) == ((ENGLISH, "fr", "en"), None)
    do(window, Command.DETECT)
    assert window.settings.detects
    assert last(job) == Detect(other_target="fr")


def test_switching_off_keeps_what_is_shown(window: MainWindow, job: FakeTypingJob) -> None:
    put(window, ENGLISH)
    job.detect("en", target="fr")
    do(window, Command.DETECT)
    assert (picker(window).text(), window.page.bar.target.text()) == ("English", "French")
    assert job.requests[-1] == (ENGLISH, "en", "fr")
    assert (window.settings.source, window.settings.target) == ("en", "fr")


def test_swapping_says_what_the_text_is_in(window: MainWindow, job: FakeTypingJob) -> None:
    put(window, FRENCH)
    job.detect("fr")
    job.answer("THE WEATHER IS NICE.")
    window.page.swap()
    assert job.requests[-1] == ("THE WEATHER IS NICE.", "en", "fr")
    assert last(job) is None
    put(window, "autre")
    assert last(job) is not None
