"""Doing costly work as often as the event loop can bear."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORTEST_GAP_MS = 15.0
_REST_PER_COST = 4.0


class Throttle(QObject):
    """Lets work run at once when it is cheap, and rarer the more it costs.

    After a run that cost c milliseconds (see `add_cost`) the next one waits at least 4 c, or
    `gap_ms` of the request if that is longer; requests in between become one run.

    Signals:
        fired: run now.
    """

    fired = Signal()

    def __init__(self, parent: QObject, now: Callable[[], float] = perf_counter) -> None:
        super().__init__(parent)
        self._now = now
        self._last_run = float("-inf")
        self._cost_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.fire_now)

    @property
    def waiting(self) -> bool:
        """Whether a run is still to come."""
        return self._timer.isActive()

    def request(self, gap_ms: float = 0.0) -> None:
        """Ask for a run: now when enough time has passed, else as soon as it has."""
        if self._timer.isActive():
            return
        gap = max(_SHORTEST_GAP_MS, _REST_PER_COST * self._cost_ms, gap_ms)
        elapsed = (self._now() - self._last_run) * 1000
        if elapsed >= gap:
            self.fire_now()
        else:
            self._timer.start(round(gap - elapsed) + 1)

    def fire_now(self) -> None:
        """Run at once, whatever it costs."""
        self._timer.stop()
        start = self._now()
        self.fired.emit()
        self._last_run = self._now()
        self._cost_ms = (self._last_run - start) * 1000

    def add_cost(self, cost_ms: float) -> None:
        """Count work that a run caused later, such as painting, as part of its cost."""
        self._cost_ms = max(self._cost_ms, cost_ms)

    def cancel(self) -> None:
        """Forget a run that is still to come."""
        self._timer.stop()
