"""The journey in the window: opened, kept in step, closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.core.settings import Settings
from desktop_translator.ui.actions import Command
from desktop_translator.ui.journey.how_it_works import CHAPTERS, HowItWorksDialog
from tests.ui.conftest import child
from tests.ui.journey.journeys import journey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.journey.panel import JourneyPanel
    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.conftest import OpenWindow
    from tests.ui.fakes import FakeJourneyJob, FakeTypingJob


# The offscreen platform says so of every dialog.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def translate(qtbot: QtBot, window: MainWindow, job: FakeTypingJob, text: str) -> None:
    """Type a text, and let it be translated."""
    window.page.source.pane.replace_text(text)
    qtbot.waitUntil(lambda: bool(job.requests) and job.requests[-1][0] == text)
    job.tell()


def opened(window: MainWindow) -> JourneyPanel:
    if not window._actions[Command.JOURNEY].isChecked():
        QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    panel = window.journey.panel
    assert panel is not None
    return panel


def test_closed_it_computes_nothing(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    translate(qtbot, window, job, "J'aime.")
    assert window.journey.panel is None
    assert journeys.requests == []
    assert journeys.ends == 0


def test_it_follows_the_sentence_at_the_cursor(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    translate(qtbot, window, job, "J'aime.")
    panel = opened(window)
    assert panel.isVisible()
    (request,) = journeys.requests
    assert (request.sentence, request.source, request.target) == ("J'aime.", "fr", "en")
    journeys.make(journey())
    assert panel.canvas.picture is not None
    translate(qtbot, window, job, "Il pleut.")
    qtbot.waitUntil(lambda: journeys.requests[-1].sentence == "Il pleut.")
    assert len(journeys.requests) == 2


def test_a_token_of_ones_own_is_for_this_sentence_only(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    translate(qtbot, window, job, "J'aime.")
    panel = opened(window)
    journeys.make(journey())
    for beginning in (("▁I", "▁love"), (), ("▁We",)):
        panel.beginning_wanted.emit(beginning)
        assert journeys.requests[-1].beginning == beginning
    translate(qtbot, window, job, "Il pleut.")
    qtbot.waitUntil(lambda: journeys.requests[-1].sentence == "Il pleut.")
    assert journeys.requests[-1].beginning == ()


def test_closing_frees_what_it_took(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    translate(qtbot, window, job, "J'aime.")
    panel = opened(window)
    journeys.make(journey())
    panel.controls.play.click()
    panel.controls.close_button.click()
    assert not panel.isVisible()
    assert not panel.player.playing
    assert journeys.ends == 1
    assert not window._actions[Command.JOURNEY].isChecked()
    assert opened(window) is panel
    assert len(journeys.requests) == 2


def test_without_a_sentence_it_says_what_to_do(
    window: MainWindow, journeys: FakeJourneyJob
) -> None:
    panel = opened(window)
    assert "Type a sentence" in panel.words
    assert journeys.requests == []


def test_a_failure_is_said_in_its_place(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    translate(qtbot, window, job, "J'aime.")
    panel = opened(window)
    journeys.fail(EngineStoppedError())
    assert EngineStoppedError.message in panel.words
    translate(qtbot, window, job, "Il pleut.")
    qtbot.waitUntil(lambda: journeys.requests[-1].sentence == "Il pleut.")
    journeys.make(journey())
    assert panel.canvas.picture is not None


def test_what_reads_otherwise_in_the_window_is_explained(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    translate(qtbot, window, job, "J'aime.")  # and becomes capitals
    panel = opened(window)
    journeys.make(journey())
    assert "reads otherwise" in panel.note.text
    journeys.make(replace(journey(), text="J'AIME."))
    assert "as it knows to read it" in panel.note.text
    journeys.make(replace(journey(), text="J'AIME.", sentence="J'aime."))
    assert not panel.note.isVisible()
    window._actions[Command.CREATIVE].trigger()
    qtbot.waitUntil(lambda: len(journeys.requests) == 2)
    qtbot.waitUntil(lambda: len(job.requests) == 2)
    job.tell()
    journeys.make(journey())
    assert "by chance" in panel.note.text


def test_a_paragraph_may_be_in_a_language_of_its_own(
    qtbot: QtBot, open_window: OpenWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    window = open_window(Settings(geometry="AA==", detects=True))
    window.page.source.pane.replace_text("J'aime.\nIch lese.")
    qtbot.waitUntil(lambda: bool(job.requests))
    job.detect("fr", "de")
    job.tell()
    window.page.source.pane.moveCursor(QTextCursor.MoveOperation.End)
    opened(window)
    assert (journeys.requests[-1].sentence, journeys.requests[-1].source) == ("Ich lese.", "de")
    window.page.source.pane.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: journeys.requests[-1].sentence == "J'aime.")
    assert journeys.requests[-1].source == "fr"


def test_half_a_way_is_called_so(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    translate(qtbot, window, job, "J'aime.")
    panel = opened(window)
    journeys.make(journey(), target="de")
    assert "by way of German" in panel.note.text


def test_the_tool_below_the_translation_opens_it(window: MainWindow) -> None:
    button = window.page.target.buttons[-1]
    assert button.accessibleName() == "Journey of the sentence"
    assert "Ctrl+J" in button.toolTip()
    button.click()
    assert window.journey.panel is not None
    assert window.journey.panel.isVisible()
    assert button.isChecked()
    button.click()
    assert not window.journey.panel.isVisible()


def test_help_explains_and_leads_to_an_example(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, journeys: FakeJourneyJob
) -> None:
    window._actions[Command.HOW_IT_WORKS].trigger()
    dialog = child(window, HowItWorksDialog)
    assert "example" in dialog.show_button.text()
    dialog.show_button.click()
    text = window.page.source.pane.text()
    assert text
    assert window._actions[Command.JOURNEY].isChecked()
    qtbot.waitUntil(lambda: bool(job.requests))
    job.tell()
    qtbot.waitUntil(lambda: bool(journeys.requests))
    assert journeys.requests[-1].sentence == text


def test_help_leaves_the_persons_own_text_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.page.source.pane.replace_text("Il pleut.")
    window._actions[Command.HOW_IT_WORKS].trigger()
    dialog = child(window, HowItWorksDialog)
    assert "your sentence" in dialog.show_button.text()
    dialog.show_button.click()
    assert window.page.source.pane.text() == "Il pleut."


def test_the_help_page_names_what_matters() -> None:
    words = " ".join(f"{heading} {text}" for heading, text in CHAPTERS).lower()
    topics = "token encoder decoder attention greedy beam sampling temperature quantized network"
    assert all(topic in words for topic in topics.split())


def test_it_says_why_there_is_none_of_a_paragraph_left_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, job: FakeTypingJob
) -> None:
    window = open_window(Settings(geometry="AA=="))
    window.page.source.pane.replace_text("It rains.")
    qtbot.waitUntil(lambda: bool(job.requests))
    job.detect("en")
    panel = opened(window)
    assert "left as it is" in panel.words
