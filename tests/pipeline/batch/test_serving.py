"""What the process of files does when something goes wrong that is no document's fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import QueueUnusableError
from desktop_translator.core.errors import AppError
from desktop_translator.documents.plain_text import PlainText
from desktop_translator.pipeline.batch.events import FileState, QueueState, Refused
from desktop_translator.pipeline.batch.process import _serve
from desktop_translator.pipeline.batch.requests import AddPaths, ShutDown, Start
from tests.pipeline.batch.room import FRENCH, Room, write

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.pipeline.batch.requests import Command


class _Orders:
    """Commands as they come; whoever waits for more is told to shut down."""

    def __init__(self, *commands: Command) -> None:
        self._commands = list(commands)
        self.told: list[object] = []

    def take(self, *, waits: bool) -> Command | None:
        if self._commands:
            return self._commands.pop(0)
        return ShutDown() if waits else None

    def tell(self, message: object) -> None:
        self.told.append(message)


def _served(room: Room, *commands: Command) -> None:
    _serve(room.queue, room.bench, _Orders(*commands))  # type: ignore[arg-type]


def test_a_bug_in_a_format_costs_one_document(
    room: Room, documents: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("a", "bad", "c"):
        write(documents / f"{name}.txt", "Bonjour.")
    read = PlainText.read

    def buggy(self: PlainText, path: Path, options: object) -> object:
        if path.name == "bad.txt":
            raise KeyError("a bug")
        return read(self, path, options)  # type: ignore[arg-type]

    monkeypatch.setattr(PlainText, "read", buggy)
    _served(room, AddPaths((documents,), FRENCH), Start())
    assert room.states() == {
        "a.txt": FileState.DONE,
        "bad.txt": FileState.FAILED,
        "c.txt": FileState.DONE,
    }
    assert type(room.file("bad.txt").error) is AppError
    assert "a bug" in caplog.text


@pytest.mark.parametrize("error", [QueueUnusableError(folder="f", reason="full"), ValueError()])
def test_what_no_document_is_to_blame_for_pauses_the_queue_once(
    room: Room, documents: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    write(documents / "a.txt", "Bonjour.")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(room.journal, "add_file", fail)
    _served(room, AddPaths((documents,), FRENCH), Start())
    refusals = [event for event in room.told if isinstance(event, Refused)]
    assert len(refusals) == 1
    assert room.bench.progress.state is QueueState.PAUSED


def test_a_journal_that_cannot_be_kept_is_told_when_work_ends(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise QueueUnusableError(folder="f", reason="full")

    monkeypatch.setattr(room.bench.store, "flush", fail)
    room.queue.stop()
    monkeypatch.undo()
    assert any(isinstance(event, Refused) for event in room.told)
