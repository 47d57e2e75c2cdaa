"""What the text page says of the translation memory, and what a person can add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.settings import Settings
from desktop_translator.ui.actions import Command
from tests.storage.memories import best, entry
from tests.ui.translate.sentences_in_window import put_cursor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.storage.translation_memory import TranslationMemory
    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.memory.room import MemoryRoom
    from desktop_translator.ui.memory.view import MemoryView
    from tests.ui.fakes import FakeTypingJob

FIRST, SECOND = "Le chat noir dort bien ici.", "Il est 5 heures."
TEXT = f"{FIRST} {SECOND}"
OWN = "The black cat sleeps well here."


@pytest.fixture
def view(memory_room: MemoryRoom) -> MemoryView:
    return memory_room.view


def translate(window: MainWindow, job: FakeTypingJob, text: str = TEXT) -> str:
    window.page.source.pane.replace_text(text)
    job.tell()
    put_cursor(window.page.source.pane, FIRST)
    return window.page.target.pane.newest_text()


def told_again(qtbot: QtBot, job: FakeTypingJob, requests: int) -> None:
    """Wait until the text is asked for again, and translate it."""
    qtbot.waitUntil(lambda: len(job.requests) > requests)
    job.tell()


def marked(window: MainWindow) -> list[str]:
    pane = window.page.target.pane
    return [pane.text_between(span.start, span.end) for span in pane.highlights.quiet]


def enabled(window: MainWindow, *commands: Command) -> list[bool]:
    return [window.actions_by_command[command].isEnabled() for command in commands]


def test_a_translation_of_people_is_used_and_marked(
    view: MemoryView, window: MainWindow, job: FakeTypingJob, memory: TranslationMemory
) -> None:
    memory.add([entry(FIRST, OWN), entry(SECOND, "Tea time, 5.", Origin.IMPORTED)])
    assert translate(window, job) == f"{OWN} Tea time, 5."
    window.page.target.pane.settle()
    assert marked(window) == [OWN, "Tea time, 5."]
    assert view.row.text == "This is your own translation."
    put_cursor(window.page.source.pane, SECOND)
    assert view.row.text == "This is from an imported translation memory."
    assert window.page.target.pane.accessibleDescription() == view.row.text
    assert enabled(window, Command.FORGET, Command.CORRECT) == [False, True]
    put_cursor(window.page.source.pane, FIRST)
    assert enabled(window, Command.FORGET, Command.CORRECT) == [True, True]


def test_a_correction_is_kept_shown_and_undone(
    qtbot: QtBot,
    view: MemoryView,
    window: MainWindow,
    job: FakeTypingJob,
    memory: TranslationMemory,
) -> None:
    translate(window, job)
    assert view.row.text == ""
    QTest.keyClick(window.page.source.pane, Qt.Key.Key_F2)
    assert view.panel.isVisible()
    assert view.panel.editor.toPlainText() == FIRST.upper()
    assert view.panel.editor.hasFocus()
    view.panel.editor.selectAll()
    QTest.keyClicks(view.panel.editor, "The black cat\tsleeps well here.".replace("\t", " "))
    before = len(job.requests)
    QTest.keyClick(view.panel.editor, Qt.Key.Key_Return)
    assert not view.panel.isVisible()
    assert window.page.source.pane.hasFocus()
    told_again(qtbot, job, before)
    assert window.page.target.pane.newest_text() == f"{OWN} {SECOND.upper()}"
    assert best(memory, FIRST) == OWN
    assert view.row.text == "This is your own translation."
    before = len(job.requests)
    QTest.mouseClick(view.row.undo, Qt.MouseButton.LeftButton)
    told_again(qtbot, job, before)
    assert window.page.target.pane.newest_text() == TEXT.upper()
    assert best(memory, FIRST) is None
    assert view.row.text == "Your own translation was taken back."
    before = len(job.requests)
    QTest.mouseClick(view.row.undo, Qt.MouseButton.LeftButton)
    told_again(qtbot, job, before)
    assert best(memory, FIRST) == OWN


def test_escape_leaves_the_translation_as_it_was(
    view: MemoryView, window: MainWindow, job: FakeTypingJob, memory: TranslationMemory
) -> None:
    translate(window, job)
    view.correct()
    QTest.keyClicks(view.panel.editor, "x")
    QTest.keyClick(view.panel.editor, Qt.Key.Key_Escape)
    assert not view.panel.isVisible()
    view.correct()
    view.panel.editor.clear()
    assert not view.panel.keep.isEnabled()
    QTest.keyClick(view.panel.editor, Qt.Key.Key_Return)
    assert view.panel.isVisible()
    assert memory.statistics().count() == 0


def test_an_own_translation_can_be_forgotten(
    qtbot: QtBot,
    view: MemoryView,
    window: MainWindow,
    job: FakeTypingJob,
    memory: TranslationMemory,
) -> None:
    memory.add([entry(FIRST, OWN)])
    translate(window, job)
    before = len(job.requests)
    window.actions_by_command[Command.FORGET].trigger()
    told_again(qtbot, job, before)
    assert window.page.target.pane.newest_text() == TEXT.upper()
    assert best(memory, FIRST) is None


def test_a_similar_sentence_is_offered_and_used(
    qtbot: QtBot,
    view: MemoryView,
    window: MainWindow,
    job: FakeTypingJob,
    memory: TranslationMemory,
) -> None:
    memory.add([entry("Le chat blanc dort bien ici.", "The white cat sleeps well here.")])
    translate(window, job)
    words = "A similar sentence was translated before: The white cat sleeps well here. (83 %)"
    qtbot.waitUntil(lambda: view.row.text == words)
    assert enabled(window, Command.USE_SIMILAR) == [True]
    before = len(job.requests)
    QTest.keyClick(window.page.source.pane, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    told_again(qtbot, job, before)
    assert window.page.target.pane.newest_text().startswith("The white cat sleeps well here. ")
    assert view.row.text == "This is the translation of a similar sentence."
    before = len(job.requests)
    QTest.mouseClick(view.row.undo, Qt.MouseButton.LeftButton)
    told_again(qtbot, job, before)
    assert window.page.target.pane.newest_text() == TEXT.upper()


def test_numbers_of_a_similar_sentence_are_those_of_this_one(
    qtbot: QtBot,
    view: MemoryView,
    window: MainWindow,
    job: FakeTypingJob,
    memory: TranslationMemory,
) -> None:
    memory.add([entry("Il est 7 heures.", "It is 7 o'clock.")])
    translate(window, job)
    assert view.row.text == ""
    put_cursor(window.page.source.pane, SECOND)
    qtbot.waitUntil(lambda: view.row.text.endswith("It is 5 o'clock. (99 %)"))
    put_cursor(window.page.source.pane, FIRST)
    assert view.row.text == ""


def test_a_text_that_has_rested_is_remembered(
    memory_room: MemoryRoom, window: MainWindow, job: FakeTypingJob, memory: TranslationMemory
) -> None:
    rest = memory_room.resting._rest
    translate(window, job)
    waited = rest.waiting
    rest.fire_now()
    assert waited
    assert memory.statistics().count(Origin.MACHINE) == 2
    window.page.source.pane.insertPlainText("x")
    assert rest.waiting is False
    window.page.session.stop()


def test_a_text_that_is_copied_is_remembered(
    memory_room: MemoryRoom, window: MainWindow, job: FakeTypingJob, memory: TranslationMemory
) -> None:
    translate(window, job)
    window.actions_by_command[Command.COPY_TRANSLATION].trigger()
    assert memory.statistics().count(Origin.MACHINE) == 2


def test_nothing_is_remembered_where_nobody_wants_it(
    memory_room: MemoryRoom, window: MainWindow, job: FakeTypingJob, memory: TranslationMemory
) -> None:
    window._change_settings(Settings(geometry="AA==", detects=False, remembers=False))
    translate(window, job)
    memory_room.resting._rest.fire_now()
    assert memory.statistics().count() == 0
