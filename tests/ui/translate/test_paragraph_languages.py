"""Tests of texts in several languages, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from desktop_translator.core.settings import Settings
from tests.ui.conftest import model

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.paragraph_languages import ParagraphLanguages
    from tests.ui.conftest import OpenWindow
    from tests.ui.fakes import FakeTypingJob

TEXT = "Il fait beau.\nThe weather is nice.\nEs ist schön.\nIl pleut."


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    models = [model("fr", "en"), model("en", "fr"), model("de", "en")]
    return open_window(Settings(geometry="AA=="), models)


@pytest.fixture
def paragraphs(window: MainWindow, job: FakeTypingJob) -> ParagraphLanguages:
    window.page.source.pane.replace_text(TEXT)
    job.detect("fr", "en", "de", "fr")
    return window.page.detection.paragraphs


def test_the_picker_names_all_languages(window: MainWindow, paragraphs: ParagraphLanguages) -> None:
    picker = window.page.bar.source
    assert (picker.text(), picker.note) == ("Detected: French, English, German", "")
    tip = picker.toolTip().split("\n")
    assert tip[:3] == [
        "French: 2 paragraphs",
        "English: 1 paragraph, left as it is",
        "German: 1 paragraph",
    ]
    assert window.page.bar.target.text() == "English"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_paragraph_says_what_it_is_in(
    qtbot: QtBot, window: MainWindow, paragraphs: ParagraphLanguages
) -> None:
    assert paragraphs.description(0) == "French · 98 %"
    assert paragraphs.description(1) == "English · 98 % · left as it is"
    pane = window.page.source.pane
    block = pane.document().findBlockByNumber(2)
    point = pane.cursorRect(QTextCursor(block)).center() + QPoint(10, 0)
    place = pane.viewport().mapToGlobal(point)
    QApplication.sendEvent(pane.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, place))
    assert QToolTip.text() == "German · 98 %"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_text_in_one_language_needs_no_marks(window: MainWindow, job: FakeTypingJob) -> None:
    window.page.source.pane.replace_text("Il fait beau.\nIl pleut.")
    job.detect("fr")
    assert window.page.detection.paragraphs.description(0) == ""


def column_of_marks(window: MainWindow) -> set[str]:
    """Return the colours at the left edge of the source."""
    viewport = window.page.source.pane.viewport()
    image = viewport.grab().toImage()
    return {image.pixelColor(7, y).name() for y in range(image.height())}


def test_bars_stand_beside_other_languages(
    window: MainWindow, paragraphs: ParagraphLanguages, job: FakeTypingJob
) -> None:
    accent = window.palette().accent().color().name()
    quiet = window.palette().placeholderText().color().name()
    assert {accent, quiet} < column_of_marks(window)
    window.page.source.pane.replace_text("Il pleut.")
    job.detect("fr")
    assert not {accent, quiet} & column_of_marks(window)


def test_a_correction_follows_its_paragraph(
    window: MainWindow, paragraphs: ParagraphLanguages, job: FakeTypingJob
) -> None:
    paragraphs.correct(2, "fr")
    assert job.detects[-1] is not None
    assert job.detects[-1].corrections == ((2, "fr"),)
    cursor = QTextCursor(window.page.source.pane.document())
    cursor.insertText("Avant.\n")
    assert paragraphs.corrections() == ((3, "fr"),)
    paragraphs.correct(3, "de")
    assert paragraphs.corrections() == ((3, "de"),)
    cursor.setPosition(window.page.source.pane.document().findBlockByNumber(3).position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert paragraphs.corrections() == ()


def test_another_text_has_no_corrections(
    window: MainWindow, paragraphs: ParagraphLanguages, job: FakeTypingJob
) -> None:
    paragraphs.correct(2, "fr")
    window.page.source.pane.replace_text("Il pleut.\nb\nc\nd")
    assert job.detects[-1] is not None
    assert job.detects[-1].corrections == ()


def open_menu(qtbot: QtBot, window: MainWindow, line: int) -> QMenu:
    pane = window.page.source.pane
    point = pane.cursorRect(QTextCursor(pane.document().findBlockByNumber(line))).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, pane.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(pane.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_context_menu_corrects_a_paragraph(
    qtbot: QtBot, window: MainWindow, paragraphs: ParagraphLanguages, job: FakeTypingJob
) -> None:
    menu = open_menu(qtbot, window, 2)
    choices = menu.findChild(QMenu)
    assert choices is not None
    assert choices.title() == "&Language of this paragraph"
    actions = {action.text(): action for action in choices.actions()}
    assert set(actions) == {"French", "English", "German"}
    assert [name for name, action in actions.items() if action.isChecked()] == ["German"]
    actions["French"].trigger()
    assert job.detects[-1] is not None
    assert job.detects[-1].corrections == ((2, "fr"),)
    menu.close()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_a_foreign_part_is_told_quietly(window: MainWindow, job: FakeTypingJob) -> None:
    window.page.source.pane.replace_text("Il fait beau.\nHyvää huomenta.")
    job.detect("fr", "fi")
    assert window.page.hint.text == (
        "Part of this looks like Finnish and stays as it is. "
        "No model translates Finnish into English yet."
    )
    assert not window.page.banner.isVisible()
