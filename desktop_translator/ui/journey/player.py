"""Playing a journey at the speed a person chooses."""

from __future__ import annotations

import math
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.ui.journey.timeline import Timeline

_FRAME_MS = 16
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


class Player(QObject):
    """Moves a position along a timeline; nothing ticks but while it plays.

    With reduced motion it jumps from moment to moment, with nothing in between.

    Signals:
        moved: the new position.
        playing_changed: whether it plays.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject, now: Callable[[], float] = perf_counter) -> None:
        super().__init__(parent)
        self._now = now
        self._timeline: Timeline | None = None
        self._position = 0.0
        self._last_s = 0.0
        self._jumps = False
        self._speed = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def position(self) -> float:
        """Where it is."""
        return self._position

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return self._timer.isActive()

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast as usual."""
        self._speed = speed

    def show_end(self, timeline: Timeline) -> None:
        """Take another timeline, and be at its end: everything is to be seen."""
        self.pause()
        self._timeline = timeline
        self.seek(timeline.end)

    def play(self, jumps: bool) -> None:
        """Move on, from the beginning if it is at the end; `jumps` says to reduce motion."""
        if self._timeline is None or not self._timeline.end:
            return
        self._jumps = jumps
        if self._position >= self._timeline.end:
            self.seek(0)
        self._last_s = self._now()
        if not self.playing:
            self._timer.start()
            self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stay where it is."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def step(self, moments: int) -> None:
        """Go so many whole moments on, or back."""
        self.pause()
        place = math.floor(self._position) if moments > 0 else math.ceil(self._position)
        self.seek(place + moments)

    def seek(self, position: float) -> None:
        """Go to a position."""
        end = self._timeline.end if self._timeline is not None else 0
        self._position = min(max(position, 0.0), float(end))
        self.moved.emit(self._position)

    def _tick(self) -> None:
        if self._timeline is None:
            return
        duration_s = self._timeline.duration_s(self._position) / self._speed
        passed = (self._now() - self._last_s) / duration_s
        if self._jumps and passed < 1:
            return
        self._last_s = self._now()
        # Never past the next moment: each has its own duration.
        target = min(self._position + passed, math.floor(self._position) + 1)
        self.seek(target)
        if self._position >= self._timeline.end:
            self.pause()
