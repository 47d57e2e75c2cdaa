"""What the text page needs from whoever translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop_translator.pipeline.requests import Detect, Wishes


class TranslationJob(Protocol):
    """Translates one text at a time in the background.

    Its signals carry the events of `pipeline.events`, arrive on the thread of the window and
    belong to the newest request only.
    """

    @property
    def detected(self) -> SignalInstance:
        """A `Detected`, first of all, where languages were to be found."""

    @property
    def started(self) -> SignalInstance:
        """A `Started`."""

    @property
    def changed(self) -> SignalInstance:
        """A `LinesChanged`."""

    @property
    def improving(self) -> SignalInstance:
        """An `Improving`."""

    @property
    def preparing(self) -> SignalInstance:
        """A `Preparing`."""

    @property
    def finished(self) -> SignalInstance:
        """A `Finished`."""

    @property
    def failed(self) -> SignalInstance:
        """A `Failed`."""

    @property
    def model_ready(self) -> SignalInstance:
        """A `ModelReady`."""

    def translate(
        self,
        text: str,
        source: str,
        target: str,
        wishes: Wishes = ...,
        detect: Detect | None = ...,
    ) -> int:
        """Start a request, which replaces a running one, and return its id."""

    def prepare(self, source: str, target: str) -> None:
        """Load the model of a pair in the background."""

    def stop(self) -> None:
        """End the running request; no event of it follows."""
