"""The tables of the translation memory."""

from __future__ import annotations

import logging
from sqlite3 import OperationalError, complete_statement
from typing import TYPE_CHECKING

from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.core.memory_entry import Origin

if TYPE_CHECKING:
    from sqlite3 import Connection

log = logging.getLogger(__name__)

VERSION = 1

# Vowel signs are marks: without them, words of Indian scripts would fall apart.
_WORDS = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"

_TABLES = f"""
CREATE TABLE pair (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    UNIQUE (source, target)
);
CREATE TABLE producer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    pair INTEGER NOT NULL REFERENCES pair (id),
    key BLOB NOT NULL,
    origin INTEGER NOT NULL,
    producer INTEGER NOT NULL REFERENCES producer (id),
    variant BLOB NOT NULL,
    status INTEGER NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    UNIQUE (pair, key, origin, producer, variant)
);
CREATE INDEX machine_by_age ON entry (changed) WHERE origin = {Origin.MACHINE.value};
"""

_INDEX_OF_PAIR = """
CREATE VIRTUAL TABLE {name} USING fts5 (
    source, content = 'entry', content_rowid = 'id', detail = none,
    tokenize = "{tokenizer}"
);
CREATE VIRTUAL TABLE {name}_terms USING fts5vocab ({name}, row);
CREATE TRIGGER {name}_added AFTER INSERT ON entry
    WHEN new.pair = {pair} AND new.origin > {machine}
    BEGIN INSERT INTO {name} (rowid, source) VALUES (new.id, new.source); END;
CREATE TRIGGER {name}_removed AFTER DELETE ON entry
    WHEN old.pair = {pair} AND old.origin > {machine}
    BEGIN
        INSERT INTO {name} ({name}, rowid, source) VALUES ('delete', old.id, old.source);
    END;
"""


def index_of_pair(pair: int) -> str:
    """Return the name of the table in which similar sentences of a pair are looked for."""
    return f"similar_{pair}"


def create_tables(connection: Connection) -> None:
    """Make an empty memory, within the transaction that is open."""
    _run(connection, _TABLES)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def create_pair(connection: Connection, source: str, target: str) -> int:
    """Make room for the sentences of a pair, within the transaction that is open.

    What people have made is indexed by word, or by three characters where words are not told apart
    by spaces. What models have made is not: they translate a similar sentence just as well.
    """
    row = connection.execute("INSERT INTO pair (source, target) VALUES (?, ?)", (source, target))
    pair = int(row.lastrowid or 0)
    spaced = separates_with_spaces(source)
    tokenizer = _WORDS if spaced else "trigram"
    index = _INDEX_OF_PAIR.format(
        name=index_of_pair(pair), pair=pair, tokenizer=tokenizer, machine=Origin.MACHINE.value
    )
    try:
        _run(connection, index)
    except OperationalError as error:  # nothing of it is left: its first statement has failed
        log.warning("this SQLite cannot look for similar sentences: %s", error)
    return pair


def has_index(connection: Connection, pair: int) -> bool:
    """Tell whether similar sentences of a pair can be looked for: old SQLite cannot."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (index_of_pair(pair),))
    return found.fetchone() is not None


def _run(connection: Connection, script: str) -> None:
    """Run statements one by one: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            connection.execute(statement)
            statement = ""
