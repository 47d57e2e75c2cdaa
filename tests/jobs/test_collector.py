from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from desktop_translator.jobs import collector as module
from desktop_translator.jobs.collector import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """An object that only the cyclic collection can free; it notes where that was."""

    def __init__(self, freed_on: list[int]) -> None:
        self.itself = self
        self._freed_on = freed_on

    def __del__(self) -> None:
        self._freed_on.append(threading.get_ident())


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Collector]:
    """A collector in a hurry; afterwards collection is as the other tests have it."""
    monkeypatch.setattr(module, "INTERVAL_MS", 1)
    collector = Collector()
    yield collector
    collector.stop()
    gc.unfreeze()
    gc.disable()


def test_garbage_is_collected_on_the_thread_of_the_collector(
    qtbot: QtBot, collector: Collector
) -> None:
    freed_on: list[int] = []
    watched = weakref.ref(Ring(freed_on))
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: watched() is None)
    assert freed_on == [threading.get_ident()]


def test_stopping_gives_collection_back(collector: Collector) -> None:
    collector.stop()
    assert gc.isenabled()
