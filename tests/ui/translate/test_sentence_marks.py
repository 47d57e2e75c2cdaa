"""Sentences that may be wrong, in the window, told by the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_translator.ui.actions import Command
from tests.ui.translate.sentences_in_window import (
    ALL,
    WRONG_NUMBERS,
    marked,
    place_of,
    put_cursor,
    stammering,
    tinted_on_both_sides,
    wrong,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.page import TranslatePage
    from tests.ui.fakes import FakeTypingJob


def enabled(window: MainWindow) -> set[Command]:
    commands = (Command.NEXT_MARK, Command.PREVIOUS_MARK, Command.FINE)
    return {command for command in commands if window._actions[command].isEnabled()}


def test_sentences_that_may_be_wrong_are_marked(
    marked_page: TranslatePage, window: MainWindow
) -> None:
    assert marked(marked_page.target.pane) == ALL
    assert marked(marked_page.source.pane) == []
    assert marked_page.target.marks.text == "3 sentences need a look: a number differs"
    assert marked_page.target.marks.isVisible()
    assert not marked_page.target.marks.fine.isVisible()
    assert enabled(window) == {Command.NEXT_MARK, Command.PREVIOUS_MARK}


def test_nothing_is_said_while_nothing_is_wrong(
    page: TranslatePage, job: FakeTypingJob, window: MainWindow
) -> None:
    assert enabled(window) == set()
    page.source.pane.replace_text(WRONG_NUMBERS)
    job.tell(str.lower)
    assert marked(page.target.pane) == []
    assert not page.target.marks.isVisible()
    assert enabled(window) == set()


def test_a_sentence_is_marked_as_soon_as_it_is_finished(
    qtbot: QtBot, page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text(WRONG_NUMBERS)
    counts = []
    for _ in job.story(wrong):
        page.target.pane.settle()
        counts.append(len(marked(page.target.pane)))
    assert counts == sorted(counts)
    assert counts[-1] == 3
    qtbot.waitUntil(lambda: page.target.marks.text.startswith("1 of 3"))


def test_keys_step_through_the_marks_and_round(marked_page: TranslatePage) -> None:
    page = marked_page
    seen = []
    for _ in range(4):
        QTest.keyClick(page.source.pane, Qt.Key.Key_F8)
        seen.append(tinted_on_both_sides(page))
    assert seen == [
        ("Mort en 1999.", "mort en 1888."),
        ("Rien en 2020.", "rien en 3030."),
        ("Né en 1914.", "né en 1815."),
        ("Mort en 1999.", "mort en 1888."),
    ]
    assert page.source.pane.hasFocus()
    QTest.keyClick(page.source.pane, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.source.pane, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert tinted_on_both_sides(page) == ("Rien en 2020.", "rien en 3030.")


def test_from_an_empty_line_the_next_mark_is_the_one_below(marked_page: TranslatePage) -> None:
    cursor = marked_page.target.pane.textCursor()
    cursor.setPosition(marked_page.target.pane.text().index("\n\n") + 1)
    marked_page.target.pane.setFocus()
    marked_page.target.pane.setTextCursor(cursor)
    QTest.keyClick(marked_page.target.pane, Qt.Key.Key_F8)
    assert tinted_on_both_sides(marked_page) == ("Mort en 1999.", "mort en 1888.")


def test_the_line_below_steps_and_tells_the_reason(marked_page: TranslatePage) -> None:
    page = marked_page
    QTest.mouseClick(page.target.marks.notice, Qt.MouseButton.LeftButton)
    assert page.target.marks.text == "2 of 3 to look at: a number differs"
    assert page.target.pane.accessibleDescription() == "a number differs"
    assert page.target.pane.hasFocus()
    QTest.keyClick(page.target.marks.notice, Qt.Key.Key_Space)
    assert page.target.marks.text == "3 of 3 to look at: a number differs"
    put_cursor(page.target.pane, "fin")
    assert page.target.marks.text == "3 sentences need a look: a number differs"
    assert page.target.pane.accessibleDescription() == ""


def test_a_sentence_that_is_fine_stays_unmarked(
    marked_page: TranslatePage, job: FakeTypingJob, window: MainWindow
) -> None:
    page = marked_page
    QTest.keyClick(page.source.pane, Qt.Key.Key_F8)
    QTest.mouseClick(page.target.marks.fine, Qt.MouseButton.LeftButton)
    assert marked(page.target.pane) == [ALL[0], ALL[2]]
    assert page.target.marks.text == "2 sentences need a look: a number differs"
    page.source.pane.replace_text("Avant.\n" + WRONG_NUMBERS)
    job.tell(wrong)
    assert marked(page.target.pane) == [ALL[0], ALL[2]]
    page.session.retry()
    job.tell(lambda text: wrong(text) + " 7")
    page.target.pane.settle()
    assert marked(page.target.pane) == [ALL[0], ALL[2]], "remembered, so the same translation"
    put_cursor(page.source.pane, "Mort")
    assert window._actions[Command.FINE].isChecked()
    QTest.keyClick(page.source.pane, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert marked(page.target.pane) == ALL
    assert not window._actions[Command.FINE].isChecked()


def test_fine_holds_for_one_translation_only(
    marked_page: TranslatePage, job: FakeTypingJob
) -> None:
    page = marked_page
    QTest.keyClick(page.source.pane, Qt.Key.Key_F8)
    QTest.keyClick(page.source.pane, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert marked(page.target.pane) == [ALL[0], ALL[2]]
    job.forget()
    page.session.retry()
    job.tell(lambda text: wrong(text).replace("1888", "1777"))
    page.target.pane.settle()
    assert marked(page.target.pane) == [ALL[0], "mort en 1777.", ALL[2]]


def test_signs_are_painted_in_the_margin(marked_page: TranslatePage) -> None:
    pane = marked_page.target.pane
    picture = pane.viewport().grab().toImage()
    colour = pane.palette().linkVisited().color()

    def has_sign(text: str) -> bool:
        line = place_of(pane, text).y()
        columns = range(int(pane.document().documentMargin()))
        places = [(x, y) for x in columns for y in range(line - 8, line + 8)]
        return any(picture.pixelColor(x, y) == colour for x, y in places)

    assert has_sign("1888")
    assert has_sign("3030")
    pane.highlights.set_marks([])
    picture = pane.viewport().grab().toImage()
    assert not has_sign("1888")


def test_marks_go_with_their_text(marked_page: TranslatePage, window: MainWindow) -> None:
    marked_page.source.pane.replace_text("")
    assert marked(marked_page.target.pane) == []
    assert not marked_page.target.marks.isVisible()
    assert enabled(window) == set()


def test_only_what_is_in_sight_is_drawn(page: TranslatePage, job: FakeTypingJob) -> None:
    page.source.pane.replace_text("\n".join(f"Ligne {n}." for n in range(1000)))
    job.tell(stammering)
    page.target.pane.settle()
    first = marked(page.target.pane)
    assert 5 < len(first) < 60
    page.target.pane.verticalScrollBar().setValue(500)
    later = marked(page.target.pane)
    assert 5 < len(later) < 60
    assert not set(first) & set(later)
    assert page.target.pane.firstVisibleBlock().text() in later


def test_in_one_endless_line_only_what_is_in_sight_is_drawn(
    page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text(" ".join(f"🙂 Ligne {n}." for n in range(1000)))
    job.tell(stammering)
    page.target.pane.settle()
    assert 5 < len(marked(page.target.pane)) < 200
    assert all(text.startswith("ligne") for text in marked(page.target.pane))
    bar = page.target.pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert stammering("Ligne 999.") in marked(page.target.pane)
