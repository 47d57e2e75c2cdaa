"""What a model is, where nobody has written it down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.core.import_errors import ImportLanguagesUnknownError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.detection import Detected

_ANY = "*"
"""In a list of languages: those that the model itself tells."""


def identify(folder: Path, info: ModelInfo) -> ModelInfo:
    """Return `info` with family and languages filled in from the files of a folder.

    What `info` says already is believed.

    Raises:
        ModelUnsupportedError: it is no model that can be run.
        ImportLanguagesUnknownError: it cannot be told which languages it translates.
    """
    # Not needed before the first paint.
    from desktop_translator.engine.detection import detect

    name = info.repository or info.name
    return filled_in(info, detect(folder, name, info.family), name)


def filled_in(info: ModelInfo, detected: Detected, path: str) -> ModelInfo:
    """Return `info` with what was found out put where it says nothing.

    Raises:
        ImportLanguagesUnknownError: one side's languages are still unknown; it names `path`.
    """
    sources = detected.sources if _ANY in info.sources or not info.sources else info.sources
    targets = detected.targets if _ANY in info.targets or not info.targets else info.targets
    if not sources or not targets:
        raise ImportLanguagesUnknownError(path=path)
    return replace(
        info,
        family=info.family or detected.family,
        sources=sources,
        targets=targets,
        marks={**detected.marks, **info.marks},
    )
