"""The requests that wait for the engine, the most urgent first."""

from __future__ import annotations

import heapq
import threading
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.engine.messages import Event, Priority, Routed
    from desktop_translator.engine.trace_work import TraceWork
    from desktop_translator.engine.work import TranslationWork


@dataclass(slots=True)
class Job:
    """A request, who asked for it, and how far it is.

    `send` gives an event to the one who asked; it may be called from any thread.
    """

    request: Routed
    send: Callable[[Event], None]
    urgency: Priority
    cancelled: threading.Event = field(default_factory=threading.Event)
    work: TranslationWork | TraceWork | None = None


class JobQueue:
    """Jobs by urgency, then by arrival; safe between threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()  # re-entrant
        self._arrivals = count()
        self._jobs: list[tuple[int, int, Job]] = []
        self._closed = False

    def put(self, job: Job) -> None:
        """Add a job behind those of the same urgency."""
        with self._changed:
            heapq.heappush(self._jobs, (job.urgency, next(self._arrivals), job))
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._closed

    @property
    def waiting(self) -> bool:
        """Whether there is something to do, or it was closed."""
        return self._closed or bool(self._jobs)

    def most_urgent(self, timeout_s: float | None = None) -> Job | None:
        """Wait for a job and return the one to advance next, still queued.

        None when closed, and when `timeout_s` passed without a job.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._jobs, timeout_s)
            return None if self._closed or not self._jobs else self._jobs[0][2]

    def overtaken(self, job: Job) -> bool:
        """Tell whether a more urgent job waits than the one in hand."""
        with self._changed:
            return self._closed or self._jobs[0][2].urgency < job.urgency

    def rest(self, job: Job, timeout_s: float) -> None:
        """Wait until a more urgent job than this one comes, or it is cancelled, or time is up."""
        with self._changed:
            self._changed.wait_for(lambda: job.cancelled.is_set() or self.overtaken(job), timeout_s)

    def remove(self, job: Job) -> None:
        """Take a job out: it is finished or was cancelled."""
        with self._changed:
            self._jobs = [entry for entry in self._jobs if entry[2] is not job]
            heapq.heapify(self._jobs)

    def cancel(self, chosen: Callable[[Job], bool]) -> None:
        """Tell the chosen jobs to stop; the one that runs does so within a token."""
        with self._changed:
            for _, _, job in self._jobs:
                if chosen(job):
                    job.cancelled.set()
            self._changed.notify_all()

    def close(self) -> None:
        """Cancel everything and let `most_urgent` return None from now on."""
        self.cancel(lambda _: True)
        with self._changed:
            self._closed = True
            self._changed.notify_all()
