"""What the window needs from whoever looks after the translation memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from desktop_translator.core.memory_entry import Origin
    from desktop_translator.pipeline.corrections import Correction


class MemoryService(Protocol):
    """See `jobs.memory_job`, whose signals and methods these are."""

    @property
    def corrected(self) -> SignalInstance:
        """A `Correction` that was made, or undone."""

    @property
    def offered(self) -> SignalInstance:
        """The tuple of `Offer` for the sentence asked for last."""

    @property
    def counted(self) -> SignalInstance:
        """A `MemoryStatistics`."""

    @property
    def progressed(self) -> SignalInstance:
        """An `ImportProgress`, or how many sentences are exported."""

    @property
    def imported(self) -> SignalInstance:
        """The last `ImportProgress`."""

    @property
    def exported(self) -> SignalInstance:
        """How many sentences there are in the file."""

    @property
    def cleared(self) -> SignalInstance:
        """How many sentences were forgotten."""

    @property
    def failed(self) -> SignalInstance:
        """The `AppError` that ended a correction."""

    @property
    def exchange_failed(self) -> SignalInstance:
        """The `AppError` that ended anything else."""

    def look_for(self, pair: tuple[str, str], sentence: str) -> None:
        """Look for translations of similar sentences."""

    def stop_looking(self) -> None:
        """Offer nothing more of what was asked for."""

    def correct(self, wanted: Correction) -> None:
        """Keep the person's own translation of a sentence."""

    def take_back(self, done: Correction) -> None:
        """Undo a correction."""

    def count(self) -> None:
        """Count what is there."""

    def import_file(self, path: Path, *, both_ways: bool) -> None:
        """Take in a TMX file."""

    def export_file(self, path: Path) -> None:
        """Write what people have made into a TMX file."""

    def stop_exchange(self) -> None:
        """End an import or export."""

    def clear(self, origins: Collection[Origin]) -> None:
        """Forget entries."""
