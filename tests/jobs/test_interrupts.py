from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("signals reach Qt by a pipe on Unix only", allow_module_level=True)

from desktop_translator.jobs.interrupts import Interrupts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_told_while_the_event_loop_runs(qtbot: QtBot, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    interrupts = Interrupts()
    try:
        with qtbot.waitSignal(interrupts.requested):
            os.kill(os.getpid(), number)
    finally:
        interrupts.close()
    assert signal.getsignal(number) is before


def test_other_signals_are_not_told(qtbot: QtBot) -> None:
    old = signal.signal(signal.SIGUSR1, lambda *_: None)
    interrupts = Interrupts()
    try:
        with qtbot.assertNotEmitted(interrupts.requested, wait=50):
            os.kill(os.getpid(), signal.SIGUSR1)
    finally:
        interrupts.close()
        signal.signal(signal.SIGUSR1, old)
