"""Notes what a job tells, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.events import LinesChanged, Started

if TYPE_CHECKING:
    from desktop_translator.jobs.typing_job import TypingJob
    from desktop_translator.pipeline.events import TextEvent

SIGNALS = ("started", "changed", "finished", "failed", "warned", "model_ready")


class Recorder:
    """Listens to every signal of a job.

    Attributes:
        events: (signal, event) as they came.
        text: what a window would show.
    """

    def __init__(self, job: TypingJob) -> None:
        self.events: list[tuple[str, TextEvent]] = []
        self._lines: list[str] = []
        for name in SIGNALS:
            getattr(job, name).connect(lambda event, name=name: self._note(name, event))

    @property
    def names(self) -> list[str]:
        """The signals, in order."""
        return [name for name, _ in self.events]

    @property
    def text(self) -> str:
        """What a window would show."""
        return "\n".join(self._lines)

    def of(self, name: str) -> list[TextEvent]:
        """Return the events of one signal."""
        return [event for signal, event in self.events if signal == name]

    def _note(self, name: str, event: TextEvent) -> None:
        self.events.append((name, event))
        if isinstance(event, Started):
            self._lines = [line or "" for line in event.lines]
        elif isinstance(event, LinesChanged):
            for number, text in event.lines:
                self._lines[number] = text
