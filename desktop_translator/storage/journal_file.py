"""Changing the file of a journal: at once for ourselves, safe from power loss by `commit`."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import QueueUnusableError
from desktop_translator.core.wording import reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COMMIT_INTERVAL_S = 1.0


class JournalFile:
    """A database of ours alone. What is changed counts at once, and is safe after `commit`.

    Every method raises `QueueUnusableError` where the system refuses: the disk is full …
    """

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database = database
        self._folder = folder
        self._began_at = 0.0

    def commit(self) -> None:
        """Make everything safe, whatever happens from now on."""
        if self._database.in_transaction:  # a full disk may have ended it
            self._ask("COMMIT")

    @property
    def is_due(self) -> bool:
        """Whether something is not safe that is more than a second old."""
        return (
            self._database.in_transaction and time.monotonic() - self._began_at >= COMMIT_INTERVAL_S
        )

    def close(self) -> None:
        """Commit, and let others have the journal."""
        try:
            self.commit()
        finally:
            self._database.close()

    def _ask(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        try:
            return self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise unusable(self._folder, error) from error

    def _change(self, statement: str, *values: object) -> sqlite3.Cursor:
        if not self._database.in_transaction:
            self._ask("BEGIN IMMEDIATE")
            self._began_at = time.monotonic()
        return self._ask(statement, values)


def unusable(folder: Path, error: Exception) -> QueueUnusableError:
    """Say in plain words why the journal cannot be kept."""
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    return QueueUnusableError(folder=str(folder), reason=reason)
