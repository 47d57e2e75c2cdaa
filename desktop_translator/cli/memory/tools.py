"""What the actions of `memory` work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.memory_errors import PairWantedError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from desktop_translator.core.languages import Languages
    from desktop_translator.storage.translation_memory import TranslationMemory


@dataclass(frozen=True, slots=True)
class Tools:
    """The memory, where it lies, and the names of languages."""

    memory: TranslationMemory
    path: Path
    languages: Languages


def pair_of(options: argparse.Namespace, *, required: bool = False) -> tuple[str, str] | None:
    """Return the pair that the options name, None for all.

    Raises:
        PairWantedError: only one language of it is named, or none where one is required.
    """
    if options.source and options.target:
        return options.source, options.target
    if options.source or options.target or required:
        raise PairWantedError
    return None
