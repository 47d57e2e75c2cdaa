"""Whether an earlier run has left files to translate, seen without opening its journal for work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def has_files(folder: Path, name: str, states: Collection[str]) -> bool:
    """Tell whether the journal of a name holds files in some states.

    No journal, one that another process works with, and one that cannot be read hold none.
    """
    file = folder / f"{name}.sqlite"
    if not file.exists():
        return False
    # Only now: most starts have no journal, and need no database.
    import sqlite3
    from contextlib import closing

    marks = ", ".join("?" * len(states))
    query = f"SELECT 1 FROM file WHERE NOT shelved AND state IN ({marks}) LIMIT 1"  # noqa: S608
    try:
        with closing(sqlite3.connect(file, timeout=0.0)) as database:
            return database.execute(query, tuple(states)).fetchone() is not None
    except sqlite3.Error:
        return False
