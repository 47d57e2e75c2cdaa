"""Tests of `jobs.download_job`, with a real Hub on loopback."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.core.hub_errors import RepositoryMissingError
from desktop_translator.jobs.download_job import DownloadJob
from desktop_translator.pipeline.download_events import Failed, Installed
from tests.downloads import NAME, WANTED, downloads, installed, is_whole, repository
from tests.hub import Hub
from tests.hub_faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_translator.catalog.download_plan import DownloadPlan

SLOW = 60_000


class Listener:
    """Keeps what a job tells."""

    def __init__(self, job: DownloadJob) -> None:
        self.events: list[object] = []
        self.plans: tuple[DownloadPlan, ...] = ()
        job.told.connect(self.events.append)
        job.queue_changed.connect(self._take)

    def _take(self, plans: tuple[DownloadPlan, ...]) -> None:
        self.plans = plans

    @property
    def fetched_bytes(self) -> int:
        return max((e.done_bytes for e in self.events if isinstance(e, FetchProgress)), default=0)

    @property
    def installed(self) -> list[str]:
        return [event.model.id for event in self.events if isinstance(event, Installed)]


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as hub:
        hub.models[NAME] = repository()
        yield hub


@pytest.fixture
def job(qtbot: QtBot, hub: Hub, tmp_path: Path) -> Iterator[DownloadJob]:
    job = DownloadJob(downloads(hub, tmp_path))
    yield job
    job.close()


def test_a_model_is_fetched_and_installed(
    qtbot: QtBot, job: DownloadJob, hub: Hub, tmp_path: Path
) -> None:
    told = Listener(job)
    job.start()
    job.add(WANTED)
    qtbot.waitUntil(lambda: told.installed == ["opus-fr-en"], timeout=30_000)
    qtbot.waitUntil(lambda: told.plans == ())
    (model,) = installed(tmp_path)
    assert is_whole(model, hub.models[NAME])


def test_pausing_stops_and_resuming_goes_on(
    qtbot: QtBot, job: DownloadJob, hub: Hub, tmp_path: Path
) -> None:
    slow = Fault("/cdn/", bytes_per_s=SLOW)
    hub.faults.append(slow)
    told = Listener(job)
    job.start()
    job.add(WANTED)
    qtbot.waitUntil(lambda: told.fetched_bytes > 20_000, timeout=30_000)
    job.pause(told.plans[0])
    qtbot.waitUntil(lambda: any(plan.paused for plan in told.plans))
    assert told.installed == []
    hub.faults.clear()
    job.resume(told.plans[0])
    qtbot.waitUntil(lambda: told.installed == ["opus-fr-en"], timeout=30_000)
    assert hub.sent_bytes <= 1.3 * sum(map(len, hub.models[NAME].files.values()))


def test_cancelling_throws_away_what_has_come_though_the_server_stalls(
    qtbot: QtBot, job: DownloadJob, hub: Hub, tmp_path: Path
) -> None:
    hub.faults.append(Fault("/cdn/", stall_at=10_000))
    told = Listener(job)
    job.start()
    job.add(WANTED)
    qtbot.waitUntil(lambda: told.fetched_bytes > 0, timeout=30_000)
    job.cancel(told.plans[0])
    qtbot.waitUntil(lambda: told.plans == ())
    assert installed(tmp_path) == []
    assert not list(tmp_path.rglob("*.part"))


def test_what_was_closed_goes_on_at_the_next_start(
    qtbot: QtBot, job: DownloadJob, hub: Hub, tmp_path: Path
) -> None:
    hub.faults.append(Fault("/cdn/", bytes_per_s=SLOW))
    told = Listener(job)
    job.start()
    job.add(WANTED)
    qtbot.waitUntil(lambda: told.fetched_bytes > 20_000, timeout=30_000)
    job.close()
    hub.faults.clear()
    second = DownloadJob(downloads(hub, tmp_path))
    try:
        told = Listener(second)
        second.start()
        qtbot.waitUntil(lambda: told.installed == ["opus-fr-en"], timeout=30_000)
    finally:
        second.close()


def test_what_failed_is_not_tried_again_until_it_is_resumed(
    qtbot: QtBot, job: DownloadJob, hub: Hub
) -> None:
    other = replace(WANTED, id="other", repository="x/other", name="Other")
    hub.models["x/other"] = repository(20_000, seed=2)
    broken = Fault(f"/{NAME}/resolve", status=404)
    hub.faults.append(broken)
    told = Listener(job)
    job.start()
    job.add(WANTED)
    qtbot.waitUntil(lambda: any(isinstance(e, Failed) for e in told.events), timeout=30_000)
    job.add(other)
    qtbot.waitUntil(lambda: told.installed == ["other"], timeout=30_000)
    # Files are asked for side by side: one may be on its way when another fails.
    asked = [request.path for request in hub.asked_for(f"/{NAME}/resolve")]
    assert len(asked) == len(set(asked))
    hub.faults.clear()
    qtbot.waitUntil(lambda: len(told.plans) == 1)
    job.resume(told.plans[0])
    qtbot.waitUntil(lambda: told.installed == ["other", "opus-fr-en"], timeout=30_000)


def test_an_unknown_repository_is_told(qtbot: QtBot, job: DownloadJob) -> None:
    job.start()
    with qtbot.waitSignal(job.refused, timeout=30_000) as refused:
        job.add(replace(WANTED, id="none", repository="no/such"))
    assert refused.args[0] == "none"
    assert isinstance(refused.args[1], RepositoryMissingError)


def test_a_job_that_was_never_started_closes(job: DownloadJob) -> None:
    job.close()
