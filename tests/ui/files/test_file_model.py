"""Tests of `ui.files.file_model`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.ui.files.file_model import FileListModel
from tests.ui.files.conftest import file

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.core.languages import Languages


@pytest.fixture
def model(qtbot: QtBot, languages: Languages) -> FileListModel:
    return FileListModel(languages)


def numbers(model: FileListModel) -> list[int]:
    return [file.id for file in model.files]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(orders=st.lists(st.lists(st.integers(0, 12), unique=True), max_size=4))
def test_rows_follow_the_order_and_indexes_follow_their_files(
    languages: Languages, orders: list[list[int]]
) -> None:
    model = FileListModel(languages)
    tester = QAbstractItemModelTester(model)
    kept: dict[int, QPersistentModelIndex] = {}
    for order in orders:
        model.take([file(number) for number in order], tuple(order))
        assert numbers(model) == order
        for number, index in kept.items():
            place = order.index(number) if number in order else -1
            assert index.row() == place
        kept = {n: QPersistentModelIndex(model.index(model.place(n))) for n in order}
    del tester


def test_news_may_come_before_the_order_and_after(model: FileListModel) -> None:
    model.take([file(2)])
    assert numbers(model) == []
    model.take([], (1, 2))
    assert numbers(model) == [2]
    model.take([file(1)])
    assert numbers(model) == [1, 2]


def test_a_row_says_everything_in_one_sentence(model: FileListModel) -> None:
    told = replace(
        file(1, "a.txt"), state=FileState.TRANSLATING, percent=42.9, finished_sentences=3,
        total_sentences=7, source="fr", certainty=1.0, format="Plain text",
    )  # fmt: skip
    model.take([told], (1,))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("a.txt", "Translating, 42 %", "Plain text", "French", "3 of 7 sentences"):
        assert words in spoken


def test_rows_are_dragged_to_where_they_are_dropped(qtbot: QtBot, model: FileListModel) -> None:
    model.take([file(n) for n in range(5)], (0, 1, 2, 3, 4))
    data = model.mimeData([model.index(3), model.index(1)])
    move = Qt.DropAction.MoveAction
    with qtbot.waitSignal(model.move_wanted) as moved:
        assert not model.dropMimeData(data, move, 3, 0, QModelIndex())
    assert moved.args == [(1, 3), 4]  # 3 moves itself: what follows it is 4
    with qtbot.waitSignal(model.move_wanted) as moved:
        model.dropMimeData(data, move, -1, -1, QModelIndex())
    assert moved.args == [(1, 3), None]


def test_what_is_done_stays_where_it_is(model: FileListModel) -> None:
    model.take([replace(file(1), state=FileState.DONE)], (1,))
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_neighbours(model: FileListModel) -> None:
    model.take([file(n) for n in range(4)], (0, 1, 2, 3))
    assert model.neighbour([2], -1) == 1
    assert model.neighbour([0], -1) == 0
    assert model.neighbour([1], 1) == 3
    assert model.neighbour([1, 2], 1) is None


def test_thousands_leave_at_once(model: FileListModel) -> None:
    model.take([file(n) for n in range(3000)], tuple(range(3000)))
    model.take([], tuple(range(0, 3000, 2)))
    assert model.rowCount() == 1500
    assert model.files[1].id == 2
