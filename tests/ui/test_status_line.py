"""Tests of `ui.status_line`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desktop_translator.core.routes import Route
from desktop_translator.pipeline.events import ModelReady, Statistics
from desktop_translator.ui.status_line import StatusLine
from tests.fakes import fake_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[StatusLine]:
    window = QWidget()
    qtbot.addWidget(window)
    line = StatusLine(window)
    line.resize(900, 34)
    window.show()
    yield line
    window.close()


READY = ModelReady(Route((fake_model(name="Starter French-English"),)), "cpu", "int8_float32", 2)


def test_it_begins_with_the_badge_alone(line: StatusLine) -> None:
    assert line.text == "Offline"


def test_it_tells_model_device_and_speed(line: StatusLine) -> None:
    line.show_model(READY)
    line.show_speed(Statistics(1, 0, (), 620, 500))
    line.show_running(True)
    parts = ["Offline", "Starter French-English, int8", "CPU, 2 threads", "1240 tokens/s"]
    assert line.text.replace(",240", "240") == " · ".join([*parts, "Esc stops"])
    line.show_running(False)
    assert "Esc" not in line.text


def test_nothing_decoded_keeps_the_last_speed(line: StatusLine) -> None:
    line.show_speed(Statistics(1, 0, (), 100, 1000))
    line.show_speed(Statistics(1, 1, (), 0, 0))
    assert "100 tokens/s" in line.text


def test_a_narrow_line_keeps_what_matters_most(line: StatusLine) -> None:
    line.show_model(READY)
    line.show_running(True)
    line.resize(200, 34)
    shown = [label.text() for label in line._labels() if label.isVisible()]
    assert shown == ["Offline", "Esc stops"]
