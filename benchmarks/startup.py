"""Start to first paint and memory, beside a bare PySide6 window."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.report import Figure, compare

if TYPE_CHECKING:
    from pathlib import Path

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
application = QApplication(sys.argv)
window = QMainWindow()
pane = QPlainTextEdit()
window.setCentralWidget(pane)
window.resize(1100, 700)
window.show()
"""

_OURS = """
import sys
sys.argv = ["desktop-translator", "--data-dir", {data!r}]
from desktop_translator.__main__ import parser
from desktop_translator.app import Program, _application
from desktop_translator.core.paths import default_paths
from desktop_translator.engine.launch import EngineConfig
application = _application()
from pathlib import Path
program = Program(application, default_paths(Path({data!r})), EngineConfig())
window, pane = program.window, program.window.page.source.pane
"""

# Usable: the first paint is done, the event loop is idle, and a key would be taken.
_TELL = """
from PySide6.QtCore import QTimer
import time, os
def tell():
    print(time.monotonic(), flush=True)
    {more}
    os._exit(0)
while not pane.isVisible():
    application.processEvents()
pane.viewport().repaint()
QTimer.singleShot(0, tell)
application.exec()
"""


def measure(data: Path, rounds: int) -> list[Figure]:
    """Start both in turn and compare the medians."""
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(_start_ms(BARE + _TELL.format(more="")))
        # The engine process ends by itself when its parent does.
        ours.append(_start_ms(_OURS.format(data=str(data)) + _TELL.format(more="")))
    return [compare("start to usable window", ours, bare, 1.3)]


def _start_ms(program: str) -> float:
    start = time.monotonic()
    output = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    return (float(output.split()[-1]) - start) * 1000
