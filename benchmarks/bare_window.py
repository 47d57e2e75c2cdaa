"""Starting a window in a fresh process: the program's, or a bare PySide6 one to compare it with."""

from __future__ import annotations

import subprocess
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

_SETTLE_S = 2.0
_TEXT = "Il fait beau et nous allons nous promener. " * 20


class Kind(StrEnum):
    """Which window to start."""

    OURS = "ours"
    BARE = "bare"


def start(kind: Kind, data: Path, settle: bool) -> tuple[float, float]:
    """Start a window in a new process and end it.

    Returns how long it took to be usable, in ms, and the memory it had then, in bytes; with
    `settle`, the memory after some text was put in and two seconds passed.
    """
    began = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.bare_window", kind, str(data), str(int(settle))]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    usable, memory = output.split()
    return (float(usable) - began) * 1000, float(memory)


def _bare() -> tuple[QApplication, QPlainTextEdit, object]:
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    pane = QPlainTextEdit(window)
    window.setCentralWidget(pane)
    window.resize(1100, 700)
    window.show()
    return application, pane, window


def _ours(data: Path) -> tuple[QApplication, QPlainTextEdit, object]:
    from desktop_translator.app import Program, make_application
    from desktop_translator.core.paths import default_paths
    from desktop_translator.engine.launch import EngineConfig

    application = make_application()
    program = Program(application, default_paths(data), EngineConfig())
    return application, program.window.page.source.pane, program


def _main(kind: Kind, data: Path, settle: bool) -> None:
    application, pane, _alive = _ours(data) if kind is Kind.OURS else _bare()
    while not pane.isVisible():
        application.processEvents()
    pane.viewport().repaint()
    application.processEvents()
    usable = time.monotonic()
    if settle:
        pane.insertPlainText(_TEXT)
        while time.monotonic() < usable + _SETTLE_S:
            application.processEvents()
            time.sleep(0.005)
    import os

    import psutil

    print(usable, psutil.Process().memory_info().rss, flush=True)
    os._exit(0)  # the engine process ends by itself when its parent does


if __name__ == "__main__":
    _main(Kind(sys.argv[1]), Path(sys.argv[2]), bool(int(sys.argv[3])))
