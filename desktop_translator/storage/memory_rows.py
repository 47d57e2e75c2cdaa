"""Rows of the translation memory, written and read."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from desktop_translator.core.cleaning import clean
from desktop_translator.core.memory_entry import MemoryEntry, Origin, Status
from desktop_translator.storage.memory_schema import create_pair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from sqlite3 import Connection

_MACHINE = Origin.MACHINE.value
_NO_VARIANT = b""
_AT_ONCE = 1_000

ENTRY = (
    "entry.source, entry.target, pair.source, pair.target, entry.origin, producer.name, "
    "entry.status, entry.created, entry.changed "
    "FROM entry JOIN pair ON pair.id = entry.pair JOIN producer ON producer.id = entry.producer"
)
"""The columns of an entry, and where they come from."""

_ADD = """
INSERT INTO entry
    (pair, key, origin, producer, variant, status, created, changed, source, target)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (pair, key, origin, producer, variant) DO UPDATE SET
    status = excluded.status, changed = excluded.changed, target = excluded.target
WHERE excluded.changed >= entry.changed
"""
_TRIM = """
DELETE FROM entry WHERE id IN (
    SELECT id FROM entry WHERE origin = 1 ORDER BY changed, id LIMIT max(0, ?)
)
"""


def key_of(sentence: str) -> bytes:
    """Return what a sentence is found by; invisible differences do not count."""
    return blake2b(clean(sentence).encode(), digest_size=16).digest()


def find(
    connection: Connection, pair: tuple[str, str], keys: Sequence[bytes], producer: str | None
) -> list[tuple[bytes, MemoryEntry]]:
    """Return the entries of some keys that may be used; of one key, the best one comes last."""
    number = pair_number(connection, pair)
    if number is None:
        return []
    rows = connection.execute(
        f"SELECT entry.key, {ENTRY} WHERE entry.pair = ? AND entry.key IN ({places(keys)}) "
        f"AND (entry.origin > {_MACHINE} OR producer.name = ?) "
        "ORDER BY entry.origin, entry.status DESC, entry.changed, entry.id",
        (number, *keys, producer),
    )
    return [(row[0], entry_of(row[1:])) for row in rows]


def add(connection: Connection, entries: Iterable[MemoryEntry], now: int) -> int:
    """Write entries, in the transaction that is open; return how many have changed something."""
    pairs: dict[tuple[str, str], int] = {}
    producers: dict[str, int] = {}
    rows = []
    for entry in entries:
        pair = entry.source_language, entry.target_language
        if pair not in pairs:
            pairs[pair] = pair_number(connection, pair) or create_pair(connection, *pair)
        if entry.producer not in producers:
            producers[entry.producer] = _producer_number(connection, entry.producer)
        rows.append(
            (
                pairs[pair],
                key_of(entry.source),
                entry.origin.value,
                producers[entry.producer],
                _variant_of(entry),
                entry.status.value,
                _seconds(entry.created, now),
                _seconds(entry.changed, now),
                _writable(entry.source),
                _writable(entry.target),
            )
        )
    return connection.executemany(_ADD, rows).rowcount if rows else 0


def remove(connection: Connection, entry: MemoryEntry) -> bool:
    """Remove one entry; tell whether it was there."""
    pair = pair_number(connection, (entry.source_language, entry.target_language))
    removed = connection.execute(
        "DELETE FROM entry WHERE pair = ? AND key = ? AND origin = ? AND variant = ? "
        "AND producer IN (SELECT id FROM producer WHERE name = ?)",
        (pair, key_of(entry.source), entry.origin.value, _variant_of(entry), entry.producer),
    )
    return removed.rowcount > 0


def remove_sentence(connection: Connection, pair: tuple[str, str], key: bytes) -> int:
    """Remove every entry of a key; return how many there were."""
    number = pair_number(connection, pair)
    removed = connection.execute("DELETE FROM entry WHERE pair = ? AND key = ?", (number, key))
    return removed.rowcount


def remove_all(
    connection: Connection, origins: Collection[Origin], pair: tuple[str, str] | None
) -> int:
    """Remove every entry of some origins, of one pair or of all; return how many."""
    condition, values = _condition(connection, origins, pair)
    return connection.execute(f"DELETE FROM entry WHERE {condition}", values).rowcount  # noqa: S608


def shrink(connection: Connection) -> None:
    """Give free room back to the system, as far as nobody else is reading."""
    with suppress(sqlite3.OperationalError):
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def trim(connection: Connection, most: int) -> None:
    """Leave only so many entries of models, the newest."""
    (there,) = connection.execute(
        f"SELECT count(*) FROM entry WHERE origin = {_MACHINE}"  # noqa: S608
    ).fetchone()
    connection.execute(_TRIM, (there - most,))


def some_after(
    connection: Connection,
    after: int,
    origins: Collection[Origin],
    pair: tuple[str, str] | None,
    containing: str,
) -> list[tuple[int, MemoryEntry]]:
    """Return some entries with higher numbers than `after`, and their numbers."""
    condition, values = _condition(connection, origins, pair)
    if containing:
        condition += " AND (holds(entry.source, ?) OR holds(entry.target, ?))"
        values += (containing, containing)
        connection.create_function("holds", 2, _holds, deterministic=True)
    rows = connection.execute(
        f"SELECT entry.id, {ENTRY} WHERE entry.id > ? AND {condition} ORDER BY entry.id LIMIT ?",
        (after, *values, _AT_ONCE),
    )
    return [(row[0], entry_of(row[1:])) for row in rows]


def count(connection: Connection) -> dict[tuple[str, str, Origin], int]:
    """Count the entries by pair and origin."""
    rows = connection.execute(
        "SELECT pair.source, pair.target, entry.origin, count(*) "
        "FROM entry JOIN pair ON pair.id = entry.pair GROUP BY pair.id, entry.origin "
        "ORDER BY pair.source, pair.target, entry.origin"
    )
    return {(source, target, Origin(origin)): number for source, target, origin, number in rows}


def version(connection: Connection) -> tuple[int, int]:
    """Return what changes whenever this connection, or another, has written."""
    (others,) = connection.execute("PRAGMA data_version").fetchone()
    return others, connection.total_changes


def readable(old: Connection) -> Iterator[MemoryEntry]:
    """Return what people have made, as far as a damaged file can still be read."""
    try:
        for key, *row in old.execute(f"SELECT entry.key, {ENTRY} WHERE entry.origin > {_MACHINE}"):
            entry = entry_of(row)
            if key == key_of(entry.source):
                yield entry
    except (sqlite3.Error, ValueError, TypeError, AttributeError, OverflowError):
        return


def pair_number(connection: Connection, pair: tuple[str, str]) -> int | None:
    """Return the number of a pair, if it has any entries."""
    row = connection.execute("SELECT id FROM pair WHERE source = ? AND target = ?", pair).fetchone()
    return None if row is None else int(row[0])


def entry_of(row: Sequence[Any]) -> MemoryEntry:
    """Read a row of the columns `ENTRY`."""
    source, target, source_language, target_language, origin, producer, *rest = row
    status, created, changed = rest
    return MemoryEntry(
        source,
        target,
        source_language,
        target_language,
        Origin(origin),
        producer,
        Status(status),
        datetime.fromtimestamp(created, UTC),
        datetime.fromtimestamp(changed, UTC),
    )


def _producer_number(connection: Connection, name: str) -> int:
    connection.execute("INSERT OR IGNORE INTO producer (name) VALUES (?)", (name,))
    (number,) = connection.execute("SELECT id FROM producer WHERE name = ?", (name,)).fetchone()
    return int(number)


def _condition(
    connection: Connection, origins: Collection[Origin], pair: tuple[str, str] | None
) -> tuple[str, tuple[object, ...]]:
    condition = f"entry.origin IN ({', '.join(str(origin.value) for origin in sorted(origins))})"
    if pair is None:
        return condition, ()
    return f"{condition} AND entry.pair = ?", (pair_number(connection, pair),)


def _variant_of(entry: MemoryEntry) -> bytes:
    """Tell imported translations of the same sentence apart; of others there is only one."""
    if entry.origin is not Origin.IMPORTED:
        return _NO_VARIANT
    return blake2b(_writable(entry.target).encode(), digest_size=8).digest()


def _seconds(moment: datetime | None, now: int) -> int:
    return now if moment is None else int(moment.timestamp())


def _writable(text: str) -> str:
    """Replace what UTF-8 cannot hold: halves of characters."""
    return text.encode(errors="replace").decode()


def _holds(text: str, words: str) -> bool:
    return words in text.casefold()


def places(values: Sequence[object]) -> str:
    """Return the place-holders of some values."""
    return ", ".join("?" * len(values))
