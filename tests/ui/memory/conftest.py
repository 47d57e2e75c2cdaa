"""A window with a translation memory of its own."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.jobs.memory_job import MemoryJob
from desktop_translator.pipeline.recall import Recall
from desktop_translator.pipeline.text_translator import TextTranslator
from desktop_translator.storage.translation_memory import TranslationMemory
from desktop_translator.ui.memory.room import MemoryRoom
from tests.fakes import FakeEngine, fake_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.memory_errors import TranslationMemoryError
    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.fakes import FakeTypingJob


@pytest.fixture
def opening(tmp_path: Path) -> Callable[..., TranslationMemory]:
    """Open the memory of the test: every thread needs a connection of its own."""

    def opened(notify: Callable[[TranslationMemoryError], None]) -> TranslationMemory:
        return TranslationMemory(tmp_path / "memory.sqlite", notify=notify, timeout_s=1)

    return opened


@pytest.fixture
def memory(opening: Callable[..., TranslationMemory]) -> Iterator[TranslationMemory]:
    with closing(opening(lambda _: None)) as memory:
        yield memory


@pytest.fixture
def memory_job(
    opening: Callable[..., TranslationMemory], languages: Languages
) -> Iterator[MemoryJob]:
    job = MemoryJob(opening, languages)
    yield job
    job.close()


@pytest.fixture
def memory_room(
    window: MainWindow,
    job: FakeTypingJob,
    memory_job: MemoryJob,
    opening: Callable[..., TranslationMemory],
    languages: Languages,
) -> Iterator[MemoryRoom]:
    """The memory in the window; texts are translated with it."""
    recall = Recall(opening)
    engine = FakeEngine(str.upper)
    translator = TextTranslator(engine, InstalledModels([fake_model()]), recall)
    job._translator = translator
    remember = partial(_all_of, translator)
    yield MemoryRoom(window, memory_job, remember, languages)
    recall.close()


def _all_of(translator: TextTranslator) -> None:
    assert list(translator.remember()) == []
