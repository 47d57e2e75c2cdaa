"""What the queue of files must not forget: kept so that a kill at any moment costs a second."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from desktop_translator.storage.journal_file import JournalFile, unusable
from desktop_translator.storage.journal_records import (
    FileRecord,
    OutputRecord,
    SentenceRecord,
    path_bytes,
    path_of,
)
from desktop_translator.storage.journal_schema import open_free

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

FIRST_WAIT_S = 5.0

_FILE = """SELECT file.id, path, folder, size_bytes, text, state, facts
FROM file JOIN options ON options.id = file.options"""


class BatchJournal(JournalFile):
    """The queue on disk.

    Files that are shelved are those an earlier run has left and this one does not work on; no
    method but `unshelve`, `shelve` and `forget_path` knows of them.
    """

    @classmethod
    def open(cls, folder: Path, name: str, wait_s: float = FIRST_WAIT_S) -> BatchJournal:
        """Open the journal of a name, or another one while that is in use (see `open_free`).

        Raises:
            QueueUnusableError: the system refuses.
        """
        try:
            return cls(open_free(folder, name, wait_s), folder)
        except (OSError, sqlite3.Error) as error:
            raise unusable(folder, error) from error

    def add_file(
        self, path: Path, folder: Path | None, size_bytes: int, options: str, state: str
    ) -> int:
        """Put a file at the end of the queue; return its number."""
        place = self._change(
            "INSERT INTO file (position, path, folder, size_bytes, options, state) "
            "VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM file), ?, ?, ?, ?, ?)",
            path_bytes(path),
            None if folder is None else path_bytes(folder),
            size_bytes,
            self._options(options),
            state,
        )
        return int(place.lastrowid or 0)

    def file(self, file_id: int) -> FileRecord | None:
        """Return a file by its number, None if it was removed."""
        found = self._ask(f"{_FILE} WHERE file.id = ?", (file_id,)).fetchone()
        return None if found is None else FileRecord.of(found)

    def files(self, states: Collection[str] | None = None) -> Iterator[FileRecord]:
        """Yield the files in the order of the queue, a few at a time; all, or those in states."""
        position, number = -1, -1
        while rows := self._some_files(states, position, number):
            for row in rows:
                yield FileRecord.of(row[1:])
            position, number = int(str(rows[-1][0])), int(str(rows[-1][1]))

    def first(self, state: str) -> FileRecord | None:
        """Return the first file in a state, None if there is none."""
        found = self._ask(
            f"{_FILE} WHERE NOT shelved AND state = ? ORDER BY position, file.id LIMIT 1", (state,)
        ).fetchone()
        return None if found is None else FileRecord.of(found)

    def order(self) -> tuple[int, ...]:
        """Return the numbers of all files, in the order of the queue."""
        rows = self._ask("SELECT id FROM file WHERE NOT shelved ORDER BY position, id")
        return tuple(number for (number,) in rows)

    def sizes(self) -> dict[str, tuple[int, int]]:
        """Return how many files there are in each state, and their bytes."""
        rows = self._ask(
            "SELECT state, COUNT(*), SUM(size_bytes) FROM file WHERE NOT shelved GROUP BY state"
        )
        return {state: (number, size) for state, number, size in rows}

    def update(self, file_id: int, state: str, facts: str) -> None:
        """Note the state of a file and what is known of it."""
        self._change("UPDATE file SET state = ?, facts = ? WHERE id = ?", state, facts, file_id)

    def change_options(self, file_id: int, options: str) -> None:
        """Have a file translated in another way."""
        number = self._options(options)
        self._change("UPDATE file SET options = ? WHERE id = ?", number, file_id)

    def remove(self, file_ids: Iterable[int]) -> None:
        """Take files out of the queue."""
        for number in file_ids:
            self._change("DELETE FROM file WHERE id = ?", number)

    def rearrange(self, file_ids: Iterable[int]) -> None:
        """Give all files another order."""
        for position, number in enumerate(file_ids):
            self._change("UPDATE file SET position = ? WHERE id = ?", position, number)

    def shelve(self, states: Collection[str]) -> int:
        """Put the files in some states aside; return how many there are."""
        marks = ", ".join("?" * len(states))
        self._change(f"UPDATE file SET shelved = 1 WHERE state IN ({marks})", *states)  # noqa: S608
        (number,) = self._ask("SELECT COUNT(*) FROM file WHERE shelved").fetchone()
        return int(number)

    def unshelve(self) -> None:
        """Take every file back that was put aside."""
        self._change("UPDATE file SET shelved = 0")

    def forget_path(self, path: Path) -> None:
        """Drop what was put aside of a document: it is added anew."""
        self._change("DELETE FROM file WHERE shelved AND path = ?", path_bytes(path))

    def holds(self, path: Path, options: str, states: Collection[str]) -> bool:
        """Tell whether a document is in the queue in one of some states, with these options."""
        marks = ", ".join("?" * len(states))
        found = self._ask(
            "SELECT 1 FROM file JOIN options ON options.id = file.options "  # noqa: S608
            f"WHERE NOT shelved AND path = ? AND text = ? AND state IN ({marks})",
            (path_bytes(path), options, *states),
        )
        return found.fetchone() is not None

    def clear(self) -> None:
        """Forget all files, and sentences unless files are put aside; outputs stay known."""
        self._change("DELETE FROM file WHERE NOT shelved")
        for table in ("options", "sentence"):
            self._change(f"DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM file)")  # noqa: S608

    def sentence(self, key: bytes) -> SentenceRecord | None:
        """Return what was translated, None if it was not."""
        found = self._ask(
            "SELECT text, problems, alignment FROM sentence WHERE key = ?", (key,)
        ).fetchone()
        if found is None:
            return None
        return SentenceRecord(found[0], tuple(filter(None, found[1].split(","))), found[2])

    def put_sentence(self, key: bytes, record: SentenceRecord) -> None:
        """Note a translation."""
        self._change(
            "INSERT OR REPLACE INTO sentence VALUES (?, ?, ?, ?)",
            key,
            record.text,
            ",".join(record.problems),
            record.alignment,
        )

    def output(self, path: Path) -> OutputRecord | None:
        """Return what is known of a file, if we wrote it."""
        found = self._ask(
            "SELECT source, sha256 FROM output WHERE path = ?", (path_bytes(path),)
        ).fetchone()
        return None if found is None else OutputRecord(path_of(found[0]), tuple(found[1].split()))

    def put_output(self, path: Path, record: OutputRecord) -> None:
        """Note that a file is ours, or will be in a moment."""
        source = path_bytes(record.source)
        self._change(
            "INSERT OR REPLACE INTO output VALUES (?, ?, ?)",
            path_bytes(path),
            source,
            " ".join(record.sha256s),
        )

    def _some_files(
        self, states: Collection[str] | None, position: int, number: int
    ) -> list[tuple[object, ...]]:
        chosen = "" if states is None else f"AND state IN ({', '.join('?' * len(states))})"
        return self._ask(
            f"SELECT position, {_FILE.removeprefix('SELECT ')} WHERE NOT shelved "
            f"AND (position, file.id) > (?, ?) {chosen} ORDER BY position, file.id LIMIT 100",
            (position, number, *(states or ())),
        ).fetchall()

    def _options(self, text: str) -> int:
        self._change("INSERT OR IGNORE INTO options (text) VALUES (?)", text)
        found = self._ask("SELECT id FROM options WHERE text = ?", (text,))
        return int(found.fetchone()[0])
