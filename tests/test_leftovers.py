"""Tests of `leftovers`: it must see what it exists to see."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from tests import leftovers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_a_thread_is_seen_until_it_ends() -> None:
    before = leftovers.snapshot(qt=False)
    leave = threading.Event()
    thread = threading.Thread(target=leave.wait, name="lazy")
    thread.start()
    assert leftovers.wait(before, qt=False, seconds=0) == ["thread 'lazy'"]
    leave.set()
    assert leftovers.wait(before, qt=False, seconds=5) == []
    thread.join()


def test_a_process_is_seen_until_it_ends() -> None:
    before = leftovers.snapshot(qt=False)
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        (words,) = leftovers.wait(before, qt=False, seconds=0)
        assert str(child.pid) in words
    assert leftovers.wait(before, qt=False, seconds=5) == []


def test_a_window_and_a_running_timer_are_seen(qapp: QApplication) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QLabel

    before = leftovers.snapshot(qt=True)
    label = QLabel("left")
    timer = QTimer(label)
    timer.start(60_000)
    kinds = [words.split(" of ")[0] for words in leftovers.wait(before, qt=True, seconds=0)]
    assert sorted(kind.split()[0] for kind in kinds) == ["running", "window"]
    timer.stop()
    label.deleteLater()
    assert leftovers.wait(before, qt=True, seconds=5) == []
