"""What the models page needs from whoever does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from datetime import date
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from desktop_translator.catalog.download_plan import DownloadPlan
    from desktop_translator.catalog.hub import Found
    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.catalog.wanted import Wanted
    from desktop_translator.core.models import ModelInfo

    Work = Callable[[], Generator[object, None, object]]


class Downloads(Protocol):
    """Fetches models in the background; see `jobs.download_job`."""

    @property
    def told(self) -> SignalInstance:
        """A `DownloadEvent`."""

    @property
    def queue_changed(self) -> SignalInstance:
        """The unfinished `DownloadPlan`s."""

    @property
    def refused(self) -> SignalInstance:
        """The id of a model, and why nothing could be done about it."""

    def add(self, wanted: Wanted) -> None:
        """Put a model at the end of the queue."""

    def pause(self, plan: DownloadPlan) -> None:
        """Leave a download alone until it is resumed."""

    def resume(self, plan: DownloadPlan) -> None:
        """Go on with a download."""

    def cancel(self, plan: DownloadPlan) -> None:
        """Throw a download away."""


class Errands(Protocol):
    """Runs generators in the background; see `jobs.errands`."""

    @property
    def advanced(self) -> SignalInstance:
        """The number of an errand, and what it yielded."""

    @property
    def finished(self) -> SignalInstance:
        """The number of an errand, and what it returned."""

    @property
    def failed(self) -> SignalInstance:
        """The number of an errand, and the `AppError` that ended it."""

    def run(self, work: Work) -> int:
        """Do `work` when those before it are done; return its number."""


class Library(Protocol):
    """The models on this computer and on the Hub: generators that errands run."""

    def scan(self) -> InstalledModels:
        """List what is here now."""

    def last_used(self) -> Mapping[str, date]:
        """Return the day each model was last used, by its id."""

    def search(self, words: str) -> Generator[None, None, tuple[Found, ...]]:
        """Ask the Hub for models."""

    def verify(self, model: ModelInfo) -> Generator[object, None, object]:
        """Look through the files of a model; return what is wrong."""

    def export(self, model: ModelInfo, path: Path) -> Generator[object, None, object]:
        """Write a model into one file."""

    def delete(self, model: ModelInfo) -> Generator[object, None, object]:
        """Remove a model."""

    def move(self, folder: Path) -> Generator[object, None, Path]:
        """Move all added models into another folder; return it."""

    def bring_in(self, path: Path) -> Generator[object, None, ModelInfo]:
        """Import a folder or a file as a model."""
