"""The process of files and our side of it."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from typing import TYPE_CHECKING

import psutil
import pytest

from desktop_translator.core.document_errors import DocumentCrashedError, FilesStoppedError
from desktop_translator.core.errors import EngineStartError
from desktop_translator.core.paths import default_paths
from desktop_translator.documents.plain_text import PlainText
from desktop_translator.pipeline.batch import client as client_module
from desktop_translator.pipeline.batch.client import FilesClient
from desktop_translator.pipeline.batch.events import (
    FileProgress,
    FileState,
    QueueProgress,
    QueueState,
    Refused,
)
from desktop_translator.pipeline.batch.launch import (
    FilesConfig,
    RunningFiles,
    run,
    start_files,
)
from desktop_translator.pipeline.batch.requests import (
    AddPaths,
    BatchOptions,
    Pause,
    ShutDown,
    Start,
)
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.pipeline.batch.room import write

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from desktop_translator.documents.format import DocumentOptions, Unit
    from desktop_translator.engine.launch import EngineAddress
    from desktop_translator.pipeline.batch.events import BatchEvent

UPPER = BatchOptions(target="en", pseudo=Pseudo.UPPER)


def _config(folder: Path) -> FilesConfig:
    paths = default_paths()
    return FilesConfig(folder, "test", paths.model_folders, {}, paths.detection_model)


def _no_engine() -> EngineAddress:
    raise EngineStartError(reason="there is none")


def _until(
    events: Generator[BatchEvent | None, None, None],
    state: QueueState,
    *,
    while_adding: bool = False,
) -> list[object]:
    told: list[object] = []
    for event in events:
        told.append(event)
        if not isinstance(event, QueueProgress) or event.state is not state:
            continue
        if while_adding or not event.adding:
            return told
    raise AssertionError("the events have ended")


def test_a_process_translates_pauses_without_engine_and_ends_cleanly(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Bonjour.")
    started: list[RunningFiles] = []

    def start(config: FilesConfig) -> RunningFiles:
        started.append(start_files(config))
        return started[-1]

    client = FilesClient(_config(tmp_path / "queue"), _no_engine, start)
    with closing(client.events()) as events:
        client.send(AddPaths((path,), UPPER))
        client.send(Start())
        _until(events, QueueState.RUNNING, while_adding=True)
        _until(events, QueueState.IDLE)
        assert (tmp_path / "a.upper.txt").read_text("utf-8") == "BONJOUR.\n"
        client.send(AddPaths((path,), BatchOptions("en", "fr")))
        client.send(Start())
        told = _until(events, QueueState.PAUSED)
        assert any(isinstance(e, Refused) and isinstance(e.error, EngineStartError) for e in told)
        modules = psutil.Process(started[0].process.pid).memory_maps()
        assert not any("PySide6" in each.path for each in modules)
        client.send(ShutDown())
        assert [event for event in events if isinstance(event, Refused)] == []
    assert len(started) == 1


def test_a_document_that_kills_the_process_twice_is_named(tmp_path: Path) -> None:
    bad = write(tmp_path / "bad.txt", "Bonjour.")
    good = write(tmp_path / "good.txt", "Merci.")
    started: list[RunningFiles] = []

    def start(config: FilesConfig) -> RunningFiles:
        started.append(start_files(config, _run_with_a_deadly_format))
        return started[-1]

    client = FilesClient(_config(tmp_path / "queue"), _no_engine, start)
    client.send(AddPaths((bad, good), UPPER))
    client.send(Start())
    states: dict[str, FileProgress] = {}
    with closing(client.events()) as events:
        for event in events:
            if isinstance(event, FileProgress):
                states[event.path.name] = event
            if isinstance(event, QueueProgress) and event.finished_files == 2:
                break
    assert states["good.txt"].state is FileState.DONE
    assert states["bad.txt"].state is FileState.FAILED
    assert isinstance(states["bad.txt"].error, DocumentCrashedError)
    assert len(started) == 3


def _run_with_a_deadly_format(connection: Connection, config: FilesConfig) -> None:
    """Be a process of files that dies of one document."""
    read = PlainText.read

    def deadly(self: PlainText, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        if path.name == "bad.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, path, options)

    PlainText.read = deadly  # type: ignore[method-assign]
    run(connection, config)


def test_a_process_that_dies_again_and_again_is_given_up(tmp_path: Path) -> None:
    def start(config: FilesConfig) -> RunningFiles:
        files = start_files(config)
        files.process.kill()
        return files

    client = FilesClient(_config(tmp_path / "queue"), _no_engine, start)
    with closing(client.events()) as events, pytest.raises(FilesStoppedError):
        for _ in events:
            pass


def test_a_process_deep_in_a_document_is_killed_and_obeys_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "PATIENCE_S", 0.1)
    path = write(tmp_path / "a.txt", "Bonjour.")
    running: list[RunningFiles] = []

    def start(config: FilesConfig) -> RunningFiles:
        running.append(start_files(config))
        return running[-1]

    client = FilesClient(_config(tmp_path / "queue"), _no_engine, start)
    client.send(AddPaths((path,), UPPER))
    with closing(client.events()) as events:
        _until(events, QueueState.WAITING)
        psutil.Process(running[0].process.pid).suspend()  # deep in something
        client.send(Pause())
        told = _until(events, QueueState.WAITING)
    assert len(running) == 2
    assert not any(isinstance(event, Refused) for event in told)
