"""Cyclic garbage collection on the main thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 5_000


class Collector(QObject):
    """Collects garbage every five seconds, from the thread that made it.

    Python's own collection runs on whichever thread allocates, and destroying a QObject on
    another thread than its own crashes (seen in novelWriter #2927, napari #1029).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(gc.collect)
        self._timer.start(INTERVAL_MS)

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.enable()
