"""How fast a download is, and how long it will take."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WINDOW_S = 6.0
"""Long enough not to flicker, short enough to follow a network that became slow."""


class TransferSpeed:
    """The mean speed of the last seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def note(self, done_bytes: int) -> None:
        """Take in how much is done now; less than before starts anew."""
        now = self._clock()
        if self._seen and done_bytes < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, done_bytes))
        while now - self._seen[0][0] > _WINDOW_S:
            self._seen.popleft()

    @property
    def bytes_per_s(self) -> float:
        """The speed now, 0 when it is not known yet or nothing moves."""
        if len(self._seen) < 2:
            return 0.0
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        return (last - first) / (ended - began) if ended > began else 0.0

    def left_s(self, missing_bytes: int) -> float | None:
        """Return how long the rest will take at this speed, None if that cannot be told."""
        if not missing_bytes:
            return 0.0
        speed = self.bytes_per_s
        return missing_bytes / speed if speed > 0 else None
