"""Progress on standard error: one line that changes on a terminal, a few lines in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from desktop_translator.core.wording import describe, human_size

if TYPE_CHECKING:
    from desktop_translator.catalog.fetching import FetchProgress
    from desktop_translator.core.languages import Languages

_LOG_EVERY_S = 10.0


class ProgressLine:
    """Shows how far something is, from the first until `end`."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages
        self._alive = sys.stderr.isatty()
        self._shown_at = time.monotonic()
        self._width = 0

    def fetched(self, name: str, progress: FetchProgress) -> None:
        """Show a download."""
        words = f"{name}  {human_size(progress.done_bytes)} of {human_size(progress.total_bytes)}"
        if progress.trouble is not None:
            words += f"  {describe(progress.trouble, self._languages)[0]} Trying again …"
        else:
            words += f"  {human_size(round(progress.bytes_per_s))}/s"
            if progress.left_s is not None:
                words += f"  {duration(progress.left_s)} left"
        self._show(words)

    def done(self, name: str, done_bytes: int, total_bytes: int) -> None:
        """Show anything that is counted in bytes."""
        percent = 100 * done_bytes // total_bytes if total_bytes else 100
        self._show(f"{name}  {percent} %")

    def end(self) -> None:
        """Leave the line, so that what follows begins a new one."""
        if self._alive and self._width:
            sys.stderr.write("\n")
            sys.stderr.flush()
        self._width = 0

    def _show(self, words: str) -> None:
        if not self._alive and time.monotonic() - self._shown_at < _LOG_EVERY_S:
            return
        self._shown_at = time.monotonic()
        if self._alive:
            sys.stderr.write("\r" + words.ljust(self._width))
            self._width = len(words)
        else:
            sys.stderr.write(words + "\n")
        sys.stderr.flush()


def duration(seconds: float) -> str:
    """Write a span of time as a person would."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
