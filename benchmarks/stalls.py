"""How long the event loop is held up while both cores translate."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from benchmarks.report import Figure
from benchmarks.texts import text
from benchmarks.window import driven_window

if TYPE_CHECKING:
    from pathlib import Path

_BEAT_MS = 2
_WORDS = 60_000
BUDGET_999_MS = 16.0
BUDGET_WORST_MS = 50.0


def measure(data: Path, seconds: float) -> list[Figure]:
    """Beat every 2 ms while a long text is translated; a late beat is a stall."""
    with driven_window(data) as window:
        window.page.source.pane.replace_text(text(_WORDS))
        window.page.session.translate_now()
        window.run_for(1.0)  # the paste itself, a single edit, is no part of it
        beats: list[float] = []
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(_BEAT_MS)
        timer.timeout.connect(lambda: beats.append(time.perf_counter()))
        timer.start()
        window.run_for(seconds)
        timer.stop()
        running = window.page.session.running
    late = sorted((b - a) * 1000 - _BEAT_MS for a, b in pairwise(beats))
    note = "" if running else " (the text was done before the end)"
    return [
        Figure(
            f"stall, 99.9th percentile{note}", late[int(len(late) * 0.999)], 0, BUDGET_999_MS, "ms"
        ),
        Figure("stall, worst", late[-1], 0, BUDGET_WORST_MS, "ms"),
    ]
