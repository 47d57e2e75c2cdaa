"""Tests of `jobs.version_job`."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.errors import ModelMissingError
from desktop_translator.core.quality import creative
from desktop_translator.jobs.version_job import VersionJob
from desktop_translator.pipeline.version_finder import VersionFinder
from tests.fakes import FakeEngine, fake_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop_translator.pipeline.version_finder import VersionsFound

CHANCE = creative(50)


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[FakeEngine], VersionJob]]:
    jobs: list[VersionJob] = []

    def build(engine: FakeEngine) -> VersionJob:
        jobs.append(VersionJob(VersionFinder(engine, InstalledModels([fake_model()]))))
        return jobs[-1]

    yield build
    for job in jobs:
        job.close()


def test_versions_arrive_as_signals(
    qtbot: QtBot, start: Callable[[FakeEngine], VersionJob]
) -> None:
    job = start(FakeEngine())
    arrived: list[VersionsFound] = []
    job.found.connect(arrived.append)
    with qtbot.waitSignal(job.finished):
        job.find("fr", "en", CHANCE, {"Oui.": ("OUI.",)}, 1)
    (found,) = arrived
    assert (found.sentence, found.versions[0].text) == ("Oui.", "OUI.1")


def test_an_error_arrives_too(qtbot: QtBot, start: Callable[[FakeEngine], VersionJob]) -> None:
    job = start(FakeEngine())
    with qtbot.waitSignal(job.failed) as failed:
        job.find("fr", "de", CHANCE, {"Oui.": ()}, 1)
    assert failed.args is not None
    assert isinstance(failed.args[0].error, ModelMissingError)


def test_a_stopped_search_says_nothing_more(
    qtbot: QtBot, start: Callable[[FakeEngine], VersionJob]
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def gate() -> bool:
        reached.set()
        return not go_on.is_set()

    engine = FakeEngine(before_event=gate)
    job = start(engine)
    arrived: list[object] = []
    for signal in (job.found, job.finished, job.failed):
        signal.connect(arrived.append)
    job.find("fr", "en", CHANCE, {"Oui.": ()}, 1)
    assert reached.wait(20)
    job.stop()
    qtbot.waitUntil(lambda: engine.open_requests == 0)
    assert engine.closed_early == 1
    go_on.set()
    with qtbot.waitSignal(job.finished):
        job.find("fr", "en", CHANCE, {"Non.": ()}, 1)
    assert [event.sentence for event in arrived[:-1]] == ["Non."]  # type: ignore[attr-defined]
