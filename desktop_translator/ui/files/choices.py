"""From what a person chose to how files are translated."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.marks import translatable
from desktop_translator.core.quality import BEST, Preset
from desktop_translator.pipeline.batch.requests import BatchOptions, Bilingual, Collision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.core.file_choices import FileChoices

COLLISIONS: Mapping[Collision, str] = MappingProxyType(
    {
        Collision.SKIP: translatable("files", "Skip the document"),
        Collision.NUMBER: translatable("files", "Number the new translation"),
        Collision.OVERWRITE: translatable("files", "Replace our own earlier translation"),
    }
)
QUALITIES: Mapping[Preset, str] = MappingProxyType(
    {Preset.FAST: translatable("files", "Fast"), Preset.BEST: translatable("files", "Best")}
)
BILINGUALS: Mapping[Bilingual, str] = MappingProxyType(
    {
        Bilingual.DOCX: translatable("files", "A document with a table of both"),
        Bilingual.HTML: translatable("files", "A web page, side by side"),
        Bilingual.TMX: translatable("files", "A translation memory (TMX)"),
    }
)


def collision_of(choices: FileChoices) -> Collision:
    """Return what to do where a name is taken; skip where the choice makes no sense."""
    with suppress(ValueError):
        return Collision(choices.collision)
    return Collision.SKIP


def options_of(choices: FileChoices) -> BatchOptions:
    """Return how files are translated that are added with these choices; a target is chosen."""
    chosen = {
        Bilingual.DOCX: choices.docx,
        Bilingual.HTML: choices.html,
        Bilingual.TMX: choices.tmx,
    }
    return BatchOptions(
        target=choices.target,
        source=choices.source or None,
        folder=Path(choices.folder) if choices.folder else None,
        collision=collision_of(choices),
        decoding=BEST if choices.quality is Preset.BEST else GREEDY,
        bilingual=frozenset(kind for kind, is_wanted in chosen.items() if is_wanted),
        skip_translated=choices.skip_translated,
    )
