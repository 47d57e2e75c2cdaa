"""Work that is ended in the middle, and goes on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.pipeline.batch import own_files, pool
from desktop_translator.pipeline.batch.events import FileState, QueueProgress, QueueState
from desktop_translator.pipeline.batch.interrupts import InterruptedWorkError
from desktop_translator.pipeline.batch.placing import put_in_place
from desktop_translator.pipeline.batch.requests import (
    AddPaths,
    CancelFiles,
    Collision,
    Pause,
    Start,
)
from tests.pipeline.batch.room import FRENCH, Room, write

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [f"Phrase numéro {number}. Il pleut." for number in range(30)]
TRANSLATED = "\n\n".join(PARAGRAPHS).upper() + "\n"


class PowerCutError(Exception):
    """Everything ends here."""


def _after_kill(room: Room, folder: Path) -> Room:
    """Begin with what a kill would leave: the files of the journal as they are on disk now."""
    shutil.copytree(room.folder, folder)
    return Room(folder)


def _interrupt_after(room: Room, events: int) -> None:
    """Let the engine tell so much, then give up."""
    count = iter(range(events))

    def cut() -> bool:
        if next(count, None) is None:
            raise PowerCutError
        return False

    room.engine.before_event = cut


@pytest.mark.parametrize("events", [3, 4, 5])
def test_after_a_kill_nothing_safe_is_translated_twice(
    room: Room, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, events: int
) -> None:
    monkeypatch.setattr(pool, "WINDOW_SENTENCES", 10)
    monkeypatch.setattr("desktop_translator.pipeline.batch.work._ENOUGH_TO_BEGIN", 10)
    path = write(documents / "a.txt", *PARAGRAPHS)
    _interrupt_after(room, events * 4)
    room.queue.obey(AddPaths((path,), FRENCH))
    room.queue.obey(Start())
    monkeypatch.setattr(Room, "look_up", lambda self: self.bench.flush())
    with pytest.raises(PowerCutError):
        room.work_off()
    before = set(room.engine.sentences)
    again = _after_kill(room, tmp_path / "copy")
    progress = again.last(QueueProgress)
    assert isinstance(progress, QueueProgress)
    assert (progress.state, progress.left_over) == (QueueState.WAITING, 1)
    again.queue.obey(Start())
    assert again.work_off()["a.txt"] is FileState.DONE
    assert (documents / "a.en.txt").read_text("utf-8") == TRANSLATED
    assert len(again.engine.sentences) < 31
    assert before | set(again.engine.sentences) == {
        *(f"Phrase numéro {number}." for number in range(30)),
        "Il pleut.",
    }
    told = again.file("a.txt")
    assert (told.finished_sentences, told.total_sentences) == (60, 60)
    again.close()


def test_a_kill_between_placing_and_noting(
    room: Room, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output is there, and the journal does not know yet that it is done."""
    path = write(documents / "a.txt", "Bonjour.")

    def cut(temporary: Path, place: Path, *, replaces: bool) -> None:
        put_in_place(temporary, place, replaces=replaces)
        raise PowerCutError

    monkeypatch.setattr(own_files, "put_in_place", cut)
    with pytest.raises(PowerCutError):
        room.translate(path)
    monkeypatch.undo()
    again = _after_kill(room, tmp_path / "copy")
    again.queue.obey(Start())
    assert again.work_off()["a.txt"] is FileState.DONE
    assert sorted(each.name for each in documents.iterdir()) == ["a.en.txt", "a.txt"]
    assert not again.engine.requests
    again.close()


def test_a_kill_just_before_an_older_output_is_replaced(
    room: Room, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overwrite = replace(FRENCH, collision=Collision.OVERWRITE)
    path = write(documents / "a.txt", "Bonjour.")
    room.translate(path, options=overwrite)
    write(path, "Merci bien.")

    def cut(*_: object, **__: object) -> None:
        raise PowerCutError

    monkeypatch.setattr(own_files, "put_in_place", cut)
    with pytest.raises(PowerCutError):
        room.translate(path, options=overwrite)
    monkeypatch.undo()
    assert (documents / "a.en.txt").read_text("utf-8") == "BONJOUR.\n"
    again = _after_kill(room, tmp_path / "copy")
    again.queue.obey(Start())
    again.work_off()
    assert (documents / "a.en.txt").read_text("utf-8") == "MERCI BIEN.\n"
    assert sorted(each.name for each in documents.iterdir()) == ["a.en.txt", "a.txt"]
    again.close()


def test_pausing_keeps_what_is_done_and_cancelling_lets_go(room: Room, documents: Path) -> None:
    first = write(documents / "a.txt", "Bonjour.")
    second = write(documents / "b.txt", "Merci bien.")
    room.queue.obey(AddPaths((first, second), FRENCH))
    room.queue.obey(Start())
    steps = room.queue.work()
    for _ in steps:
        if room.engine.requests:
            break
    assert room.queue.obey(Pause()), "work that is under way has to be given up"
    steps.close()
    room.queue.stop()
    assert not room.engine.open_requests
    assert room.bench.progress.state is QueueState.PAUSED
    number = next(row.id for row in room.journal.files() if row.path == first)
    room.queue.obey(CancelFiles((number,)))
    room.queue.obey(Start())
    assert room.work_off() == {"a.txt": FileState.CANCELLED, "b.txt": FileState.DONE}


def test_writing_is_given_up_at_once(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", *PARAGRAPHS)
    room.queue.obey(AddPaths((path,), FRENCH))
    room.queue.obey(Start())
    steps = room.queue.work()
    for _ in steps:
        if room.engine.requests:
            room.interrupts = True
            break
    with pytest.raises(InterruptedWorkError):
        for _ in steps:
            pass
    room.queue.stop()
    assert list(documents.iterdir()) == [path]
    room.interrupts = False
    room.engine.requests.clear()
    assert room.work_off()["a.txt"] is FileState.DONE
    assert not room.engine.requests, "all sentences were safe already"
