"""How fast a queue or a file goes, of late."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WINDOW_S = 20.0
_STEP_S = 0.5


class Speed:
    """Sentences and letters per second over the last 20 s; what came before does not count."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._steps: deque[tuple[float, int, int]] = deque()
        self._sentences = self._letters = 0
        self._started_at: float | None = None

    def note(self, sentences: int, letters: int) -> None:
        """Take in what was just finished."""
        now = self._clock()
        if self._started_at is None:
            self._started_at = now
        self._sentences += sentences
        self._letters += letters
        if self._steps and now - self._steps[-1][0] < _STEP_S:
            before = self._steps.pop()
            self._steps.append((before[0], before[1] + sentences, before[2] + letters))
        else:
            self._steps.append((now, sentences, letters))
        self._forget(now)

    @property
    def sentences_per_s(self) -> float:
        """Sentences per second; 0 until something was finished."""
        duration_s = self._duration_s()  # first: it forgets what is long ago
        return self._sentences / duration_s

    def time_left_s(self, letters: int) -> float | None:
        """Foretell how long so many letters will take; None while nothing is known."""
        duration_s = self._duration_s()
        letters_per_s = self._letters / duration_s
        return letters / letters_per_s if letters_per_s else None

    def _duration_s(self) -> float:
        now = self._clock()
        self._forget(now)
        started_at = now if self._started_at is None else self._started_at
        return max(1.0, min(now - started_at, _WINDOW_S))

    def _forget(self, now: float) -> None:
        while self._steps and now - self._steps[0][0] > _WINDOW_S:
            _, sentences, letters = self._steps.popleft()
            self._sentences -= sentences
            self._letters -= letters
