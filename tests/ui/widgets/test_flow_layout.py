"""Tests of `ui.widgets.flow_layout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_translator.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def block(width: int, height: int = 20) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, height)
    return made


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


def places(owner: QWidget, width: int, *blocks: QWidget) -> list[tuple[int, int]]:
    layout = FlowLayout(owner, spacing=10)
    for each in blocks:
        layout.addWidget(each)
    owner.resize(width, layout.heightForWidth(width))
    layout.activate()
    return [(each.x(), each.y()) for each in blocks]


def test_a_row_takes_as_many_as_fit(owner: QWidget) -> None:
    assert places(owner, 100, block(40), block(50), block(60)) == [(0, 0), (50, 0), (0, 30)]
    assert owner.height() == 50


def test_low_ones_stand_in_the_middle_of_their_row(owner: QWidget) -> None:
    assert places(owner, 200, block(40, 40), block(40, 20)) == [(0, 0), (50, 10)]


def test_what_is_hidden_takes_no_room(owner: QWidget) -> None:
    hidden = block(90)
    hidden.setVisible(False)
    layout = FlowLayout(owner, spacing=10)
    for each in (hidden, shown := block(40)):
        layout.addWidget(each)
    hidden.hide()
    owner.resize(100, 60)
    layout.activate()
    assert (shown.x(), shown.y()) == (0, 0)


def test_right_to_left_begins_at_the_right(owner: QWidget) -> None:
    owner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(owner, 100, block(40), block(50)) == [(60, 0), (0, 0)]


def test_one_too_wide_has_a_row_of_its_own(owner: QWidget) -> None:
    assert places(owner, 50, block(40), block(90), block(10)) == [(0, 0), (0, 30), (0, 60)]
