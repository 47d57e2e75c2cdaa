"""Waiting for a pause."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class Debounce(QObject):
    """Turns a burst of calls into one signal, `delay_ms` after the last of them.

    Signals:
        fired: the pause has come, or `fire_now` was called.
    """

    fired = Signal()

    def __init__(self, delay_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self.fired)

    @property
    def waiting(self) -> bool:
        """Whether a signal is still to come."""
        return self._timer.isActive()

    def restart(self) -> None:
        """Begin the wait, or begin it anew."""
        self._timer.start()

    def fire_now(self) -> None:
        """Emit `fired` at once instead of later."""
        self._timer.stop()
        self.fired.emit()

    def cancel(self) -> None:
        """Forget what was waiting."""
        self._timer.stop()
