"""When to try again, and how long to wait before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from desktop_translator.core.hub_errors import (
    ConnectionLostError,
    FileShortError,
    HostBusyError,
    HostSilentError,
    HostUnreachableError,
    TooManyRequestsError,
)

if TYPE_CHECKING:
    from desktop_translator.core.errors import AppError

_SHORT_FILE_ATTEMPTS = 3  # it hardly ever becomes longer

_PASSING = (
    ConnectionLostError,
    FileShortError,
    HostBusyError,
    HostSilentError,
    HostUnreachableError,
    TooManyRequestsError,
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait for a server, and how often we try again.

    Attributes:
        timeout_s: for a connection, and for each next piece of data.
        attempts: failures in a row, without a byte between them, until we give up.
        first_pause_s: before the second attempt; doubled before each further one.
        longest_pause_s: no pause is longer.
        longest_asked_s: a server that asks us to wait longer (`Retry-After`) is not waited for.
    """

    timeout_s: float = 20.0
    attempts: int = 8
    first_pause_s: float = 0.5
    longest_pause_s: float = 30.0
    longest_asked_s: float = 120.0

    def pause_s(self, failures: int) -> float:
        """Return how long to wait after so many failures in a row (at least one)."""
        return min(self.first_pause_s * 2.0 ** (failures - 1), self.longest_pause_s)


def asked_pause_s(retry_after: str) -> float | None:
    """Read a `Retry-After` header: seconds or a date (RFC 9110, 10.2.3); None if it is neither."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


class Attempts:
    """Counts failures in a row, and says how long to wait after each."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._failures = 0

    def succeeded(self) -> None:
        """Start counting anew: data has come."""
        self._failures = 0

    def pause_after(self, error: AppError) -> float:
        """Return how long to wait in seconds before trying again.

        Raises:
            AppError: `error` itself, when trying again makes no sense or was done enough.
        """
        self._failures += 1
        attempts = self._patience.attempts
        if isinstance(error, FileShortError):
            attempts = min(attempts, _SHORT_FILE_ATTEMPTS)
        if not isinstance(error, _PASSING) or self._failures >= attempts:
            raise error
        pause = self._patience.pause_s(self._failures)
        if isinstance(error, TooManyRequestsError):
            asked = asked_pause_s(error.fields["seconds"])
            if asked is not None and asked > self._patience.longest_asked_s:
                raise error
            pause = max(pause, asked or 0.0)
        return pause
