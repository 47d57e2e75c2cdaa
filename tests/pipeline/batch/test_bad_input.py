"""What people's disks hold: one bad file never stops the queue, and nothing of theirs is lost."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import (
    DocumentChangedError,
    DocumentEmptyError,
    DocumentFormatUnknownError,
    TranslationDamagedError,
)
from desktop_translator.core.errors import FileUnreadableError, FileUnwritableError
from desktop_translator.documents.plain_text import PlainText
from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.pipeline.batch.requests import AddPaths, Collision, Start
from tests.pipeline.batch.room import FRENCH, Room, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.core.errors import AppError

GOOD = "Bonjour à tous."


def _failure(room: Room, name: str) -> AppError | None:
    assert room.states()[name] is FileState.FAILED
    return room.file(name).error


def test_each_bad_file_is_told_and_the_others_go_on(room: Room, documents: Path) -> None:
    (documents / "empty.txt").touch()
    (documents / "program.bin").write_bytes(b"\x7fELF\0\1\2\3" * 99)
    (documents / "posing.txt").write_bytes(bytes(range(256)) * 9)
    good = write(documents / "good.txt", GOOD)
    missing = documents / "missing.txt"
    paths = (*sorted(documents.iterdir()), missing, good)
    states = room.translate(*paths)
    assert states["good.txt"] is FileState.DONE
    assert isinstance(_failure(room, "empty.txt"), DocumentEmptyError)
    assert isinstance(_failure(room, "program.bin"), DocumentFormatUnknownError)
    assert isinstance(_failure(room, "posing.txt"), DocumentFormatUnknownError)
    assert isinstance(_failure(room, "missing.txt"), FileUnreadableError)


def test_a_folder_gives_only_documents(room: Room, documents: Path) -> None:
    write(documents / "good.txt", GOOD)
    write(documents / ".hidden.txt", GOOD)
    write(documents / ".git" / "description.txt", GOOD)
    (documents / "program.bin").write_bytes(b"\0" * 99)
    (documents / "again").symlink_to(documents, target_is_directory=True)
    (documents / "nowhere.txt").symlink_to(documents / "nothing")
    assert list(room.translate(documents)) == ["good.txt"]


def test_a_folder_that_cannot_be_written(
    room: Room, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may be root, whom no folder refuses."""
    path = write(documents / "closed" / "a.txt", GOOD)
    good = write(documents / "good.txt", GOOD)
    really_open = Path.open

    def refuse(self: Path, mode: str = "r", *arguments: object, **more: object) -> object:
        if self.parent == path.parent and "x" in mode:
            raise PermissionError(13, "Permission denied", str(self))
        return really_open(self, mode, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert room.translate(path, good)["good.txt"] is FileState.DONE
    error = _failure(room, "a.txt")
    assert isinstance(error, FileUnwritableError)
    assert error.fields["reason"] == "permission denied"


def test_a_place_that_is_no_folder(room: Room, documents: Path) -> None:
    blocked = write(documents / "blocked", GOOD)
    path = write(documents / "a.txt", GOOD)
    states = room.translate(path, options=replace(FRENCH, folder=blocked / "out"))
    assert states["a.txt"] is FileState.FAILED
    assert isinstance(_failure(room, "a.txt"), FileUnwritableError)
    assert blocked.read_text("utf-8") == f"{GOOD}\n"


def test_a_folder_that_vanishes(room: Room, documents: Path) -> None:
    path = write(documents / "drive" / "a.txt", GOOD)
    good = write(documents / "good.txt", "Merci bien.")

    def unplug() -> bool:
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()
        return False

    room.engine.before_event = unplug
    states = room.translate(path, good)
    assert states["good.txt"] is FileState.DONE
    assert isinstance(_failure(room, "a.txt"), FileUnreadableError)


def test_a_file_that_is_changed_meanwhile_is_read_again(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", GOOD, "Il pleut.")
    changes = iter(["Il pleut."])

    def save() -> bool:
        for text in changes:
            write(path, "Merci bien.", text)
        return False

    room.engine.before_event = save
    assert room.translate(path)["a.txt"] is FileState.DONE
    assert (documents / "a.en.txt").read_text("utf-8") == "MERCI BIEN.\n\nIL PLEUT.\n"
    assert room.engine.sentences.count("Il pleut.") == 1


def test_a_file_that_is_changed_for_ever_fails(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", GOOD)
    numbers = iter(range(1000))

    def save() -> bool:
        write(path, f"Bonjour à tous les {next(numbers)}.")
        return False

    room.engine.before_event = save
    room.translate(path)
    assert isinstance(_failure(room, "a.txt"), DocumentChangedError)
    assert list(documents.iterdir()) == [path]


def _odd_names() -> Iterator[str]:
    yield "two\nlines.txt"
    yield 'quote\'s "and" `more` $HOME.txt'
    yield "éàü 中文 🙂.txt"
    yield os.fsdecode(b"latin \xe9.txt")
    yield f"{'long ' * 50}.txt"[-255:]
    yield " .txt"
    yield "-rf.txt"


@pytest.mark.skipif(os.name == "nt", reason="these names cannot be there")
def test_odd_names(room: Room, documents: Path) -> None:
    names = list(_odd_names())
    for name in names:
        write(documents / name, GOOD)
    states = room.translate(documents)
    assert set(states) == set(names)
    assert set(states.values()) == {FileState.DONE}
    assert len(list(documents.iterdir())) == 2 * len(names)
    written = [path for path in documents.iterdir() if path.name not in names]
    assert {path.read_text("utf-8") for path in written} == {"BONJOUR À TOUS.\n"}


def test_a_translation_that_cannot_be_read_again_is_not_kept(
    room: Room, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(documents / "a.txt", GOOD)
    read = PlainText.read

    def damaged(self: PlainText, path: Path, options: object) -> object:
        if "translating" in path.name:
            raise FileUnreadableError(path=str(path), reason="it is damaged")
        return read(self, path, options)  # type: ignore[arg-type]

    monkeypatch.setattr(PlainText, "read", damaged)
    room.translate(path)
    error = _failure(room, "a.txt")
    assert isinstance(error, TranslationDamagedError)
    assert error.fields == {"path": str(path), "reason": "it is damaged"}
    assert list(documents.iterdir()) == [path]


def test_originals_and_what_links_to_them_are_never_written(room: Room, documents: Path) -> None:
    """Even where a link to the original has the name of the output, and may be overwritten."""
    for make in (_symlink, _hard_link):
        path = write(documents / make.__name__ / "a.txt", GOOD)
        make(path, path.with_name("a.en.txt"))
        for rule in Collision:
            room.translate(path, options=replace(FRENCH, collision=rule))
        assert path.read_text("utf-8") == f"{GOOD}\n"
        assert path.with_name("a.en.txt").read_text("utf-8") == f"{GOOD}\n"
        assert path.with_name("a.en (2).txt").read_text("utf-8") == "BONJOUR À TOUS.\n"


def _symlink(path: Path, link: Path) -> None:
    link.symlink_to(path)


def _hard_link(path: Path, link: Path) -> None:
    link.hardlink_to(path)


@pytest.mark.parametrize("error", [ValueError("a bug"), OSError(28, "No space left on device")])
def test_what_is_left_of_a_failed_attempt_is_nothing(
    room: Room, documents: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    path = write(documents / "a.txt", GOOD)

    def fail(*_: object) -> Callable[[], None]:
        raise error

    monkeypatch.setattr(PlainText, "write", fail)
    room.queue.obey(AddPaths((path,), FRENCH))
    room.queue.obey(Start())
    with suppress(ValueError):
        room.work_off()
    assert list(documents.iterdir()) == [path]
    if isinstance(error, OSError):
        assert isinstance(_failure(room, "a.txt"), FileUnwritableError)
    else:
        assert room.bench.in_hand is not None, "the process would not know which one to blame"
