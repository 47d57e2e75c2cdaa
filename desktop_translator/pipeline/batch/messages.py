"""What the process of files and its parent say to each other beside commands and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.events import BatchEvent

if TYPE_CHECKING:
    from desktop_translator.core.errors import AppError
    from desktop_translator.engine.launch import EngineAddress


@dataclass(frozen=True, slots=True)
class EngineWanted:
    """Ask the parent where the engine is; it starts one if there is none."""


@dataclass(frozen=True, slots=True)
class EngineAt:
    """The answer: an address, or why there is no engine."""

    address: EngineAddress | None
    error: AppError | None = None


@dataclass(frozen=True, slots=True)
class InHand:
    """The number of the file that is touched from now on; None for none."""

    file_id: int | None


@dataclass(frozen=True, slots=True)
class Obeyed:
    """The oldest command that was not answered yet has been carried out."""


FromFiles = BatchEvent | EngineWanted | InHand | Obeyed
