"""Ctrl-C in the terminal and the system's wish that we end, as a Qt signal."""

from __future__ import annotations

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Tells when the program is asked to end by a Unix signal.

    Python runs its signal handlers between two of its own instructions, and Qt's event loop has
    none: a handler alone would wait for the next event. The interpreter also writes to a file
    descriptor at once, which Qt can watch.

    Signals:
        requested: the program is to end.
    """

    requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = os.pipe()
        for end in (self._reader, self._writer):
            os.set_blocking(end, False)
        self._old_wakeup = signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        self._old_handlers = {number: signal.signal(number, _ignore) for number in _SIGNALS}
        self._notifier = QSocketNotifier(self._reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._tell)

    def close(self) -> None:
        """Give the signals back to Python."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_wakeup)
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        for end in (self._reader, self._writer):
            os.close(end)

    def _tell(self) -> None:
        # The pipe carries the number of every signal of the process, also of those not ours.
        if any(number in _SIGNALS for number in os.read(self._reader, 64)):
            self.requested.emit()


def _ignore(number: int, frame: object) -> None:
    """Do nothing: without a handler, Python would end the program before the pipe is read."""
