from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.errors import (
    AppError,
    EngineStoppedError,
    ModelFileDamagedError,
    ModelMissingError,
)
from desktop_translator.jobs.typing_job import TypingJob
from desktop_translator.pipeline.events import Failed, Finished, LinesChanged, ModelReady
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.fakes import FakeEngine, fake_model
from tests.jobs.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pytestqt.qtbot import QtBot

    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.requests import TextRequest
    from tests.jobs.conftest import StartJob

DAMAGED = ModelFileDamagedError(model="bad", file="model.bin", folder="there", reason="too short")


class Gate:
    """Holds an engine up before every event until it is opened."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self._opened = threading.Event()

    def __call__(self) -> bool:
        """Ask for a tick while closed."""
        self.reached.set()
        return not self._opened.wait(0.005)

    def open(self) -> None:
        """Let every event pass."""
        self._opened.set()


def _translate(qtbot: QtBot, job: TypingJob, text: str) -> int:
    with qtbot.waitSignal(job.finished):
        return job.translate(text, "fr", "en")


def test_a_text_starts_changes_and_finishes(qtbot: QtBot, start: StartJob) -> None:
    job = start(FakeEngine())
    told = Recorder(job)
    request_id = _translate(qtbot, job, "Un deux.\n\n Trois.")
    assert told.text == "UN DEUX.\n\n TROIS."
    assert [name for name in told.names if name in ("started", "finished")] == [
        "started",
        "finished",
    ]
    assert told.names[-1] == "finished"
    for name in ("started", "changed", "finished"):
        assert {getattr(event, "request_id", None) for event in told.of(name)} == {request_id}


def test_signals_arrive_on_the_thread_of_the_job(qtbot: QtBot, start: StartJob) -> None:
    job = start(FakeEngine())
    threads: set[int] = set()
    job.changed.connect(lambda _: threads.add(threading.get_ident()))
    _translate(qtbot, job, "Un deux trois.")
    assert threads == {threading.get_ident()}


def test_the_newest_text_wins(qtbot: QtBot, start: StartJob) -> None:
    gate = Gate()
    engine = FakeEngine(before_event=gate)
    job = start(engine)
    told = Recorder(job)
    job.translate("Vieux.", "fr", "en")
    assert gate.reached.wait(10)
    job.translate("Entre deux.", "fr", "en")
    with qtbot.waitSignal(job.finished):
        newest = job.translate("Neuf.", "fr", "en")
        gate.open()
    assert told.text == "NEUF."
    assert [event.request_id for event in told.of("finished") if isinstance(event, Finished)] == [
        newest
    ]
    assert engine.closed_early >= 1
    assert engine.sentences[-1] == "Neuf."


def test_after_a_stop_nothing_more_is_told(qtbot: QtBot, start: StartJob) -> None:
    gate = Gate()
    engine = FakeEngine(before_event=gate)
    job = start(engine)
    told = Recorder(job)
    job.translate("Vieux.", "fr", "en")
    assert gate.reached.wait(10)
    job.stop()
    gate.open()
    told.events.clear()
    qtbot.waitUntil(lambda: engine.closed_early == 1)
    _translate(qtbot, job, "Neuf.")
    assert "VIEUX." not in [text for event in told.of("changed") for text in _texts(event)]
    assert told.text == "NEUF."


def _texts(event: object) -> list[str]:
    return [text for _, text in event.lines] if isinstance(event, LinesChanged) else []


class BusyWindow:
    """A job whose window handles nothing until the thread has told everything."""

    def __init__(self) -> None:
        self._over = over = threading.Event()

        class Told(TextTranslator):
            def translate(self, request: TextRequest) -> Generator[TextEvent | None, None, None]:
                yield from super().translate(request)
                over.set()

        self.job = TypingJob(Told(FakeEngine(), InstalledModels([fake_model()])))

    def translate(self, text: str) -> None:
        """Let the thread translate a text to its end."""
        self._over.clear()
        self.job.translate(text, "fr", "en")
        assert self._over.wait(10)


@pytest.fixture
def busy() -> Iterator[BusyWindow]:
    """A busy window, whose job ends with the test."""
    window = BusyWindow()
    yield window
    window.job.close()


def test_what_happens_while_the_window_is_busy_is_told_as_one_change(
    qtbot: QtBot, busy: BusyWindow
) -> None:
    told = Recorder(busy.job)
    busy.translate("Un deux trois.\nQuatre cinq.")
    qtbot.waitUntil(lambda: "finished" in told.names)
    assert told.names == ["started", "model_ready", "changed", "finished"]
    assert told.text == "UN DEUX TROIS.\nQUATRE CINQ."


def test_what_was_not_yet_told_of_an_older_text_never_is(qtbot: QtBot, busy: BusyWindow) -> None:
    told = Recorder(busy.job)
    busy.translate("Vieux.")
    busy.translate("Neuf.")
    qtbot.waitUntil(lambda: "finished" in told.names)
    assert told.names.count("started") == told.names.count("finished") == 1
    assert told.text == "NEUF."


def test_what_was_not_yet_told_before_a_stop_never_is(qtbot: QtBot, busy: BusyWindow) -> None:
    told = Recorder(busy.job)
    busy.translate("Vieux.")
    busy.job.stop()
    qtbot.waitUntil(lambda: "model_ready" in told.names)
    assert told.names == ["model_ready"]


def test_an_error_that_can_be_explained_is_told(qtbot: QtBot, start: StartJob) -> None:
    error = EngineStoppedError()
    job = start(FakeEngine(fails_after=2, failure=error))
    with qtbot.waitSignal(job.failed) as signal:
        request_id = job.translate("Un deux.", "fr", "en")
    assert signal.args == [Failed(request_id, error)]


def test_a_pair_without_a_model_is_told(qtbot: QtBot, start: StartJob) -> None:
    job = start(FakeEngine())
    with qtbot.waitSignal(job.failed) as signal:
        job.translate("Un.", "de", "en")
    assert isinstance(signal.args[0].error, ModelMissingError)


def test_a_bug_is_told_in_words_and_the_next_text_is_translated(
    qtbot: QtBot, start: StartJob, caplog: pytest.LogCaptureFixture
) -> None:
    engine = FakeEngine(fails_after=1, failure=ZeroDivisionError("secret text"))
    job = start(engine)
    with qtbot.waitSignal(job.failed) as signal:
        job.translate("Un.", "fr", "en")
    assert type(signal.args[0].error) is AppError
    assert "ZeroDivisionError" in caplog.text
    engine.failure = None
    told = Recorder(job)
    _translate(qtbot, job, "Deux.")
    assert told.text == "DEUX."


def test_a_warning_comes_before_the_text_that_is_served_all_the_same(
    qtbot: QtBot, start: StartJob
) -> None:
    job = start(FakeEngine(errors={"bad": DAMAGED}), "bad", "good")
    told = Recorder(job)
    _translate(qtbot, job, "Un.")
    (warned,) = told.of("warned")
    assert getattr(warned, "error", None) is DAMAGED
    assert told.text == "UN."


def test_preparing_a_pair_tells_of_its_model(qtbot: QtBot, start: StartJob) -> None:
    engine = FakeEngine()
    job = start(engine)
    with qtbot.waitSignal(job.model_ready) as signal:
        job.prepare("fr", "en")
    assert isinstance(signal.args[0], ModelReady)
    assert (engine.loads, engine.requests) == (["fake"], [])


def test_preparing_a_pair_that_has_no_model_is_told(qtbot: QtBot, start: StartJob) -> None:
    job = start(FakeEngine())
    with qtbot.waitSignal(job.failed) as signal:
        job.prepare("fr", "xx")
    assert isinstance(signal.args[0].error, ModelMissingError)


def test_closing_in_the_middle_ends_the_thread_and_the_work(start: StartJob) -> None:
    gate = Gate()
    engine = FakeEngine(before_event=gate)
    job = start(engine)
    job.translate("Un.", "fr", "en")
    assert gate.reached.wait(10)
    job.close()
    assert (engine.closed_early, engine.open_requests) == (1, 0)
    assert not [thread for thread in threading.enumerate() if thread.name == "typing"]


def test_an_idle_job_leaves_the_window_alone(qtbot: QtBot, start: StartJob) -> None:
    """No timer may wake a laptop sixty times a second while nobody types."""
    from PySide6.QtCore import QTimer

    job = start(FakeEngine())
    _translate(qtbot, job, "Un deux trois.")
    timers = job.findChildren(QTimer)
    assert timers
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers))
