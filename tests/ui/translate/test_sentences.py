"""The sentence in view, in the window, told by the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_translator.core.settings import Theme
from desktop_translator.pipeline.guard import Problem
from desktop_translator.ui.translate.sentences import ChosenSentence
from tests.ui.translate.sentences_in_window import (
    move_pointer,
    place_of,
    put_cursor,
    stammering,
    tint_colour,
    tinted,
    tinted_on_both_sides,
)

if TYPE_CHECKING:
    from desktop_translator.ui.theme import ThemeController
    from desktop_translator.ui.translate.page import TranslatePage
    from tests.ui.fakes import FakeTypingJob

TEXT = "Un chat dort. 🙂 Deux chiens.\n\nTrois oiseaux chantent. Fin."
WRAPPED = "Nous vous écrivons au sujet de la réunion de\nmardi. Elle n'aura pas lieu.\n\nFin"


@pytest.fixture
def translated(page: TranslatePage, job: FakeTypingJob) -> TranslatePage:
    page.source.pane.replace_text(TEXT)
    job.tell()
    return page


def test_the_sentence_at_the_cursor_is_tinted_on_both_sides(translated: TranslatePage) -> None:
    page = translated
    assert tinted_on_both_sides(page) == ("Un chat dort.", "UN CHAT DORT.")
    put_cursor(page.source.pane, "chiens")
    assert tinted_on_both_sides(page) == ("Deux chiens.", "DEUX CHIENS.")
    put_cursor(page.source.pane, "🙂")
    assert tinted_on_both_sides(page) == ("🙂", "🙂")
    page.target.pane.setFocus()
    put_cursor(page.target.pane, "FIN")
    assert tinted_on_both_sides(page) == ("Fin.", "FIN.")
    page.source.pane.setFocus()
    assert tinted_on_both_sides(page) == ("🙂", "🙂")


def test_on_an_empty_line_nothing_is_tinted(translated: TranslatePage) -> None:
    cursor = translated.source.pane.textCursor()
    cursor.setPosition(TEXT.index("\n\n") + 2)  # the emoji is two units
    translated.source.pane.setTextCursor(cursor)
    assert tinted_on_both_sides(translated) == ("", "")
    assert translated.sentences.chosen is None


def test_the_pointer_goes_before_the_cursor_until_a_key_is_pressed(
    translated: TranslatePage,
) -> None:
    page = translated
    move_pointer(page.target.pane, place_of(page.target.pane, "OISEAUX"))
    assert tinted_on_both_sides(page) == ("Trois oiseaux chantent.", "TROIS OISEAUX CHANTENT.")
    assert page.sentences.chosen is not None
    assert page.sentences.chosen.text == "Un chat dort."
    move_pointer(page.target.pane, place_of(page.target.pane, "DEUX"))
    assert tinted_on_both_sides(page) == ("Deux chiens.", "DEUX CHIENS.")
    move_pointer(page.target.pane, QPoint(40, page.target.pane.viewport().height() - 5))
    assert tinted_on_both_sides(page) == ("Un chat dort.", "UN CHAT DORT.")
    move_pointer(page.source.pane, place_of(page.source.pane, "chiens"))
    assert tinted_on_both_sides(page) == ("Deux chiens.", "DEUX CHIENS.")
    QTest.keyClick(page.source.pane, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert tinted_on_both_sides(page) == ("Fin.", "FIN.")
    move_pointer(page.source.pane, place_of(page.source.pane, "chiens"))
    QApplication.sendEvent(page.source.pane.viewport(), QEvent(QEvent.Type.Leave))
    assert tinted_on_both_sides(page) == ("Fin.", "FIN.")


def test_scrolling_brings_another_sentence_under_the_pointer(
    page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text("\n".join(f"Ligne {number}." for number in range(200)))
    job.tell()
    place = place_of(page.source.pane, "Ligne 3.")
    move_pointer(page.source.pane, place)
    assert tinted_on_both_sides(page) == ("Ligne 3.", "LIGNE 3.")
    page.source.pane.verticalScrollBar().setValue(10)
    there = page.source.pane.cursorForPosition(place).block().text()
    assert there != "Ligne 3."
    assert tinted_on_both_sides(page) == (there, there.upper())


def test_a_sentence_over_two_lines_is_tinted_on_both(
    page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text(WRAPPED)
    job.tell(lambda text: text)
    assert tinted_on_both_sides(page) == (WRAPPED.split(" Elle")[0], WRAPPED.split(" Elle")[0])
    put_cursor(page.source.pane, "pas lieu")
    assert tinted_on_both_sides(page) == ("Elle n'aura pas lieu.", "Elle n'aura pas lieu.")
    put_cursor(page.source.pane, "mardi")
    assert tinted(page.source.pane) == WRAPPED.split(" Elle")[0]


def test_the_tint_grows_with_the_translation(page: TranslatePage, job: FakeTypingJob) -> None:
    page.source.pane.replace_text("Un chat dort ici. Deux.")
    put_cursor(page.source.pane, "dort")
    seen = []
    for _ in job.story():
        page.target.pane.settle()
        seen.append(tinted(page.target.pane))
    assert seen[0] == ""
    assert seen[-1] == "UN CHAT DORT ICI."
    assert "UN CHAT" in seen
    assert seen == sorted(seen, key=len)


def test_while_a_sentence_is_edited_the_tint_stays(
    translated: TranslatePage, job: FakeTypingJob
) -> None:
    page = translated
    put_cursor(page.source.pane, " dort")
    QTest.keyClicks(page.source.pane, " gris")
    assert tinted_on_both_sides(page) == ("Un chat gris dort.", "UN CHAT DORT.")
    page.session.translate_now()
    assert tinted_on_both_sides(page) == ("Un chat gris dort.", "UN CHAT DORT.")
    story = job.story()
    next(story)
    assert tinted_on_both_sides(page) == ("Un chat gris dort.", "UN CHAT DORT.")
    for _ in story:
        pass
    assert tinted_on_both_sides(page) == ("Un chat gris dort.", "UN CHAT GRIS DORT.")


def test_an_edit_taken_back_needs_no_new_translation(
    translated: TranslatePage, job: FakeTypingJob
) -> None:
    page = translated
    QTest.keyClicks(page.source.pane, "x")
    QTest.keyClick(page.source.pane, Qt.Key.Key_Backspace)
    page.session.translate_now()
    assert len(job.requests) == 1
    put_cursor(page.source.pane, "Fin")
    assert tinted_on_both_sides(page) == ("Fin.", "FIN.")


def test_tinting_touches_nothing_else(translated: TranslatePage) -> None:
    page = translated
    source = page.source.pane
    can_undo = source.document().availableUndoSteps()
    cursor = source.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    source.setTextCursor(cursor)
    edits: list[None] = []
    source.textChanged.connect(lambda: edits.append(None))
    place = source.verticalScrollBar().value()
    move_pointer(source, place_of(source, "chiens"))
    move_pointer(page.target.pane, place_of(page.target.pane, "FIN"))
    assert source.textCursor().selectedText() == "chat"
    assert source.document().availableUndoSteps() == can_undo
    assert source.verticalScrollBar().value() == place
    assert edits == []
    assert page.target.pane.textCursor().position() == 0


def test_the_chosen_sentence_is_told_as_it_changes(page: TranslatePage, job: FakeTypingJob) -> None:
    told: list[ChosenSentence | None] = []
    last = told.__getitem__
    page.sentences.chosen_changed.connect(told.append)
    page.source.pane.replace_text("Un chat. Fin.")
    job.tell(stammering)
    page.target.pane.settle()
    assert last(-1) == ChosenSentence(
        "Un chat.", stammering("Un chat."), frozenset({Problem.REPETITION}), finished=True
    )
    assert page.sentences.chosen == last(-1)
    assert [sentence.translation for sentence in told if sentence][:2] == ["", "un"]
    page.source.pane.replace_text("")
    assert last(-1) is None
    assert tinted_on_both_sides(page) == ("", "")


def test_nothing_of_the_old_texts_is_tinted_after_a_swap(
    translated: TranslatePage, job: FakeTypingJob
) -> None:
    translated.swap()
    assert tinted_on_both_sides(translated) == ("", "")
    job.tell(lambda _: "Oui.")
    assert tinted_on_both_sides(translated) == ("UN CHAT DORT.", "OUI.")


def test_the_tint_follows_the_theme(translated: TranslatePage, theme: ThemeController) -> None:
    light = tint_colour(translated.source.pane).name()
    theme.apply(Theme.DARK)
    try:
        dark = tint_colour(translated.source.pane).name()
        assert tinted_on_both_sides(translated) == ("Un chat dort.", "UN CHAT DORT.")
    finally:
        theme.apply(Theme.LIGHT)
    assert (light, dark) == ("#eef3ff", "#232b3b")
    assert tint_colour(translated.source.pane).name() == light
