"""What is remembered, by whom, and what goes before what."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.memory_entry import MemoryEntry, Origin, Status
from desktop_translator.core.memory_errors import (
    MemoryBusyError,
    MemoryDamagedError,
    MemoryFullError,
    MemoryNewerError,
    MemoryUnavailableError,
)
from desktop_translator.storage.memory_file import MemoryFile
from desktop_translator.storage.translation_memory import TranslationMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.memory_errors import TranslationMemoryError

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(
    source: str, target: str, origin: Origin = Origin.HUMAN, producer: str = ""
) -> MemoryEntry:
    if origin is Origin.MACHINE and not producer:
        producer = "model"
    return MemoryEntry(source, target, "fr", "en", origin, producer, created=NOON, changed=NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "memory.sqlite"


@pytest.fixture
def told() -> list[TranslationMemoryError]:
    return []


@pytest.fixture
def memory(path: Path, told: list[TranslationMemoryError]) -> Iterator[TranslationMemory]:
    memory = TranslationMemory(path, notify=told.append, timeout_s=0.2)
    yield memory
    memory.close()


def best(memory: TranslationMemory, sentence: str, producer: str | None = None) -> str | None:
    found = memory.find("fr", "en", [sentence], producer)
    return found[sentence].target if found else None


def test_nothing_happens_before_the_first_question(memory: TranslationMemory, path: Path) -> None:
    assert not path.parent.exists()
    assert memory.find("fr", "en", ["Bonjour."]) == {}
    assert path.exists()


def test_what_was_added_is_found_by_another_object(memory: TranslationMemory, path: Path) -> None:
    entries = [entry(f"Phrase {n}.", f"Sentence {n}.") for n in range(1200)]
    assert memory.add(entries) == 1200
    with closing(TranslationMemory(path)) as other:
        found = other.find("fr", "en", (each.source for each in entries))
    assert found == {each.source: each for each in entries}
    assert memory.find("en", "fr", ["Phrase 1."]) == {}


def test_invisible_differences_do_not_count(memory: TranslationMemory) -> None:
    memory.add([entry("Un  café\u00a0!", "A coffee!")])
    wanted = ["Un cafe\u0301 !", "Un café !", "Un thé !"]
    assert memory.find("fr", "en", wanted).keys() == set(wanted[:2])


def test_people_go_before_models(memory: TranslationMemory) -> None:
    memory.add([entry("Oui.", "Yes, human.")])
    memory.add([entry("Oui.", "Yes, imported.", Origin.IMPORTED)])
    memory.add([entry("Oui.", "Yes, machine.", Origin.MACHINE)])
    assert best(memory, "Oui.", "model") == "Yes, human."
    memory.remove(entry("Oui.", "any"))
    assert best(memory, "Oui.", "model") == "Yes, imported."
    assert memory.remove(entry("Oui.", "Yes, imported.", Origin.IMPORTED))
    assert not memory.remove(entry("Oui.", "Yes, imported.", Origin.IMPORTED))
    assert best(memory, "Oui.", "model") == "Yes, machine."


def test_a_model_is_never_held_back_by_another_one(memory: TranslationMemory) -> None:
    memory.add([entry("Non.", "Nope.", Origin.MACHINE, "old")])
    assert best(memory, "Non.", "new") is None
    assert best(memory, "Non.") is None
    memory.add([entry("Non.", "No.", Origin.MACHINE, "new")])
    assert best(memory, "Non.", "new") == "No."
    assert best(memory, "Non.", "old") == "Nope."


def test_the_later_change_wins(memory: TranslationMemory) -> None:
    memory.add([entry("Oui.", "Yes.")])
    late = replace(entry("Oui.", "Yeah."), changed=NOON + timedelta(hours=1))
    assert memory.add([late]) == 1
    assert memory.add([entry("Oui.", "Yes.")]) == 0
    assert best(memory, "Oui.") == "Yeah."
    assert memory.find("fr", "en", ["Oui."])["Oui."].created == NOON


def test_several_imported_translations_stand_side_by_side(memory: TranslationMemory) -> None:
    late = replace(entry("Salut.", "Hi.", Origin.IMPORTED), changed=NOON + timedelta(1))
    memory.add([late, entry("Salut.", "Bye.", Origin.IMPORTED)])
    assert best(memory, "Salut.") == "Hi."
    assert memory.statistics().count(Origin.IMPORTED) == 2


def test_a_doubtful_translation_goes_last(memory: TranslationMemory) -> None:
    doubtful = replace(
        entry("Salut.", "Hm.", Origin.IMPORTED),
        status=Status.DOUBTFUL,
        changed=NOON + timedelta(1),
    )
    memory.add([doubtful, entry("Salut.", "Hi.", Origin.IMPORTED)])
    assert best(memory, "Salut.") == "Hi."


def test_the_oldest_of_models_go_and_people_stay(path: Path) -> None:
    with closing(TranslationMemory(path, most_machine_entries=10)) as memory:
        memory.add([entry("Oui.", "Yes.")])
        for n in range(30):
            old = entry(f"Phrase {n}.", "x", Origin.MACHINE)
            memory.add([replace(old, changed=NOON + timedelta(minutes=n))])
        found = memory.find("fr", "en", [f"Phrase {n}." for n in range(30)], "model")
        assert found.keys() == {f"Phrase {n}." for n in range(20, 30)}
        assert best(memory, "Oui.") == "Yes."


def test_entries_come_in_order_and_by_choice(memory: TranslationMemory) -> None:
    people = [entry(f"Phrase {n}.", f"Sentence {n}.") for n in range(1100)]
    models = [entry("Ça VA ?", "Fine?", Origin.MACHINE)]
    other = [replace(entry("Ja.", "Yes."), source_language="de")]
    memory.add([*people, *models, *other])
    assert list(memory.entries(origins=[Origin.HUMAN], pair=("fr", "en"))) == people
    assert list(memory.entries(containing="ça va")) == models
    assert list(memory.entries(containing="YES")) == other
    assert list(memory.entries(pair=("xx", "en"))) == []


def test_clearing_leaves_nothing_of_the_text(memory: TranslationMemory, path: Path) -> None:
    memory.add([entry(f"Secret {n} x{n}.", f"Hush {n}.") for n in range(500)])
    memory.add([entry("Secret.", "Hush.", Origin.MACHINE)])
    assert memory.clear(origins=[Origin.MACHINE]) == 1
    assert memory.clear(pair=("de", "en")) == 0
    assert memory.clear() == 500
    assert memory.statistics().count() == 0
    kept = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert b"Secret" not in kept
    assert b"Hush" not in kept
    memory.add([entry("Secret.", "Hush.")])
    assert best(memory, "Secret.") == "Hush."


def test_the_version_tells_of_changes_by_others(memory: TranslationMemory, path: Path) -> None:
    first = memory.version()
    assert memory.version() == first
    with closing(TranslationMemory(path)) as other:
        other.add([entry("Oui.", "Yes.")])
    second = memory.version()
    assert second != first
    memory.add([entry("Non.", "No.")])
    assert memory.version() != second


def test_half_characters_do_no_harm(memory: TranslationMemory) -> None:
    memory.add([entry("Oui \ud83d.", "Yes \ud83d.", Origin.IMPORTED)])
    assert best(memory, "Oui \ud83d.") == "Yes ?."


def test_a_file_that_is_no_database_is_moved_aside(
    memory: TranslationMemory, path: Path, told: list[TranslationMemoryError]
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database " * 500)
    memory.add([entry("Oui.", "Yes.")])
    assert best(memory, "Oui.") == "Yes."
    assert isinstance(told[0], MemoryDamagedError)
    moved_to = path.parent / told[0].fields["moved_to"]
    assert moved_to.read_bytes().startswith(b"not a database ")
    assert len(told) == 1


def test_what_people_have_made_is_saved_from_a_damaged_file(
    memory: TranslationMemory, path: Path, told: list[TranslationMemoryError]
) -> None:
    memory.add([entry(f"Phrase {n}.", f"Sentence {n}.") for n in range(2000)])
    memory.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle:] = b"\xaa" * (len(content) - middle)
    path.write_bytes(content)
    for n in range(2000):
        best(memory, f"Phrase {n}.")
        if told:
            break
    assert isinstance(told[0], MemoryDamagedError)
    kept = memory.statistics().count(Origin.HUMAN)
    assert told[0].fields["kept"] == str(kept)
    for each in memory.entries():
        assert each.target == each.source.replace("Phrase", "Sentence")


def test_a_newer_file_is_left_alone(memory: TranslationMemory, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(MemoryNewerError):
        memory.find("fr", "en", ["Oui."])
    assert path.read_bytes() == before


def test_a_full_disk_is_told_and_costs_nothing(
    memory: TranslationMemory, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.add([entry("Oui.", "Yes.")])
    memory.close()
    connect = MemoryFile._connect

    def connect_to_a_small_disk(self: MemoryFile, path: Path) -> sqlite3.Connection:
        connection = connect(self, path)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(MemoryFile, "_connect", connect_to_a_small_disk)
    with pytest.raises(MemoryFullError):
        memory.add([entry(f"Phrase {n}.", "x" * 1000) for n in range(100)])
    assert best(memory, "Oui.") == "Yes."
    assert memory.statistics().count() == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        closing(TranslationMemory(tmp_path / "file" / "memory.sqlite")) as memory,
        pytest.raises(MemoryUnavailableError),
    ):
        memory.find("fr", "en", ["Oui."])


def test_who_writes_for_ever_is_not_waited_for(memory: TranslationMemory, path: Path) -> None:
    memory.add([entry("Oui.", "Yes.")])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert best(memory, "Oui.") == "Yes."
        with pytest.raises(MemoryBusyError):
            memory.add([entry("Non.", "No.")])
