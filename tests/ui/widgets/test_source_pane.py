"""Tests of `ui.widgets.text_pane` and `ui.widgets.source_pane`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop_translator.ui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

# Everything but what ends a block (CR, U+2029), what Qt uses itself, and what is no character.
TEXTS = st.text(
    st.characters(exclude_characters="\r\u2029\ufdd0\ufdd1\ufeff\ufffe", codec="utf-8"),
    max_size=40,
)


@pytest.fixture
def pane(qtbot: QtBot) -> SourcePane:
    pane = SourcePane()
    qtbot.addWidget(pane)
    return pane


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS)
def test_text_comes_back_exactly(pane: SourcePane, text: str) -> None:
    pane.replace_text(text)
    assert pane.text() == text


@pytest.mark.parametrize(
    "text", ["a\u00a0b", "a\u2028b", "\t\u200d\u200f", "a\0b", "🙂", "a\n\n b \n"]
)
def test_odd_characters_survive(pane: SourcePane, text: str) -> None:
    pane.replace_text(text)
    assert pane.text() == text


def test_lone_surrogates_and_carriage_returns_do_no_harm(pane: SourcePane) -> None:
    pane.replace_text("a\ud800b\r\nc\rd")
    assert pane.text() == "ab\nc\nd"


def test_undo_brings_back_what_was_replaced(pane: SourcePane) -> None:
    pane.insertPlainText("first")
    pane.replace_text("second")
    pane.replace_text("")
    pane.undo()
    assert pane.text() == "second"
    pane.undo()
    assert pane.text() == "first"


def test_a_paste_is_plain_text(qtbot: QtBot, pane: SourcePane) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("plain\0 text")
    with qtbot.waitSignal(pane.replaced):
        pane.insertFromMimeData(data)
    assert pane.text() == "plain\0 text"
    pane.undo()
    assert pane.text() == ""


def test_html_alone_is_not_taken_as_markup(pane: SourcePane) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    assert pane.canInsertFromMimeData(data) == data.hasText()


def test_a_pasted_file_is_handed_on(qtbot: QtBot, pane: SourcePane, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/x.txt"), QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    assert pane.canInsertFromMimeData(data)
    with qtbot.waitSignal(pane.files_pasted) as pasted:
        pane.insertFromMimeData(data)
    assert pasted.args == [(tmp_path / "a.txt",)]
    assert pane.text() == ""


def test_copying_keeps_no_break_spaces(pane: SourcePane) -> None:
    pane.replace_text("10\u00a0000\u2028x\ny")
    pane.selectAll()
    pane.copy()
    assert QApplication.clipboard().text() == "10\u00a0000\u2028x\ny"


def test_preedit_is_no_text(pane: SourcePane) -> None:
    pane.insertPlainText("a")
    QApplication.sendEvent(pane, QInputMethodEvent("にほ", []))
    assert pane.text() == "a"
    commit = QInputMethodEvent()
    commit.setCommitString("日本")
    QApplication.sendEvent(pane, commit)
    assert pane.text() == "a日本"


def test_tab_leaves_the_pane(pane: SourcePane) -> None:
    assert pane.tabChangesFocus()


def test_right_to_left_sets_direction_and_side(pane: SourcePane) -> None:
    pane.replace_text("שלום")
    pane.resize(400, 200)
    pane.show()
    pane.moveCursor(QTextCursor.MoveOperation.Start)
    left = pane.cursorRect().x()
    pane.set_right_to_left(True)
    option = pane.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert pane.cursorRect().x() > 300 > left
    pane.set_right_to_left(False)
    assert pane.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft


def wheel(angle: int, modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_ctrl_wheel_zooms_by_notches(qtbot: QtBot, pane: SourcePane) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.assertNotEmitted(pane.zoom_wanted):
        pane.wheelEvent(wheel(60, control))
    with qtbot.waitSignal(pane.zoom_wanted) as wanted:
        pane.wheelEvent(wheel(60, control))
    assert wanted.args == [1]
    with qtbot.assertNotEmitted(pane.zoom_wanted):
        pane.wheelEvent(wheel(-120, Qt.KeyboardModifier.NoModifier))


def test_the_text_size_survives_a_new_style_sheet(qtbot: QtBot, pane: SourcePane) -> None:
    pane.set_text_size(30)
    pane.show()
    pane.setStyleSheet("QPlainTextEdit { border: none; }")
    assert pane.font().pixelSize() == 30
