"""A translation memory of one test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.storage.translation_memory import TranslationMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.memory_errors import TranslationMemoryError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "memory.sqlite"


@pytest.fixture
def told() -> list[TranslationMemoryError]:
    return []


@pytest.fixture
def memory(path: Path, told: list[TranslationMemoryError]) -> Iterator[TranslationMemory]:
    memory = TranslationMemory(path, notify=told.append, timeout_s=0.2)
    yield memory
    memory.close()
