"""What the files page needs from whoever does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop_translator.pipeline.batch.requests import Command


class BatchJob(Protocol):
    """Works the queue of files off in the background."""

    @property
    def told(self) -> SignalInstance:
        """A `BatchEvent`."""

    def start(self) -> None:
        """Begin to tell: at first what an earlier run has left."""

    def send(self, command: Command) -> None:
        """Carry out a command of `pipeline.batch.requests`; what comes of it is told."""

    def close(self) -> None:
        """End the work, keeping what is done, and wait for it."""
