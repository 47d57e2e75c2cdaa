"""Unpacking an archive from a stranger: nothing leaves the folder, nothing grows without end."""

from __future__ import annotations

import stat
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from desktop_translator.core.import_errors import ImportUnreadableError, PackUnsafeError
from desktop_translator.core.wording import human_size, reason_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

_COPY_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold.

    Attributes:
        files: how many; Argos's largest packages hold some dozens.
        total_bytes: together, unpacked; the largest model known takes 11 GB.
        ratio: unpacked bytes per packed byte; weights hardly shrink, vocabularies to a fifth, and
            a run of zeros, which bombs are made of, to a thousandth.
        depth: folders within folders.
    """

    files: int = 2_000
    total_bytes: int = 40_000_000_000
    ratio: int = 200
    depth: int = 8


LIMITS = Limits()


def unpacked_bytes(path: Path, limits: Limits = LIMITS) -> int:
    """Look an archive over before anything is written; return how much it will take.

    Raises:
        ImportUnreadableError: it is no archive, damaged, or cannot be read.
        PackUnsafeError: it holds links, leads out of the folder, or passes a limit.
    """
    with _opened(path) as archive:
        return sum(entry.file_size for entry in _entries(path, archive, limits))


def unpack(
    path: Path, folder: Path, limits: Limits = LIMITS
) -> Generator[tuple[int, int], None, None]:
    """Unpack a zip or `.argosmodel` file, yielding (bytes done, bytes in all) at every megabyte.

    Names are checked before anything is written, sizes are counted while it is: what an archive
    says of itself is not believed.

    Raises:
        ImportUnreadableError: it is no archive, damaged, or cannot be read.
        PackUnsafeError: it holds links, leads out of the folder, or passes a limit.
        OSError: the system refuses to write.
    """
    with _opened(path) as archive:
        entries = _entries(path, archive, limits)
        total = sum(entry.file_size for entry in entries)
        done = 0
        for entry in entries:
            target = folder / entry.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            for size in _write(path, archive, entry, target):
                done += size
                yield done, total


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise ImportUnreadableError(path=str(path), reason=reason_of(error)) from error
    try:
        with file, zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ImportUnreadableError(
            path=str(path), reason="it is no zip archive, or a damaged one"
        ) from error


def _entries(path: Path, archive: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the files of an archive that is safe to unpack."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _check(path, entries, limits)
    return entries


def _check(path: Path, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = sum(entry.file_size for entry in entries)
    # Entries may overlap: together they cannot hold more than the file.
    packed = min(path.stat().st_size, sum(entry.compress_size for entry in entries))
    names = [entry.filename for entry in entries]
    reason = ""
    if len(entries) > limits.files:
        reason = f"it holds {len(entries):,} files"
    elif total > limits.total_bytes:
        reason = f"it would take {human_size(total)}"
    elif total > packed * limits.ratio:
        reason = f"{human_size(packed)} of it would grow to {human_size(total)}"
    elif len(set(map(str.casefold, names))) < len(names):
        reason = "two of its files have one name"
    for entry in entries:
        reason = reason or _danger(entry, limits)
    if reason:
        raise PackUnsafeError(path=str(path), reason=reason)


def _danger(entry: zipfile.ZipInfo, limits: Limits) -> str:
    """Say what is wrong with one file of an archive, if anything is."""
    name = entry.filename
    parts = PurePosixPath(name).parts
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        return f"{name} is a link or a device, not a file"
    leads_out = name.startswith("/") or ".." in parts or "\\" in name or ":" in name
    if leads_out or not parts or any(character < " " for character in name):
        return f"{name!r} leads out of the folder"
    if len(parts) > limits.depth:
        return f"{name} lies too deep"
    return "it is encrypted" if entry.flag_bits & 1 else ""


def _write(
    path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path
) -> Generator[int, None, None]:
    left = entry.file_size
    with archive.open(entry) as reader, target.open("xb") as writer:
        while content := reader.read(_COPY_BYTES):
            left -= len(content)
            if left < 0:
                raise PackUnsafeError(
                    path=str(path), reason=f"{entry.filename} is larger than it says"
                )
            writer.write(content)
            yield len(content)
