"""Progress on standard error: one line that changes on a terminal, a few lines in a log."""

from __future__ import annotations

import sys
import time

_LOG_EVERY_S = 10.0


class ProgressLine:
    """Shows how far something is, from the first `show` until `end`."""

    def __init__(self) -> None:
        self._alive = sys.stderr.isatty()
        self._shown_at = time.monotonic()
        self._width = 0

    def show(self, words: str) -> None:
        """Put words in the place of those before; in a log, only now and then."""
        if not self._alive and time.monotonic() - self._shown_at < _LOG_EVERY_S:
            return
        self._shown_at = time.monotonic()
        if self._alive:
            sys.stderr.write("\r" + words.ljust(self._width))
            self._width = len(words)
        else:
            sys.stderr.write(words + "\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line, so that what follows begins a new one."""
        if self._alive and self._width:
            sys.stderr.write("\n")
            sys.stderr.flush()
        self._width = 0


def duration(seconds: float) -> str:
    """Write a span of time as a person would."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
