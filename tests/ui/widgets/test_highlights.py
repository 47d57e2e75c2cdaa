from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from desktop_translator.ui.widgets.highlights import Highlights, Span
from desktop_translator.ui.widgets.output_pane import OutputPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def pane(qtbot: QtBot) -> OutputPane:
    pane = OutputPane()
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.align_lines(["One. Two.", "Three."])
    pane.show()
    return pane


@pytest.fixture
def highlights(pane: OutputPane) -> Highlights:
    return pane.highlights


def test_tint_and_marks_do_not_disturb_each_other(pane: OutputPane, highlights: Highlights) -> None:
    highlights.set_marks([Span(0, 4), Span(10, 16)])
    highlights.set_tint(Span(0, 4))
    assert len(pane.extraSelections()) == 3
    highlights.set_tint(None)
    assert highlights.marks == [Span(0, 4), Span(10, 16)]
    assert len(pane.extraSelections()) == 2


def test_they_follow_the_text(pane: OutputPane, highlights: Highlights) -> None:
    highlights.set_tint(Span(5, 9))
    cursor = QTextCursor(pane.document())
    cursor.insertText("Zero. ")
    assert highlights.tint == Span(11, 15)


def test_places_behind_the_end_are_cut(highlights: Highlights) -> None:
    highlights.set_tint(Span(10, 99))
    assert highlights.tint == Span(10, 16)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_sign_stands_in_the_margin_where_lines_begin(
    pane: OutputPane, highlights: Highlights, right_to_left: bool
) -> None:
    pane.set_right_to_left(right_to_left)
    highlights.set_marks([Span(10, 16)])
    line = QTextCursor(pane.document())
    line.setPosition(10)
    y = pane.cursorRect(line).center().y()
    x = pane.viewport().width() - 8 if right_to_left else 8
    assert highlights.sign_at(QPoint(x, y)) == Span(10, 16)
    assert highlights.sign_at(QPoint(pane.viewport().width() - x, y)) is None
    assert highlights.sign_at(QPoint(x, y - 25)) is None
