"""Zipped documents: read within limits, and copied with some of their parts replaced."""

from __future__ import annotations

import copy
import struct
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentProtectedError,
    DocumentTooLargeError,
    DocumentUnsafeError,
)
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.wording import human_size, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ZIP_HEAD = b"PK\3\4"
MOST_ENTRIES = 20_000
MOST_PART_BYTES = 200_000_000
"""A part is read whole, and as a tree takes several times its size."""
MOST_BYTES = 4_000_000_000
_BOMB_BYTES = 20_000_000
_BOMB_RATIO = 250
"""A part that is large and packed so tightly holds nothing that people write: long spreadsheets
come to about 50, deflate cannot go beyond 1032."""
_ENCRYPTED = 0x1
_UTF_8 = 0x800
_LOCAL_HEADER_BYTES = 30
_PIECE_BYTES = 1 << 20
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(struct.error, ValueError, UnicodeError),
)
"""What `zipfile` raises for files that are not as they should be."""


class ZipPackage:
    """An open zipped document; see `open_package`.

    `names` are those of its parts in the order of the file, folders left out.
    """

    def __init__(self, path: Path, file: BinaryIO, archive: zipfile.ZipFile) -> None:
        """Offer the parts of `archive`, which reads `file`, which is that at `path`."""
        self.path = path
        self._file = file
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self.names = tuple(name for name in self._entries if not name.endswith("/"))

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return the content of a part.

        Raises:
            DocumentDamagedError: there is none of that name, or its bytes are not those it had.
            DocumentTooLargeError: it has more than `MOST_PART_BYTES`.
            FileUnreadableError: the system refuses.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise DocumentDamagedError(path=str(self.path), reason=f"its part {name} is missing")
        if entry.file_size > MOST_PART_BYTES:
            raise DocumentTooLargeError(
                path=str(self.path),
                size=human_size(entry.file_size),
                limit=human_size(MOST_PART_BYTES),
            )
        try:
            return self._archive.read(entry)
        except OSError as error:
            raise FileUnreadableError(path=str(self.path), reason=reason_of(error)) from error
        except _DAMAGE as error:
            raise DocumentDamagedError(
                path=str(self.path), reason=f"its part {name} cannot be unpacked"
            ) from error

    def write(self, output: BinaryIO, replaced: Mapping[str, bytes]) -> None:
        """Write a copy in which the parts named have other content.

        All others keep their packed bytes. Order, dates, attributes and ways of packing stay.
        """
        offsets = sorted(entry.header_offset for entry in self._archive.infolist())
        ends = dict(zip(offsets, [*offsets[1:], self._archive.start_dir], strict=True))
        with zipfile.ZipFile(output, "w") as archive:
            archive.comment = self._archive.comment
            for entry in self._archive.infolist():
                if entry.filename in replaced:
                    archive.writestr(copy.copy(entry), replaced[entry.filename])
                elif _name_stays(entry):
                    self._copy(entry, ends[entry.header_offset], archive, output)
                else:
                    archive.writestr(copy.copy(entry), self.read(entry.filename))

    def _copy(
        self, entry: zipfile.ZipInfo, end: int, archive: zipfile.ZipFile, output: BinaryIO
    ) -> None:
        """Append an entry as it lies in the file: its header, its packed bytes, its descriptor."""
        copied = copy.copy(entry)
        copied.header_offset = archive.start_dir
        for start in range(entry.header_offset, end, _PIECE_BYTES):
            try:
                self._file.seek(start)
                piece = self._file.read(min(_PIECE_BYTES, end - start))
            except OSError as error:
                reason = reason_of(error)
                raise FileUnreadableError(path=str(self.path), reason=reason) from error
            output.write(piece)
        archive.filelist.append(copied)
        archive.NameToInfo[copied.filename] = copied
        archive.start_dir = output.tell()


@contextmanager
def open_package(path: Path) -> Iterator[ZipPackage]:
    """Open a zipped document for reading, when nothing in it looks like harm.

    Raises:
        DocumentDamagedError: it is cut short or not put together as a zip should be.
        DocumentProtectedError: its parts are encrypted.
        DocumentTooLargeError: it has too many parts, or they would be too large unpacked.
        DocumentUnsafeError: it is a bomb, or has names that lead out of a folder.
        FileUnreadableError: the system refuses.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    with file, _archive(path, file) as archive:
        _check_entries(path, archive)
        yield ZipPackage(path, file, archive)


def _archive(path: Path, file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    except _DAMAGE as error:
        raise DocumentDamagedError(
            path=str(path), reason="it is cut short, or its list of parts is not readable"
        ) from error


def _check_entries(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise DocumentTooLargeError(
            path=str(path), size=f"{len(entries)} parts", limit=f"{MOST_ENTRIES} parts"
        )
    for entry in entries:
        _check_name(path, entry)
        if entry.flag_bits & _ENCRYPTED:
            raise DocumentProtectedError(path=str(path), reason="its parts are encrypted")
        if entry.file_size > max(_BOMB_BYTES, entry.compress_size * _BOMB_RATIO):
            raise DocumentUnsafeError(
                path=str(path),
                reason=f"its part {entry.filename} would become {human_size(entry.file_size)}",
            )
    size_bytes = sum(entry.file_size for entry in entries)
    if size_bytes > MOST_BYTES:
        raise DocumentTooLargeError(
            path=str(path), size=human_size(size_bytes), limit=human_size(MOST_BYTES)
        )
    _check_places(path, archive)


def _check_name(path: Path, entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename.replace("\\", "/")
    if "\0" in name or not name:
        raise DocumentDamagedError(path=str(path), reason="the name of a part is not readable")
    steps = PurePosixPath(name).parts
    if name.startswith("/") or ".." in steps or steps[0].endswith(":"):
        raise DocumentUnsafeError(
            path=str(path), reason=f"its part {name} would be written outside of its folder"
        )


def _check_places(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse names that come twice and parts that share their bytes."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    if len({entry.filename for entry in entries}) < len(entries):
        raise DocumentDamagedError(path=str(path), reason="two of its parts have one name")
    if entries and entries[0].header_offset < 0:
        raise DocumentDamagedError(path=str(path), reason="its list of parts is not readable")
    ends = [*(entry.header_offset for entry in entries[1:]), archive.start_dir]
    for entry, end in zip(entries, ends, strict=True):
        if entry.header_offset + entry.compress_size + _LOCAL_HEADER_BYTES > end:
            raise DocumentUnsafeError(path=str(path), reason="its parts share their bytes")


def _name_stays(entry: zipfile.ZipInfo) -> bool:
    """Tell whether the name will be listed in the bytes that stand before the part."""
    plain = entry.filename.isascii() or bool(entry.flag_bits & _UTF_8)
    return plain and entry.filename == entry.orig_filename
