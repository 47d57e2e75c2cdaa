"""What the journey panel needs from whoever follows sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop_translator.core.decoding import DecodingOptions


class FollowingJob(Protocol):
    """Follows one sentence at a time in the background.

    Its signals carry what `pipeline.journey_maker` makes, arrive on the thread of the window and
    belong to the newest request only.
    """

    @property
    def made(self) -> SignalInstance:
        """A `JourneyMade`."""

    @property
    def failed(self) -> SignalInstance:
        """A `JourneyFailed`."""

    def follow(
        self,
        sentence: str,
        source: str,
        target: str,
        options: DecodingOptions = ...,
        beginning: tuple[str, ...] = ...,
    ) -> int:
        """Start a request, which replaces a running one, and return its id."""

    def end(self) -> None:
        """End what runs and free its memory."""
