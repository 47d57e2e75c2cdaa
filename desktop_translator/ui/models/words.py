"""What a model's facts are called on the models page."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_translator.catalog.catalogue import ANY_LANGUAGE
from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import human_size
from desktop_translator.ui.models.row import Standing
from desktop_translator.ui.wording import joined

if TYPE_CHECKING:
    from desktop_translator.catalog.catalogue import Evidence, Tier
    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow

_MOST_NAMES = 3
_TIERS = MappingProxyType(
    {
        "fast": translatable("models", "Fast"),
        "balanced": translatable("models", "Balanced"),
        "best": translatable("models", "Best"),
    }
)
_EVIDENCE = MappingProxyType(
    {
        "A": translatable("models", "its page was read"),
        "B": translatable("models", "running programs use it"),
        "C": translatable("models", "inferred from its sisters"),
    }
)
_STANDINGS = MappingProxyType(
    {
        Standing.SHIPPED: translatable("models", "Part of the program"),
        Standing.INSTALLED: translatable("models", "On this computer"),
        Standing.NEWER: translatable("models", "Newer version"),
        Standing.FETCHING: translatable("models", "Downloading"),
        Standing.WAITING: translatable("models", "Waiting"),
        Standing.PAUSED: translatable("models", "Paused"),
        Standing.STOPPED: translatable("models", "Stopped"),
        Standing.AVAILABLE: "",
    }
)


def tr(text: str) -> str:
    """Translate a text of this page."""
    return QCoreApplication.translate("models", text)


def tier(kind: Tier) -> str:
    """Name a tier."""
    return tr(_TIERS[kind])


def evidence(kind: Evidence) -> str:
    """Say how sure the catalogue is."""
    return tr(_EVIDENCE[kind])


def languages_of(row: ModelRow, languages: Languages) -> str:
    """Name the languages, or count them where there are many."""
    if not row.sources or not row.targets:
        return tr("Languages unknown until it is here")
    return f"{_names(row.sources, languages)} → {_names(row.targets, languages)}"


def standing_of(row: ModelRow) -> str:
    """Say where a model is, with a percentage while it comes."""
    words = tr(_STANDINGS[row.standing])
    if row.standing in (Standing.FETCHING, Standing.PAUSED, Standing.STOPPED) and row.progress:
        return tr("{standing}, {percent} %").format(
            standing=words, percent=int(100 * row.done_share)
        )
    return words


def facts_of(row: ModelRow) -> str:
    """Tier, size and licence in one line."""
    size = human_size(row.size_bytes) if row.size_bytes else ""
    return joined([row.tier, size, row.licence])


def _names(codes: tuple[str, ...], languages: Languages) -> str:
    if ANY_LANGUAGE in codes:
        return tr("many languages")
    if len(codes) > _MOST_NAMES:
        return tr("{count} languages").format(count=len(codes))
    return ", ".join(languages.name(code) for code in codes)
