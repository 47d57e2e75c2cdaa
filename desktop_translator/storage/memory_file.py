"""The file of the translation memory: opened when it is needed, replaced when it is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop_translator.core.memory_errors import (
    MemoryBusyError,
    MemoryDamagedError,
    MemoryFullError,
    MemoryNewerError,
    MemoryUnavailableError,
)
from desktop_translator.core.wording import reason_of
from desktop_translator.storage import memory_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from sqlite3 import Connection

    from desktop_translator.core.memory_errors import TranslationMemoryError

Answer = TypeVar("Answer")

_COMPANIONS = ("", "-wal", "-shm")
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BUGS = frozenset({0, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT})
_BLOCKS = 4_000
"""Pages (of 4 kB) of the log that are written before they are moved into the file."""


class MemoryFile:
    """A connection to the memory, made when it is first needed.

    Several processes may have one at a time: readers wait for nobody, writers for one another,
    `timeout_s` at most. It may be closed by another thread than the one that uses it, when that
    one has ended.

    Attributes:
        times_opened: how many connections there were.
    """

    def __init__(
        self,
        path: Path,
        salvage: Callable[[Connection, Connection], int],
        notify: Callable[[TranslationMemoryError], None],
        timeout_s: float,
    ) -> None:
        """Take over from a damaged file with `salvage(old, new)`, and tell of it by `notify`."""
        self._path = path
        self._salvage = salvage
        self._notify = notify
        self._timeout_s = timeout_s
        self._connection: Connection | None = None
        self._opened_file: tuple[int, int] | None = None
        self.times_opened = 0

    def read(self, work: Callable[[Connection], Answer]) -> Answer:
        """Do some work with the connection; where the file proves damaged, with a new one.

        Raises:
            TranslationMemoryError: the system, or another process, does not allow it.
        """
        with self._explained():
            try:
                return work(self._opened())
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
            self._replace_damaged()
            return work(self._opened())

    def write(self, work: Callable[[Connection], Answer]) -> Answer:
        """Do the same as one change, which happens as a whole or not at all.

        Raises:
            TranslationMemoryError: the system, or another process, does not allow it.
        """
        return self.read(lambda connection: _as_one_change(connection, work))

    def close(self) -> None:
        """Close the connection; the next work opens it again."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _opened(self) -> Connection:
        if self._connection is not None and self._file_there() != self._opened_file:
            self.close()  # another process has moved it aside, or somebody has deleted it
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = self._connect(self._path)
            try:
                self._make_ready(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
            self._opened_file = self._file_there()
            self.times_opened += 1
        return self._connection

    def _file_there(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino

    def _connect(self, path: Path) -> Connection:
        return sqlite3.connect(
            path, timeout=self._timeout_s, isolation_level=None, check_same_thread=False
        )

    def _make_ready(self, connection: Connection) -> None:
        version = _version(connection)
        if version > memory_schema.VERSION:
            raise MemoryNewerError(path=str(self._path))
        if version == 0:
            with self._locked():  # no two processes change the way of writing at once
                connection.execute("PRAGMA journal_mode = WAL")
                _as_one_change(connection, _create_once)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_BLOCKS}")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout  # not needed before the first paint

        try:
            with FileLock(f"{self._path}.lock", timeout=self._timeout_s):
                yield
        except Timeout as error:
            raise MemoryBusyError(path=str(self._path)) from error

    def _replace_damaged(self) -> None:
        """Move the file aside, unless another process has done so, and save what can be read."""
        self.close()
        with self._locked():
            if self._is_whole():
                return
            moved_to = self._path.with_name(
                f"{self._path.stem}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}{self._path.suffix}"
            )
            for end in _COMPANIONS:
                with suppress(FileNotFoundError):
                    Path(f"{self._path}{end}").replace(f"{moved_to}{end}")
        with closing(self._connect(moved_to)) as old:
            kept = _as_one_change(self._opened(), lambda new: self._salvage(old, new))
        self._notify(
            MemoryDamagedError(path=str(self._path), moved_to=str(moved_to), kept=f"{kept}")
        )

    def _is_whole(self) -> bool:
        try:
            with closing(self._connect(self._path)) as connection:
                rows = connection.execute("PRAGMA integrity_check(1)").fetchall()
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            return False
        return rows == [("ok",)]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in people's words what SQLite or the system has refused."""
        path = str(self._path)
        try:
            yield
        except sqlite3.Error as error:
            code = _code(error)
            if code in _BUGS:
                raise
            if code == sqlite3.SQLITE_FULL:
                raise MemoryFullError(path=path) from error
            if code in _BUSY:
                raise MemoryBusyError(path=path) from error
            raise MemoryUnavailableError(path=path, reason=str(error)) from error
        except OSError as error:
            raise MemoryUnavailableError(path=path, reason=reason_of(error)) from error


def _as_one_change(connection: Connection, work: Callable[[Connection], Answer]) -> Answer:
    connection.execute("BEGIN IMMEDIATE")
    try:
        answer = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # after some errors SQLite has rolled back already
            connection.execute("ROLLBACK")
        raise
    return answer


def _create_once(connection: Connection) -> None:
    if _version(connection) == 0:
        memory_schema.create_tables(connection)


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return _code(error) in _DAMAGE


def _code(error: sqlite3.Error) -> int:
    """Return the primary code of an error; errors of the module itself have none."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
