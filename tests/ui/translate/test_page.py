"""Tests of the text page in its window, with a job that does what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_translator.core.settings import Settings
from desktop_translator.pipeline.events import Caret
from desktop_translator.ui.actions import Command
from tests.ui.conftest import model

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.page import TranslatePage
    from tests.ui.conftest import OpenWindow
    from tests.ui.fakes import FakeTypingJob


def test_typing_is_translated_after_a_pause(
    qtbot: QtBot, page: TranslatePage, job: FakeTypingJob
) -> None:
    QTest.keyClicks(page.source.pane, "Bonjour")
    assert job.requests == []
    qtbot.waitUntil(lambda: job.requests == [("Bonjour", "fr", "en")])
    job.start(None)
    job.change((0, "Hel"), caret=Caret(0, 3))
    assert page.target.pane.text() == "Hel"
    assert page.target.pane.caret == (0, 3)
    job.change((0, "Hello"))
    job.finish()
    assert page.target.pane.text() == "Hello"
    assert page.target.pane.caret is None


def test_counts_and_what_is_being_written(page: TranslatePage, job: FakeTypingJob) -> None:
    page.source.pane.replace_text("Un. Deux.\nTrois.")
    job.start(None, None)
    job.change((0, "One."), done=1, total=3)
    assert page.source.counter == "15 characters · 3 words · 3 sentences"
    assert page.target.counter == ""
    page.session.progress_wanted.emit()
    assert page.target.counter == "Writing sentence 2 of 3"
    job.change((0, "One. Two."), (1, "Three."), done=3, total=3)
    assert page.target.counter == "Writing sentence 3 of 3"
    job.finish(sentences=3)
    assert page.target.counter.startswith("3 words")


def test_an_empty_source_empties_the_target_at_once(
    page: TranslatePage, job: FakeTypingJob, window: MainWindow
) -> None:
    page.source.pane.replace_text("Bonjour")
    job.start(None)
    job.change((0, "Hello"))
    window._actions[Command.CLEAR].trigger()
    assert page.target.pane.text() == ""
    assert job.stops == 1
    assert page.source.counter == page.target.counter == ""
    page.source.pane.undo()
    assert page.source.pane.text() == "Bonjour"


def test_escape_stops_and_keeps_what_is_there(
    qtbot: QtBot, page: TranslatePage, job: FakeTypingJob, window: MainWindow
) -> None:
    page.source.pane.replace_text("Bonjour à tous")
    job.start(None)
    job.change((0, "Hello"), caret=Caret(0, 5))
    assert "Esc stops" in window.status.text
    QTest.keyClick(page.source.pane, Qt.Key.Key_Escape)
    assert job.stops == 1
    assert page.target.pane.text() == "Hello"
    assert page.target.pane.caret is None
    assert page.target.counter == "Stopped"
    assert "Esc stops" not in window.status.text
    assert page.source.pane.text() == "Bonjour à tous"


def test_swapping_exchanges_languages_and_texts(
    qtbot: QtBot, page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text("Bonjour\u00a0!")
    job.answer("Hello!")
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.source.pane, Qt.Key.Key_S, modifiers)
    assert page.source.pane.text() == "Hello!"
    assert page.target.pane.text() == "Bonjour\u00a0!"
    assert page.bar.source.text() == "English"
    assert job.requests[-1] == ("Hello!", "en", "fr")
    assert job.prepared[-1] == ("en", "fr")
    page.source.pane.undo()
    assert page.source.pane.text() == "Bonjour\u00a0!"


def test_swapping_asks_the_engine_once(page: TranslatePage, job: FakeTypingJob) -> None:
    page.source.pane.replace_text("Bonjour")
    job.answer("Hello")
    page.swap()
    assert [request[1:] for request in job.requests] == [("fr", "en"), ("en", "fr")]


def test_swapping_without_a_translation_keeps_the_text(
    page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text("Hello")
    page.swap()
    assert page.source.pane.text() == "Hello"
    assert job.requests[-1] == ("Hello", "en", "fr")


def test_another_language_translates_at_once(page: TranslatePage, job: FakeTypingJob) -> None:
    page.source.pane.replace_text("Bonjour")
    page.bar.target.picked.emit("fr")
    assert job.requests[-1] == ("Bonjour", "en", "fr")


def test_panes_follow_the_direction_of_their_language(open_window: OpenWindow) -> None:
    page = open_window(Settings("en", "ar"), [model("en", "ar"), model("ar", "en")]).page

    def directions() -> list[Qt.LayoutDirection]:
        panes = (page.source.pane, page.target.pane)
        return [pane.document().defaultTextOption().textDirection() for pane in panes]

    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert directions() == [left, right]
    page.swap()
    assert directions() == [right, left]


def test_copying_the_translation_is_exact(
    qtbot: QtBot, page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text("a\nb")
    job.answer("10\u00a0%", "x\u2028y\t")
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.source.pane, Qt.Key.Key_C, modifiers)
    assert QApplication.clipboard().text() == "10\u00a0%\nx\u2028y\t"


def test_pasting_translates_at_once(
    page: TranslatePage, job: FakeTypingJob, window: MainWindow
) -> None:
    QApplication.clipboard().setText("Bonjour\0 monde")
    window._actions[Command.PASTE].trigger()
    assert job.requests == [("Bonjour\0 monde", "fr", "en")]


def test_commands_are_enabled_when_they_can_do_something(
    page: TranslatePage, job: FakeTypingJob, window: MainWindow
) -> None:
    def enabled() -> set[Command]:
        watched = (Command.CLEAR, Command.SAVE, Command.COPY_TRANSLATION, Command.STOP)
        return {command for command in watched if window._actions[command].isEnabled()}

    assert enabled() == set()
    page.source.pane.replace_text("Bonjour")
    assert enabled() == {Command.CLEAR, Command.STOP}
    job.answer("Hello")
    assert enabled() == {Command.CLEAR, Command.SAVE, Command.COPY_TRANSLATION}


def test_cards_are_stacked_in_a_narrow_window(window: MainWindow) -> None:
    window.resize(500, 600)
    assert window.page.splitter.orientation() == Qt.Orientation.Vertical
    window.resize(1000, 600)
    assert window.page.splitter.orientation() == Qt.Orientation.Horizontal
    assert not window.page.splitter.childrenCollapsible()
