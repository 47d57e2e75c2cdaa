"""Tests of languages that are found out, in the window with a job that does what a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from desktop_translator.core.errors import LanguageMissingError
from desktop_translator.pipeline.requests import Detect
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate import detection
from tests.ui.conftest import model
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


def test_a_new_user_need_not_say_what_a_text_is_in(window: MainWindow, job: FakeTypingJob) -> None:
    assert picker(window).text() == "Detect language"
    put(window, FRENCH)
    assert job.requests == [(FRENCH, "fr", "en")]
    assert job.detects == [Detect(other_target="fr")]


def test_what_was_found_is_shown_with_its_certainty(window: MainWindow, job: FakeTypingJob) -> None:
    put(window, FRENCH)
    job.detect("fr", certainty=0.979)
    assert (picker(window).text(), picker(window).note) == ("Detected: French", "98 %")
    assert "98 % sure" in picker(window).toolTip()
    interface = QAccessible.queryAccessibleInterface(picker(window))
    assert "Detected: French. This is French: 98 % sure." in interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("certainty", "note", "words"),
    [
        (1.0, "99 %", "This is French: 99 % sure."),
        (0.9, "90 %", "This is very likely French: 90 % sure."),
        (0.7, "70 %", "This is probably French: 70 % sure."),
        (0.4, "", "Too little to tell: taken for French, like the text before."),
    ],
)
def test_certainty_in_plain_words(
    window: MainWindow, job: FakeTypingJob, certainty: float, note: str, words: str
) -> None:
    put(window, FRENCH)
    job.detect("fr", certainty=certainty)
    assert picker(window).note == note
    assert picker(window).toolTip().startswith(words)


def test_without_a_letter_nothing_is_claimed(window: MainWindow, job: FakeTypingJob) -> None:
    put(window, "12 €")
    job.detect("fr", certainty=0.0)
    assert picker(window).text() == "Detect language"


def test_the_next_text_leans_on_what_was_found(polyglot: MainWindow, job: FakeTypingJob) -> None:
    put(polyglot, "Es ist schön.")
    job.detect("de")
    put(polyglot, "ok")
    assert job.requests[-1] == ("ok", "de", "en")
    assert polyglot.settings.source == "fr"  # written when the window closes
    polyglot.close()
    assert (polyglot.settings.source, polyglot.settings.target) == ("de", "en")


def test_a_text_in_the_target_language_turns_the_direction_round(
    window: MainWindow, job: FakeTypingJob
) -> None:
    put(window, ENGLISH)
    job.detect("en", target="fr")
    bar, hint = window.page.bar, window.page.hint
    assert (bar.source.text(), bar.target.text()) == ("Detected: English", "French")
    assert hint.isVisible()
    assert hint.text == "Your text is in English already. So it is translated into French."
    put(window, FRENCH)
    job.detect("fr")
    assert (bar.source.text(), bar.target.text()) == ("Detected: French", "English")
    assert not hint.isVisible()
    window.close()
    assert window.settings.target == "en"


def test_a_text_in_the_target_language_can_be_left_as_it_is(
    window: MainWindow, job: FakeTypingJob
) -> None:
    put(window, ENGLISH)
    job.detect("en", target="fr")
    window.page.hint.action_chosen.emit()
    assert last(job) == Detect(other_target=None)
    job.detect("en")
    assert window.page.bar.target.text() == "English"
    assert "Choose what to translate it into." in window.page.hint.text
    put(window, ENGLISH + " Really.")
    assert last(job) == Detect(other_target="fr")  # that was about the text before


def test_a_dismissed_hint_does_not_come_again(window: MainWindow, job: FakeTypingJob) -> None:
    for text in (ENGLISH, ENGLISH + " Really."):
        put(window, text)
        job.detect("en", target="fr")
        if window.page.hint.isVisible():
            window.page.hint.tab_order()[1].click()  # type: ignore[attr-defined]
    assert not window.page.hint.isVisible()


def test_deleting_everything_forgets_what_was_found(window: MainWindow, job: FakeTypingJob) -> None:
    put(window, ENGLISH)
    job.detect("en", target="fr")
    do(window, Command.CLEAR)
    assert (picker(window).text(), window.page.bar.target.text()) == ("Detect language", "English")
    assert not window.page.hint.isVisible()


def test_a_language_that_nothing_translates_is_named(
    window: MainWindow, job: FakeTypingJob
) -> None:
    put(window, FRENCH)
    job.detect("fr")
    job.answer("NICE.")
    put(window, "Hyvää huomenta")
    job.detect("fi")
    job.start("")
    job.fail(LanguageMissingError(source="fi", target="en"))
    assert picker(window).text() == "Detected: Finnish"
    assert window.page.banner.text.startswith("This looks like Finnish. No model translates")
    do(window, Command.CLEAR)
    assert not window.page.banner.isVisible()
    put(window, "oui")
    assert job.requests[-1] == ("oui", "fr", "en")  # what nothing translates is nothing to lean on


def test_only_what_is_typed_may_end_in_half_a_word(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = window.page.source.pane
    QTest.keyClicks(pane, "Hello")
    qtbot.waitUntil(lambda: len(job.requests) == 1)
    assert job.detects[0] is not None
    assert job.detects[0].typed_line == 0
    job.answer("HELLO")
    qtbot.waitUntil(lambda: len(job.requests) == 2, timeout=detection.REST_MS * 10)
    assert job.detects[1] is not None
    assert job.detects[1].typed_line is None


def test_a_pause_behind_a_full_stop_is_no_reason_to_look_again(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob
) -> None:
    QTest.keyClicks(window.page.source.pane, "Hello.")
    qtbot.waitUntil(lambda: len(job.requests) == 1)
    job.answer("HELLO.")
    window.page.detection._rest.fire_now()
    assert len(job.requests) == 1


def test_looking_again_in_vain_says_nothing(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob
) -> None:
    QTest.keyClicks(window.page.source.pane, "Hello")
    qtbot.waitUntil(lambda: len(job.requests) == 1)
    job.answer("HELLO")
    with qtbot.assertNotEmitted(window.page.session.finished):
        window.page.detection._rest.fire_now()
        job.start("HELLO")
        job.finish(tokens=0, ms=0)
    assert not window.page.session.running
