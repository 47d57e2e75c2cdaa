from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.errors import AppError, ModelMissingError
from desktop_translator.jobs.journey_job import JourneyJob
from desktop_translator.pipeline.journey_maker import JourneyFailed, JourneyMade, JourneyMaker
from tests.fakes import fake_model
from tests.pipeline.test_journey_maker import FakeTracing
from tests.ui.journey.journeys import journey

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from pytestqt.qtbot import QtBot

    from desktop_translator.pipeline.journey_maker import JourneyRequest

    Start = Callable[[JourneyMaker], JourneyJob]


class HeldMaker(JourneyMaker):
    """A maker that waits until it is let go."""

    def __init__(self) -> None:
        super().__init__(FakeTracing(), InstalledModels((fake_model(),)))
        self.reached, self.passes = threading.Event(), threading.Event()

    def follow(self, request: JourneyRequest) -> Generator[JourneyMade | None, None, None]:
        while not self.passes.wait(0.005):
            self.reached.set()
            yield None
        yield from super().follow(request)


class BrokenMaker(JourneyMaker):
    """A maker with a bug."""

    def __init__(self) -> None:
        super().__init__(FakeTracing(), InstalledModels(()))

    def follow(self, request: JourneyRequest) -> Generator[JourneyMade | None, None, None]:
        raise ZeroDivisionError


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    jobs: list[JourneyJob] = []

    def build(maker: JourneyMaker) -> JourneyJob:
        jobs.append(JourneyJob(maker))
        return jobs[-1]

    yield build
    for job in jobs:
        job.close()


def test_a_journey_comes_home(qtbot: QtBot, start: Start) -> None:
    job = start(JourneyMaker(FakeTracing(), InstalledModels((fake_model(),))))
    with qtbot.waitSignal(job.made) as made:
        number = job.follow("J'aime.", "fr", "en")
    assert made.args == [JourneyMade(number, journey(), "en", "I like music")]


def test_only_the_newest_sentence_matters(qtbot: QtBot, start: Start) -> None:
    maker = HeldMaker()
    job = start(maker)
    told: list[int] = []
    job.made.connect(lambda event: told.append(event.request_id))
    job.follow("Vieux.", "fr", "en")
    assert maker.reached.wait(10)
    newest = job.follow("Neuf.", "fr", "en")
    with qtbot.waitSignal(job.made):
        maker.passes.set()
    assert told == [newest]


def test_an_end_stops_what_runs_and_frees_its_memory(qtbot: QtBot, start: Start) -> None:
    engine = FakeTracing()
    maker = JourneyMaker(engine, InstalledModels((fake_model(),)))
    job = start(maker)
    with qtbot.waitSignal(job.made):
        job.follow("J'aime.", "fr", "en")
    job.end()
    qtbot.waitUntil(lambda: engine.ends == 1)


def test_no_thread_starts_before_it_is_needed(start: Start) -> None:
    before = threading.active_count()
    start(JourneyMaker(FakeTracing(), InstalledModels(()))).end()
    assert threading.active_count() == before


def test_a_missing_model_is_told(qtbot: QtBot, start: Start) -> None:
    job = start(JourneyMaker(FakeTracing(), InstalledModels(())))
    with qtbot.waitSignal(job.failed) as failed:
        job.follow("J'aime.", "fr", "en")
    event = failed.args[0]
    assert isinstance(event, JourneyFailed)
    assert isinstance(event.error, ModelMissingError)


def test_a_bug_is_told_and_outlived(qtbot: QtBot, start: Start) -> None:
    job = start(BrokenMaker())
    for _ in range(2):
        with qtbot.waitSignal(job.failed) as failed:
            job.follow("J'aime.", "fr", "en")
        assert type(failed.args[0].error) is AppError
