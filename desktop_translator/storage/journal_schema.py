"""The tables of the journal of a queue of files, and opening one that nobody else uses."""

from __future__ import annotations

import logging
import sqlite3
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

_VERSION = 1
_SCHEMA = """
CREATE TABLE options (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    path BLOB NOT NULL,
    folder BLOB,
    size_bytes INTEGER NOT NULL,
    options INTEGER NOT NULL REFERENCES options,
    state TEXT NOT NULL,
    shelved INTEGER NOT NULL DEFAULT 0,
    facts TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX file_state ON file (state, shelved, position);
CREATE INDEX file_path ON file (path);
CREATE TABLE sentence (
    key BLOB PRIMARY KEY, text TEXT NOT NULL, problems TEXT NOT NULL, alignment BLOB
) WITHOUT ROWID;
CREATE TABLE output (path BLOB PRIMARY KEY, source BLOB NOT NULL, sha256 TEXT NOT NULL)
WITHOUT ROWID;
"""
_BUSY = ("locked", "busy")


def open_free(folder: Path, name: str, wait_s: float) -> sqlite3.Connection:
    """Open the journal of a name; while another process has it, `name-2`, then `name-3` and so on.

    `wait_s` is how long the first is waited for: a process that was just killed may still hold it.
    The journal is ours alone until the connection is closed, or this process ends.

    Raises:
        OSError: the folder cannot be made.
        sqlite3.Error: the system refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        file = folder / (f"{name}.sqlite" if number == 1 else f"{name}-{number}.sqlite")
        try:
            return _open(file, wait_s if number == 1 else 0.0)
        except sqlite3.OperationalError as error:
            if not any(word in str(error) for word in _BUSY):
                raise
        except sqlite3.DatabaseError as error:
            log.warning("%s is damaged and set aside: %s", file.name, error)
            file.replace(file.with_suffix(".damaged"))
            return _open(file, 0.0)
    raise AssertionError  # the loop has no end


def _open(file: Path, wait_s: float) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=wait_s, isolation_level=None)
    try:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("BEGIN IMMEDIATE")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"its version is {version}")
        if not version:
            for statement in _SCHEMA.split(";"):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("COMMIT")
    except BaseException:
        database.close()
        raise
    return database
