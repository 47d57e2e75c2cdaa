"""Tests of `ui.widgets.output_pane`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest

from desktop_translator.ui.widgets.output_pane import OutputPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LINE = st.text(
    st.one_of(st.sampled_from("ab \u00a0\u2028\t🙂é\ud800\ufeff\r"), st.characters()), max_size=8
).map(lambda line: line.replace("\n", " "))
STARTS = st.lists(st.one_of(st.none(), LINE), min_size=1, max_size=5)
CHANGES = st.lists(st.tuples(st.integers(0, 5), LINE), max_size=5)


@pytest.fixture
def pane(qtbot: QtBot) -> OutputPane:
    pane = OutputPane()
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.show()
    return pane


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(STARTS, CHANGES), max_size=4))
def test_blocks_equal_the_lines_after_any_events(
    pane: OutputPane, texts: list[tuple[list[str | None], list[tuple[int, str]]]]
) -> None:
    for lines, changes in texts:
        pane.align_lines(lines)
        pane.change_lines(changes)
        assert len(pane.lines) == len(lines)
    pane.settle()
    assert pane.text() == "\n".join(pane.lines)
    assert pane.document().blockCount() == len(pane.lines)


def test_stale_text_stays_until_its_first_change(pane: OutputPane) -> None:
    pane.align_lines(["one", "two", "three"])
    pane.align_lines(["one", None, "three", None])
    assert pane.text() == "one\ntwo\nthree\n"
    pane.change_lines([(1, "deux")])
    pane.settle()
    assert pane.text() == "one\ndeux\nthree\n"


def test_special_spaces_are_kept(pane: OutputPane) -> None:
    pane.align_lines(["a\u00a0b\u2028c\td"])
    assert pane.text() == pane.newest_text() == "a\u00a0b\u2028c\td"


def test_changes_of_lines_that_are_not_there_are_left_out(pane: OutputPane) -> None:
    pane.align_lines(["a"])
    pane.change_lines([(7, "x"), (-1, "y")])
    pane.settle()
    assert pane.text() == "a"


def test_a_selection_stays_while_text_grows_at_its_end(pane: OutputPane) -> None:
    pane.align_lines(["one two", ""])
    cursor = pane.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    pane.change_lines([(0, "one two three")])
    pane.settle()
    assert pane.textCursor().selectedText() == "two"
    pane.align_lines(["zero", "one two three", ""])
    assert pane.textCursor().selectedText() == "two"


@pytest.mark.parametrize(("anchor", "position"), [(0, 7), (7, 0)])
def test_selecting_all_does_not_select_what_comes(
    pane: OutputPane, anchor: int, position: int
) -> None:
    pane.align_lines(["one two"])
    cursor = pane.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    pane.change_lines([(0, "one two three")])
    pane.settle()
    assert pane.textCursor().selectedText() == "one two"


def test_nothing_is_selected_by_writing(pane: OutputPane) -> None:
    pane.align_lines([None, None])
    pane.change_lines([(0, "one"), (1, "two")])
    pane.settle()
    assert not pane.textCursor().hasSelection()
    assert pane.textCursor().position() == 0


def numbered(count: int) -> list[str]:
    return [f"line {number}" for number in range(count)]


def test_the_line_on_top_stays_on_top(pane: OutputPane) -> None:
    pane.align_lines(numbered(100))
    bar = pane.verticalScrollBar()
    bar.setValue(50)
    pane.change_lines([(3, "long " * 200)])
    pane.settle()
    assert pane.firstVisibleBlock().text() == "line 50"
    pane.align_lines([*["new"] * 30, pane.lines[0], *pane.lines[1:]])
    assert pane.firstVisibleBlock().text() == "line 50"
    pane.align_lines(numbered(100)[20:])
    assert pane.firstVisibleBlock().text() == "line 50"


def test_the_end_is_followed_only_from_the_end(pane: OutputPane) -> None:
    pane.align_lines(numbered(60))
    bar = pane.verticalScrollBar()
    pane.change_lines([(59, "grows " * 100)])
    pane.settle()
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    pane.change_lines([(59, "grows " * 200)])
    pane.settle()
    assert bar.value() == bar.maximum()


def test_writing_above_does_not_pull_the_view_down(pane: OutputPane) -> None:
    pane.align_lines([None, None])
    for length in (20, 60, 120):
        pane.change_lines([(0, "words " * length)])
        pane.settle()
    assert pane.verticalScrollBar().maximum() > 0
    assert pane.verticalScrollBar().value() == 0


def caret_pixels(pane: OutputPane) -> list[int]:
    """Return the columns of pixels that hold the accent colour."""
    image = pane.viewport().grab().toImage()
    accent = QColor("#ff00ff")
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) == accent for y in range(image.height()))
    ]


def test_the_caret_stands_behind_a_column_of_code_points(pane: OutputPane) -> None:
    palette = pane.palette()
    palette.setColor(palette.ColorRole.Accent, QColor("#ff00ff"))
    pane.setPalette(palette)
    pane.align_lines(["", "🙂🙂ab"])
    assert caret_pixels(pane) == []
    pane.show_caret((1, 3))
    block = pane.document().findBlockByNumber(1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + 5)
    assert caret_pixels(pane)[0] == pane.cursorRect(cursor).x()
    pane.show_caret((1, 99))
    assert caret_pixels(pane)
    pane.show_caret((9, 0))
    assert caret_pixels(pane) == []
    pane.show_caret((1, 0))
    pane.align_lines(["x"])
    assert pane.caret is None


def test_a_long_line_is_updated_rarely(pane: OutputPane) -> None:
    pane.align_lines([None])
    pane.change_lines([(0, "a" * 50_000)])
    pane.change_lines([(0, "a" * 50_001)])
    assert len(pane.text()) == 50_000
    assert len(pane.newest_text()) == 50_001
    pane.settle()
    assert len(pane.text()) == 50_001


def test_it_can_be_read_by_keyboard_and_not_edited(qtbot: QtBot, pane: OutputPane) -> None:
    pane.align_lines(["one"])
    QTest.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(pane, "x")
    assert pane.textCursor().selectedText() == "o"
    assert pane.text() == "one"
    assert not pane.document().isUndoRedoEnabled()


def test_the_caret_waits_with_the_lines_it_belongs_to(pane: OutputPane) -> None:
    """Lines are painted rarer than they change; the caret once ran ahead of them."""
    pane.align_lines(["", ""])
    pane.change_lines([(0, "one")])
    pane.show_caret((0, 3))
    assert pane.caret == (0, 3)
    pane.change_lines([(1, "two")])  # within the same frame: not painted yet
    pane.show_caret((1, 3))
    assert pane.caret == (0, 3)
    pane.settle()
    assert pane.caret == (1, 3)
