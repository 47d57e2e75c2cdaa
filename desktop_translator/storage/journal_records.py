"""What the journal of a queue of files holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of the queue. `options` and `facts` are texts that only the queue itself reads."""

    id: int
    path: Path
    folder: Path | None
    size_bytes: int
    options: str
    state: str
    facts: str

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> FileRecord:
        """Build it from a row of the table."""
        number, path, folder, size_bytes, options, state, facts = row
        where = None if folder is None else path_of(folder)
        return cls(number, path_of(path), where, size_bytes, options, state, facts)


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """The translation of a sentence: the text, problems by name, packed alignment if asked for."""

    text: str
    problems: tuple[str, ...] = ()
    alignment: bytes | None = None


@dataclass(frozen=True, slots=True)
class OutputRecord:
    """A file we wrote: what it was made of, and its SHA-256 in hexadecimal.

    While it is being replaced there are two: that of the new one first.
    """

    source: Path
    sha256s: tuple[str, ...]


def path_bytes(path: Path) -> bytes:
    """Return a path as the system has it, whatever bytes are in it."""
    return os.fsencode(path)


def path_of(value: bytes) -> Path:
    """Return the path for what `path_bytes` returned."""
    return Path(os.fsdecode(value))
