"""The program's own window, driven and timed from inside its process."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from desktop_translator.app import Program
from desktop_translator.core.paths import default_paths
from desktop_translator.engine.launch import EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TIMEOUT_S = 600.0


@dataclass(frozen=True, slots=True)
class PaintedTimes:
    """One translation, from the end of the debounce to the paint that shows it, in ms."""

    first_token_ms: float
    total_ms: float


class _Paints(QObject):
    """Notes when a widget has been painted; `last` is in seconds of `time.perf_counter`."""

    def __init__(self, viewport: QObject) -> None:
        super().__init__(viewport)
        self.last = 0.0
        self.count = 0
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            self.last = time.perf_counter()
            self.count += 1
            return True
        return False


class DrivenWindow:
    """A running program whose translations are timed."""

    def __init__(self, program: Program, application: QApplication) -> None:
        self._application = application
        self.program = program
        self.page = program.window.page
        self._viewport = self.page.target.pane.viewport()
        self._paints = _Paints(self._viewport)
        self._changed = self._finished = False
        program.job.changed.connect(self._on_changed)
        program.job.finished.connect(self._on_finished)
        program.job.failed.connect(self._on_finished)

    def translate(self, text: str) -> PaintedTimes:
        """Put `text` in the emptied source pane and wait until its translation is painted."""
        self.page.source.pane.replace_text("")
        self.run_for(0.05)
        return self.change(lambda: self.page.source.pane.replace_text(text))

    def change(self, edit: Callable[[], None]) -> PaintedTimes:
        """Edit the source and wait until the new translation is painted."""
        self._changed = self._finished = False
        edit()
        start = time.perf_counter()
        self.page.session.translate_now()
        self._spin(lambda: self._changed or self._finished)
        first = self._painted()
        self._spin(lambda: self._finished)
        return PaintedTimes((first - start) * 1000, (self._painted() - start) * 1000)

    def replace(self, old: str, new: str) -> None:
        """Put `new` where `old` first stands in the source."""
        self.page.source.pane.document().find(old).insertText(new)

    def run_for(self, seconds: float) -> None:
        """Let the window live."""
        end = time.perf_counter() + seconds
        self._spin(lambda: time.perf_counter() >= end)

    def _painted(self) -> float:
        """Wait for the paint of what is in the pane now; return when it was done."""
        count = self._paints.count
        self._viewport.update()
        self._spin(lambda: self._paints.count > count)
        return self._paints.last

    def _on_changed(self) -> None:
        self._changed = True

    def _on_finished(self) -> None:
        self._finished = True

    def _spin(self, done: Callable[[], bool]) -> None:
        deadline = time.perf_counter() + TIMEOUT_S
        while not done():
            self._application.processEvents()
            if time.perf_counter() > deadline:
                raise TimeoutError
            time.sleep(0.0002)


@contextmanager
def driven_window(data: Path, threads: int = 0) -> Iterator[DrivenWindow]:
    """Open the program's window with a data folder of its own."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["benchmark"])
    program = Program(application, default_paths(data), EngineConfig(threads=threads))
    window = DrivenWindow(program, application)
    try:
        window.translate("Je t'aime.")
        yield window
    finally:
        program.window.close()
        program.close()
