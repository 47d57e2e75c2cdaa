from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import FilesStoppedError
from desktop_translator.core.errors import AppError
from desktop_translator.jobs.batch_job import BatchJob
from desktop_translator.pipeline.batch.events import QueueProgress, QueueState, Refused
from desktop_translator.pipeline.batch.requests import Pause, ShutDown

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytestqt.qtbot import QtBot

    from desktop_translator.pipeline.batch.events import BatchEvent
    from desktop_translator.pipeline.batch.requests import Command


class FakeFilesClient:
    """Tells a state for every command, and ends as it is told to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.commands: list[Command] = []
        self._sent = threading.Semaphore(0)

    def send(self, command: Command) -> None:
        self.commands.append(command)
        self._sent.release()

    def events(self) -> Generator[BatchEvent | None, None, None]:
        while True:
            self._sent.acquire()
            if isinstance(self.commands[-1], ShutDown):
                return
            if self.error is not None:
                raise self.error
            yield None
            yield QueueProgress(QueueState.PAUSED)


def test_events_come_as_a_signal_and_closing_shuts_down(qtbot: QtBot) -> None:
    client = FakeFilesClient()
    job = BatchJob(client)  # type: ignore[arg-type]
    job.close()  # never started: nothing to wait for
    assert not client.commands
    job.start()
    with qtbot.waitSignal(job.told) as told:
        job.send(Pause())
    assert told.args == [QueueProgress(QueueState.PAUSED)]
    job.close()
    assert client.commands == [Pause(), ShutDown()]


def test_what_ends_the_events_is_told(qtbot: QtBot) -> None:
    for error, kind in ((FilesStoppedError(), FilesStoppedError), (ValueError(), AppError)):
        job = BatchJob(FakeFilesClient(error))  # type: ignore[arg-type]
        job.start()
        with qtbot.waitSignal(job.told) as told:
            job.send(Pause())
        assert told.args is not None
        (refused,) = told.args
        assert isinstance(refused, Refused)
        assert type(refused.error) is kind
        job.close()
