"""The formats of documents there are, and which of them a file is of."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import DocumentFormatUnknownError
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import reason_of
from desktop_translator.documents.format import Sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.documents.format import DocumentFormat

_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Registration:
    """A format by name: its module is imported when a file first asks for it.

    `suffixes` are the ends of names, the usual one first, with their dots, in lower case.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    format_class: str

    def load(self) -> DocumentFormat:
        """Import the format and return it."""
        module = import_module(f"desktop_translator.documents.{self.module}")
        found: DocumentFormat = getattr(module, self.format_class)()
        return found


FORMATS: tuple[Registration, ...] = (
    # Last, because nearly everything else is text as well.
    Registration(
        translatable("formats", "Plain text"), (".txt", ".text"), "plain_text", "PlainText"
    ),
)


def registration_of(path: Path) -> Registration:
    """Find out of which format a file is: its content decides, its name only leads.

    Raises:
        DocumentFormatUnknownError: it is of none.
        FileUnreadableError: the system refuses.
    """
    try:
        sample = _sample(path)
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    for registration in _likely_first(sample.suffix):
        if registration.load().recognises(sample):
            return registration
    raise DocumentFormatUnknownError(path=str(path))


def _likely_first(suffix: str) -> Iterator[Registration]:
    yield from (entry for entry in FORMATS if suffix in entry.suffixes)
    yield from (entry for entry in FORMATS if suffix not in entry.suffixes)


def _sample(path: Path) -> Sample:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    members: frozenset[str] = frozenset()
    if head.startswith(b"PK\3\4"):
        try:
            with zipfile.ZipFile(path) as archive:
                members = frozenset(archive.namelist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            members = frozenset()
    return Sample(path, head, members)
