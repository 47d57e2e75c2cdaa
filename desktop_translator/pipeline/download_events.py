"""What a download tells while it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.catalog.fetching import FetchProgress

if TYPE_CHECKING:
    from desktop_translator.catalog.download_plan import DownloadPlan
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.models import ModelInfo


@dataclass(frozen=True, slots=True)
class Planned:
    """The Hub has told what there is to fetch.

    Attributes:
        plan: files, sizes, licence.
        done_bytes: how much of it an earlier run has fetched.
    """

    plan: DownloadPlan
    done_bytes: int


@dataclass(frozen=True, slots=True)
class Installed:
    """A model is complete, proven and in its place."""

    key: str
    model: ModelInfo


@dataclass(frozen=True, slots=True)
class Failed:
    """One download of the queue stopped; the others go on."""

    key: str
    error: AppError


DownloadEvent = Planned | FetchProgress | Installed | Failed | None
"""None: nothing new; it gives the caller a chance to look up."""
