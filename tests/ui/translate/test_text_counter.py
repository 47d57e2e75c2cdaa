"""Tests of `ui.translate.text_counter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.ui.translate.text_counter import Counts, TextCounter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_short_text_is_counted_at_once(qtbot: QtBot) -> None:
    parent = QObject()
    counter = TextCounter(parent)
    found: list[Counts] = []
    counter.counted.connect(found.append)
    counter.count("Un été.\nDeux.")
    assert found == [Counts(12, 3)]


def test_a_long_text_is_counted_between_events(qtbot: QtBot) -> None:
    parent = QObject()
    counter = TextCounter(parent)
    found: list[Counts] = []
    counter.counted.connect(found.append)
    counter.count("\n".join(f"mot {number}" for number in range(60_000)))
    assert found == []
    counter.count("one")
    assert found == [Counts(3, 1)]
    with qtbot.waitSignal(counter.counted):
        counter.count("\n".join(f"mot {number}" for number in range(60_000)))
    assert found[-1].words == 120_000
    with qtbot.assertNotEmitted(counter.counted, wait=50):
        counter.count("\n".join(f"other {number}" for number in range(60_000)))
        counter.cancel()
