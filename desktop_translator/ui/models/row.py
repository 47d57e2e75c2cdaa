"""What the models page shows of one model, wherever it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop_translator.catalog.download_plan import DownloadPlan
    from desktop_translator.catalog.fetching import FetchProgress
    from desktop_translator.catalog.wanted import Wanted
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.models import ModelInfo


class Standing(Enum):
    """Where a model is on its way to this computer."""

    SHIPPED = auto()
    INSTALLED = auto()
    NEWER = auto()
    FETCHING = auto()
    WAITING = auto()
    PAUSED = auto()
    STOPPED = auto()
    AVAILABLE = auto()

    @property
    def is_here(self) -> bool:
        """Whether it can translate."""
        return self in (Standing.SHIPPED, Standing.INSTALLED, Standing.NEWER)

    @property
    def is_coming(self) -> bool:
        """Whether it is among the downloads."""
        return self in (Standing.FETCHING, Standing.WAITING, Standing.PAUSED, Standing.STOPPED)


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model.

    Attributes:
        id: of the model.
        name: what people see.
        sources: codes of the languages it reads; `targets`: of those it writes.
        size_bytes: on disk, or to fetch; 0 if unknown.
        memory_bytes: needed while it translates; 0 if unknown.
        tier: in a word, such as Fast; empty if unknown.
        licence: of the weights.
        non_commercial: whether the licence forbids commercial use.
        quality: published figures.
        repository: on the Hub; empty if from elsewhere.
        standing: where it is.
        installed: the model on disk, if it is there.
        wanted: how to fetch it, if it can be fetched.
        plan: its download, if there is one; `progress`: how far that is.
        error: why its download has stopped.
        note: what one should know before.
        gated: whether one must ask its makers for it.
        quality_source: who published the figures.
        evidence: how sure the catalogue is that all this is right, in words.
        last_used: the day it last translated.
    """

    id: str
    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    size_bytes: int
    memory_bytes: int
    tier: str
    licence: str
    non_commercial: bool
    quality: Mapping[str, float]
    repository: str
    standing: Standing
    installed: ModelInfo | None = None
    wanted: Wanted | None = None
    plan: DownloadPlan | None = None
    progress: FetchProgress | None = None
    error: AppError | None = None
    note: str = ""
    gated: bool = False
    quality_source: str = ""
    evidence: str = ""
    last_used: date | None = None

    @property
    def done_share(self) -> float:
        """How much of the download is done, 0 to 1."""
        progress = self.progress
        return progress.done_bytes / progress.total_bytes if progress else 0.0
