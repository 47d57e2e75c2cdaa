"""How work on files keeps out of the way of someone who types."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_REST_S = 0.6
"""Files rest so long after a request that a person waits for: the next one often follows."""
_CAREFUL_S = 3.0
"""So long after it, batches stay short."""
_SHORT_BATCH_S = 0.06
_USUAL_BATCH_S = 0.25
"""A beam cannot be stopped: it keeps the engine busy to the end of its batch."""


class Pace:
    """Tells how long to leave files alone, and how long one batch of theirs may take."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._served_at = float("-inf")

    def note_person_served(self) -> None:
        """Call this when something was done that a person waits for."""
        self._served_at = self._clock()

    @property
    def rest_s(self) -> float:
        """How long files have to wait yet; 0 when they may go on."""
        return max(0.0, self._served_at + _REST_S - self._clock())

    @property
    def longest_batch_s(self) -> float:
        """How long a batch of sentences of files may take."""
        careful = self._clock() - self._served_at < _CAREFUL_S
        return _SHORT_BATCH_S if careful else _USUAL_BATCH_S
