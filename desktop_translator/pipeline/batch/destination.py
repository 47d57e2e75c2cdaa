"""Where a translation goes, and what happens if something is there already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import count
from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.document import sha256_of
from desktop_translator.pipeline.batch.requests import Collision

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.storage.batch_journal import BatchJournal

_LONGEST_NAME_BYTES = 255
"""Of nearly every file system."""


class Place(Enum):
    """What is to be done with a destination."""

    WRITE = auto()
    TAKEN = auto()
    """Something is there, and stays."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A path for a translation, and whether it may be written."""

    path: Path
    place: Place


def find_destination(
    file: BatchFile,
    suffix: str,
    journal: BatchJournal,
    claimed: Mapping[Path, int],
    rule: Collision | None = None,
) -> Destination:
    """Choose where the translation of a file goes, after the rule of its options or another.

    A name that another document of the queue has, or had, is passed over whatever the rule, so
    that no document takes the translation of another. Originals are never a destination. `claimed`
    maps the outputs of documents under way to their numbers.
    """
    rule = rule or file.options.collision
    for number in count(1):
        path = _named(file, suffix, number)
        owner = journal.output(path)
        is_others = owner is not None and owner.source != file.path
        if claimed.get(path, file.id) != file.id or is_others or path == file.path:
            continue
        if not _exists(path):
            return Destination(path, Place.WRITE)
        if rule is Collision.NUMBER:
            continue
        if rule is Collision.OVERWRITE and owner is not None and is_ours(path, owner.sha256s):
            return Destination(path, Place.WRITE)
        return Destination(path, Place.TAKEN)
    raise AssertionError  # the loop has no end


def numbered(path: Path, number: int) -> Path:
    """Return a path with a number before its suffix; the first has none."""
    return path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")


def output_folder(file: BatchFile) -> Path:
    """Return the folder of a file's translation: its own, or the like one in the other tree."""
    if file.options.folder is None:
        return file.path.parent
    if file.folder is None:
        return file.options.folder
    return file.options.folder / file.path.parent.relative_to(file.folder)


def _named(file: BatchFile, suffix: str, number: int) -> Path:
    code = file.options.pseudo or file.options.target
    end = f".{code}" + (f" ({number})" if number > 1 else "") + suffix
    stem = _shortened(file.path.stem, _LONGEST_NAME_BYTES - len(end.encode("utf-8", "replace")))
    return output_folder(file) / f"{stem}{end}"


def _shortened(name: str, most_bytes: int) -> str:
    """Cut a name so that it is at most so long on disk."""
    while len(name.encode("utf-8", "surrogateescape")) > most_bytes:
        name = name[:-1]
    return name


def _exists(path: Path) -> bool:
    """Tell whether there is anything, even a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def is_ours(path: Path, sha256s: Collection[str]) -> bool:
    """Tell whether a file is what we wrote: no link, and nobody has changed it."""
    return not path.is_symlink() and path.is_file() and sha256_of(path) in sha256s
