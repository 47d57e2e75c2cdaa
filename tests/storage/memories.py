"""Entries of a translation memory, for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop_translator.core.memory_entry import MemoryEntry, Origin

if TYPE_CHECKING:
    from desktop_translator.storage.translation_memory import TranslationMemory


NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(
    source: str, target: str, origin: Origin = Origin.HUMAN, producer: str = ""
) -> MemoryEntry:
    if origin is Origin.MACHINE and not producer:
        producer = "model"
    return MemoryEntry(source, target, "fr", "en", origin, producer, created=NOON, changed=NOON)


def best(memory: TranslationMemory, sentence: str, producer: str | None = None) -> str | None:
    found = memory.find("fr", "en", [sentence], producer)
    return found[sentence].target if found else None
