"""Tests of `ui.translate.session`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.pipeline.requests import Wishes
from desktop_translator.ui.translate.direction import Direction
from desktop_translator.ui.translate.session import TypingSession

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.fakes import FakeTypingJob


class Page(QObject):
    """What a session reads from the page."""

    text = ""
    direction = Direction("fr", "en")
    wishes = Wishes()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page()


@pytest.fixture
def session(page: Page, job: FakeTypingJob) -> TypingSession:
    return TypingSession(job, lambda: page.text, lambda: page.direction, lambda: page.wishes, page)


def test_a_pause_starts_one_request(
    qtbot: QtBot, page: Page, session: TypingSession, job: FakeTypingJob
) -> None:
    with qtbot.waitSignal(session.running_changed):
        for page.text in ("B", "Bo", "Bon"):
            session.text_edited(is_empty=False)
        assert job.requests == []
    assert job.requests == [("Bon", "fr", "en")]
    session.stop()


def test_the_same_text_is_asked_once(
    page: Page, session: TypingSession, job: FakeTypingJob
) -> None:
    page.text = "Bon"
    session.translate_now()
    session.translate_now()
    assert len(job.requests) == 1
    page.direction = Direction("de", "en")
    session.translate_now()
    assert len(job.requests) == 2
    session.stop()
    session.translate_now()
    assert len(job.requests) == 3
    session.stop()


def test_events_of_older_requests_are_dropped(
    qtbot: QtBot, page: Page, session: TypingSession, job: FakeTypingJob
) -> None:
    for page.text in ("a", "b"):
        session.translate_now()
    with qtbot.assertNotEmitted(session.changed):
        job.change((0, "old"), request=1)
    with qtbot.waitSignal(session.changed):
        job.change((0, "new"))
    session.stop()
    with qtbot.assertNotEmitted(session.changed):
        job.change((0, "late"))


def test_an_empty_text_stops_at_once(
    qtbot: QtBot, page: Page, session: TypingSession, job: FakeTypingJob
) -> None:
    page.text = "a"
    session.translate_now()
    page.text = ""
    with qtbot.waitSignals([session.emptied, session.running_changed]):
        session.text_edited(is_empty=True)
    assert job.stops == 1
    assert len(job.requests) == 1


def test_stopping_says_so_only_when_something_ran(
    qtbot: QtBot, page: Page, session: TypingSession, job: FakeTypingJob
) -> None:
    page.text = "a"
    session.text_edited(is_empty=False)
    with qtbot.assertNotEmitted(session.stopped, wait=250):
        session.stop()
    assert job.requests == []
    session.translate_now()
    with qtbot.waitSignal(session.stopped):
        session.stop()
    assert not session.running


def test_progress_is_wanted_only_after_a_while(
    qtbot: QtBot, page: Page, session: TypingSession, job: FakeTypingJob
) -> None:
    page.text = "a"
    with qtbot.assertNotEmitted(session.progress_wanted, wait=300):
        session.translate_now()
    with qtbot.waitSignal(session.progress_wanted, timeout=1000):
        pass
    job.finish()
    page.text = "b"
    session.translate_now()
    with qtbot.assertNotEmitted(session.progress_wanted, wait=700):
        job.finish()


def test_a_failure_ends_the_request_and_may_be_retried(
    qtbot: QtBot, page: Page, session: TypingSession, job: FakeTypingJob
) -> None:
    page.text = "a"
    session.translate_now()
    with qtbot.waitSignals([session.failed, session.running_changed]):
        job.fail(EngineStoppedError())
    session.translate_now()
    assert len(job.requests) == 2
    with qtbot.waitSignal(session.finished) as finished:
        job.finish()
    assert finished.args is not None
    assert 0 <= finished.args[1] < 5
