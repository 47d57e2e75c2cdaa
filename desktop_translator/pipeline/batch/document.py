"""A document of the queue and its format: its units, and what becomes of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import DocumentEmptyError
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.wording import reason_of
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import FORMATS, registration_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from desktop_translator.documents.format import DocumentFormat, Unit
    from desktop_translator.pipeline.batch.batch_file import BatchFile

UNDETERMINED = "und"
"""BCP-47's tag for a language that is not known."""
_CHUNK_BYTES = 1 << 20


class Document:
    """The file of a `BatchFile`, opened anew for every reading; it is never written to."""

    def __init__(self, file: BatchFile) -> None:
        """Find out of which kind the file is, if that is not known.

        Raises:
            DocumentFormatUnknownError: it is of none.
            DocumentEmptyError: it has no bytes.
            FileUnreadableError: the system refuses.
        """
        self._file = file
        self.path = file.path
        name = file.facts.format
        found = next((entry for entry in FORMATS if entry.name == name), None)
        if found is None:
            _need_bytes(file.path)
            found = registration_of(file.path)
            file.facts.format = found.name
        self.format: DocumentFormat = found.load()

    @property
    def options(self) -> DocumentOptions:
        """How it is read and written."""
        options = self._file.options
        target = options.target
        source = self._file.facts.source or options.source or UNDETERMINED
        if options.pseudo is not None:
            source = target  # marks of language stay as they are
        suffix = options.output_suffix
        return DocumentOptions(
            source,
            target,
            options.encoding,
            options.columns,
            suffix if suffix in self.format.output_suffixes else None,
        )

    @property
    def output_suffix(self) -> str:
        """The end of a translation's name."""
        return self.options.output_suffix or self.format.output_suffix or self.path.suffix

    def units(self) -> Iterator[Unit]:
        """Yield its units, in order."""
        return self.format.read(self.path, self.options)


def hashed(path: Path) -> Generator[None, None, str]:
    """Return the SHA-256 of a file, in hexadecimal, yielding now and then.

    Raises:
        FileUnreadableError: the system refuses.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
                yield
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file; FileUnreadableError if the system refuses."""
    steps = hashed(path)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return str(end.value)


def _need_bytes(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    if not size:
        raise DocumentEmptyError(path=str(path))
