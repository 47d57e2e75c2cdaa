"""Damaged, foreign, full and busy memories."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.memory_errors import (
    MemoryBusyError,
    MemoryDamagedError,
    MemoryFullError,
    MemoryNewerError,
    MemoryUnavailableError,
)
from desktop_translator.storage import memory_schema
from desktop_translator.storage.memory_file import MemoryFile
from desktop_translator.storage.translation_memory import TranslationMemory
from tests.storage.memories import best, entry

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.memory_errors import TranslationMemoryError


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


def test_a_file_that_is_gone_is_begun_anew(memory: TranslationMemory, path: Path) -> None:
    memory.add([entry("Oui.", "Yes.")])
    version = memory.version()
    for each in path.parent.iterdir():
        each.unlink()
    memory.add([entry("Non.", "No.")])
    assert memory.version() != version
    with closing(TranslationMemory(path)) as other:
        assert [each.source for each in other.entries()] == ["Non."]


def test_where_sqlite_has_no_index_nothing_is_similar(
    memory: TranslationMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_schema, "_WORDS", "no_such_tokenizer")
    memory.add([entry("Le chat noir dort.", "x")])
    assert best(memory, "Le chat noir dort.") == "x"
    assert memory.similar("fr", "en", "Le chat noir dort !") == []
    memory.clear()


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
