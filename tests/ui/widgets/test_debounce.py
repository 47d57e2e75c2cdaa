"""Tests of `ui.widgets.debounce`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop_translator.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def test_a_burst_fires_once(qtbot: QtBot, parent: QObject) -> None:
    debounce = Debounce(20, parent)
    fired: list[None] = []
    debounce.fired.connect(lambda: fired.append(None))
    with qtbot.waitSignal(debounce.fired):
        for _ in range(5):
            debounce.restart()
    assert len(fired) == 1
    assert not debounce.waiting


def test_fire_now_replaces_what_waits(qtbot: QtBot, parent: QObject) -> None:
    debounce = Debounce(10, parent)
    debounce.restart()
    with qtbot.waitSignal(debounce.fired):
        debounce.fire_now()
    with qtbot.assertNotEmitted(debounce.fired, wait=40):
        pass


def test_cancel_forgets(qtbot: QtBot, parent: QObject) -> None:
    debounce = Debounce(10, parent)
    debounce.restart()
    with qtbot.assertNotEmitted(debounce.fired, wait=40):
        debounce.cancel()
