from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_translator.core.document_errors import QueueUnusableError
from desktop_translator.storage.batch_journal import BatchJournal
from desktop_translator.storage.journal_records import OutputRecord, SentenceRecord

UNFINISHED = ("queued", "reading")


def _open(folder: Path) -> BatchJournal:
    return BatchJournal.open(folder, "test", 0.0)


def test_files_keep_order_and_every_byte_of_their_names(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/dos\xff/a\nb.txt"))
    with closing(_open(tmp_path)) as journal:
        first = journal.add_file(odd, odd.parent, 7, "{}", "queued")
        second = journal.add_file(Path("/b"), None, 3, "{}", "done")
        journal.rearrange([second, first])
    with closing(_open(tmp_path)) as journal:
        assert journal.order() == (second, first)
        rows = list(journal.files())
        assert [row.path for row in rows] == [Path("/b"), odd]
        assert rows[1].folder == odd.parent
        assert journal.sizes() == {"queued": (1, 7), "done": (1, 3)}
        assert journal.first("queued") == rows[1]
        assert [row.id for row in journal.files(("done",))] == [second]
        assert journal.holds(odd, "{}", UNFINISHED)
        assert not journal.holds(odd, '{"other": 1}', UNFINISHED)


def test_many_files_are_read_a_few_at_a_time(tmp_path: Path) -> None:
    with closing(_open(tmp_path)) as journal:
        for number in range(250):
            journal.add_file(Path(f"/{number}"), None, 1, "{}", "queued")
        seen = []
        for row in journal.files(("queued",)):
            seen.append(row.path.name)
            journal.update(row.id, "done", "{}")
        assert seen == [str(number) for number in range(250)]


def test_what_is_not_committed_is_lost_and_nothing_else(tmp_path: Path) -> None:
    journal = _open(tmp_path)
    journal.put_sentence(b"one", SentenceRecord("Un", ("numbers",), b"\0\1"))
    journal.commit()
    journal.put_sentence(b"two", SentenceRecord("Deux"))
    assert journal.sentence(b"two") is not None
    journal._database.close()  # as a kill does
    with closing(_open(tmp_path)) as journal:
        assert journal.sentence(b"one") == SentenceRecord("Un", ("numbers",), b"\0\1")
        assert journal.sentence(b"two") is None


def test_a_second_queue_has_a_journal_of_its_own(tmp_path: Path) -> None:
    with closing(_open(tmp_path)) as first, closing(_open(tmp_path)) as second:
        first.add_file(Path("/a"), None, 1, "{}", "queued")
        assert second.order() == ()
    with closing(_open(tmp_path)) as again:
        assert len(again.order()) == 1


def test_a_damaged_journal_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "test.sqlite").write_bytes(b"This is no database at all." * 99)
    with closing(_open(tmp_path)) as journal:
        assert journal.order() == ()
    assert (tmp_path / "test.damaged").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(QueueUnusableError):
        _open(tmp_path / "file" / "queue")


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with closing(_open(tmp_path)) as journal:
        journal._database.execute("PRAGMA max_page_count = 1")
        with pytest.raises(QueueUnusableError, match="full"):
            journal.put_sentence(b"key", SentenceRecord("x" * 999_999))
        journal._database.execute("PRAGMA max_page_count = 99999")
        journal.put_sentence(b"key", SentenceRecord("x" * 999_999))


def test_shelved_files_come_back(tmp_path: Path) -> None:
    with closing(_open(tmp_path)) as journal:
        journal.add_file(Path("/a"), None, 1, "{}", "queued")
        journal.add_file(Path("/b"), None, 1, "{}", "done")
        journal.put_sentence(b"k", SentenceRecord("t"))
        assert journal.shelve(UNFINISHED) == 1
        assert [row.path.name for row in journal.files()] == ["b"]
        journal.clear()
        assert journal.sentence(b"k"), "those put aside may need it"
        journal.unshelve()
        assert [row.path.name for row in journal.files()] == ["a"]
        journal.remove(journal.order())
        journal.clear()
        assert journal.sentence(b"k") is None


def test_outputs_are_known_for_ever(tmp_path: Path) -> None:
    record = OutputRecord(Path("/a.txt"), ("new", "old"))
    with closing(_open(tmp_path)) as journal:
        journal.put_output(Path("/a.en.txt"), record)
        journal.clear()
    with closing(_open(tmp_path)) as journal:
        assert journal.output(Path("/a.en.txt")) == record
        assert journal.output(Path("/b.en.txt")) is None
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            _elsewhere(tmp_path / "test.sqlite")


def _elsewhere(file: Path) -> None:
    with closing(sqlite3.connect(file, timeout=0)) as database:
        database.execute("SELECT * FROM output")
