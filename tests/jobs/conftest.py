"""Jobs that end with their test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from desktop_translator.jobs.typing_job import TypingJob
from tests.pipeline.reader import translator_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_translator.pipeline.text_translator import TextTranslator
    from tests.fakes import FakeEngine


class StartJob(Protocol):
    """Makes a job; the clean-up closes it."""

    def __call__(self, engine: FakeEngine, *model_ids: str) -> TypingJob:
        """Start a job with an engine."""


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[StartJob]:
    """Start jobs, and close each at the end."""
    jobs: list[TypingJob] = []

    def start_job(engine: FakeEngine, *model_ids: str) -> TypingJob:
        translator: TextTranslator = translator_with(engine, *model_ids)
        jobs.append(TypingJob(translator))
        return jobs[-1]

    yield start_job
    for job in jobs:
        job.close()
