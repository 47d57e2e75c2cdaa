"""Tests of the preview: both texts side by side, and the places to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_translator.pipeline.batch.events import FileState, Pair, Pairs
from desktop_translator.pipeline.batch.requests import ShowPairs
from desktop_translator.pipeline.concerns import Concern, ConcernKind
from desktop_translator.pipeline.guard import Problem
from desktop_translator.ui.files.preview import PAGE, Preview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.files.conftest import Fill
    from tests.ui.files.fakes import FakeBatchJob

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform

LONG = "La commission européenne examine le rapport annuel. " * 6
SHORT = Concern(ConcernKind.PROBLEM, "too short", (0, 5), Problem.TOO_SHORT)
NUMBERS = Concern(ConcernKind.NUMBERS_DIFFER, "", (0, 8))


def pair(unit: int, *concerns: Concern, target: str | None = "Sentence one.") -> Pair:
    return Pair(unit, LONG if unit == 1 else f"Phrase {unit}.", target, concerns)


@pytest.fixture
def preview(qtbot: QtBot, fill: Fill, batch: FakeBatchJob) -> Preview:
    pairs = [pair(unit) for unit in range(PAGE + 50)]
    pairs[3] = pair(3, SHORT)
    pairs[PAGE + 10] = pair(PAGE + 10, NUMBERS)
    pairs[-1] = pair(PAGE + 49, target=None)
    batch.pairs[1] = tuple(pairs)
    page = fill()
    page.queue.list.choose(1)
    QTest.keyClick(page.queue.list, Qt.Key.Key_Space)
    assert page.preview.isVisible()
    return page.preview


def test_both_texts_are_shown_a_page_at_a_time(preview: Preview, batch: FakeBatchJob) -> None:
    pairs = preview.pairs.pairs
    assert pairs.rowCount() == PAGE
    assert pairs.index(0).data() == "Phrase 0.\nSentence one."
    assert "French → English" in preview.text
    assert f"paragraphs 1 to {PAGE} of {PAGE + 50}" in preview.text
    preview.later.click()
    assert batch.commands[-1] == ShowPairs(1, PAGE, PAGE)
    assert pairs.rowCount() == 50
    assert not preview.later.isEnabled()
    preview.earlier.click()
    assert pairs.index(0).data().startswith("Phrase 0.")


def test_a_row_is_as_high_as_its_longer_text(qtbot: QtBot, preview: Preview) -> None:
    view = preview.pairs
    heights = [view.visualRect(view.pairs.index(row)).height() for row in range(4)]
    assert heights[1] > 2 * heights[0]
    assert heights[3] == heights[0]  # a mark takes no room
    preview.window().resize(420, 640)  # then both stand below each other
    qtbot.waitUntil(lambda: view.visualRect(view.pairs.index(0)).height() > heights[0])


def test_f8_steps_through_the_marks_across_pages(preview: Preview) -> None:
    marks = preview.marks.marks
    assert [marks.index(row).data() for row in range(2)] == [
        "Something may be missing\nSente",
        "The numbers differ from those of the original.\nSentence",
    ]
    assert "Places to look at: 2" in preview.text
    QTest.keyClick(preview.pairs, Qt.Key.Key_F8)
    assert preview.pairs.currentIndex().row() == 3
    QTest.keyClick(preview.pairs, Qt.Key.Key_F8)
    assert preview.pairs.currentIndex().data().startswith(f"Phrase {PAGE + 10}.")
    QTest.keyClick(preview.pairs, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert preview.pairs.currentIndex().row() == 3
    reason = preview.pairs.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert reason == "Something may be missing"


def test_it_follows_the_translation(qtbot: QtBot, preview: Preview, batch: FakeBatchJob) -> None:
    batch.pairs[1] = (pair(0, target="New words."), pair(1, SHORT, NUMBERS))
    batch.update(1, state=FileState.TRANSLATING, finished_sentences=5, marked_sentences=2)
    qtbot.waitUntil(lambda: preview.pairs.pairs.rowCount() == 2)
    assert preview.pairs.pairs.index(0).data().endswith("New words.")
    qtbot.waitUntil(lambda: preview.marks.marks.rowCount() == 2)
    assert not preview.later.isVisible()


def test_it_says_that_it_reads_when_that_takes_long(
    qtbot: QtBot, preview: Preview, batch: FakeBatchJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "send", lambda _: None)
    preview.show_file(batch.files[2])
    qtbot.waitUntil(lambda: "Reading the document…" in preview.text)
    preview.show_pairs(Pairs(2, 0, 1, (pair(0),)))
    assert "Reading" not in preview.text


def test_chosen_paragraphs_are_copied(preview: Preview) -> None:
    preview.pairs.choose(0)
    QTest.keyClick(preview.pairs, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Phrase 0.\nSentence one."


def test_esc_goes_back_to_the_file(preview: Preview, fill: Fill) -> None:
    QTest.keyClick(preview.pairs, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Files"
