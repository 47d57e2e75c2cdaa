"""Tests of `storage.unfinished_files`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_translator.storage.batch_journal import BatchJournal
from desktop_translator.storage.unfinished_files import has_files

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[BatchJournal]:
    journal = BatchJournal.open(tmp_path, "window")
    yield journal
    journal.close()


def test_only_files_in_the_states_count(tmp_path: Path) -> None:
    journal = BatchJournal.open(tmp_path, "window")
    journal.add_file(Path("a.txt"), None, 3, "{}", "done")
    journal.close()
    assert not has_files(tmp_path, "window", ("queued", "reading"))
    assert has_files(tmp_path, "window", ("queued", "done"))


def test_a_journal_in_use_holds_none(tmp_path: Path, journal: BatchJournal) -> None:
    journal.add_file(Path("a.txt"), None, 3, "{}", "queued")
    journal.commit()
    assert not has_files(tmp_path, "window", ("queued",))


def test_no_journal_and_a_damaged_one_hold_none(tmp_path: Path) -> None:
    assert not has_files(tmp_path, "window", ("queued",))
    (tmp_path / "window.sqlite").write_bytes(b"not a database, whatever its name says")
    assert not has_files(tmp_path, "window", ("queued",))
    assert [path.name for path in tmp_path.iterdir()] == ["window.sqlite"]
