"""What every format of documents offers: recognise a file, read its units, write them back.

A format is stateless. It never changes the file it reads: it walks through the file twice, first
to give its units, then to write a copy with the units' translations spliced in, so that all else
stays as it was, byte by byte.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph-like piece of a document, to be translated as one text."""

    source: MarkedText
    target: MarkedText | None = None
    """The translation that the document has already (PO, XLIFF, TMX …)."""
    approved: bool = False
    """Somebody has approved `target`: it is never replaced."""


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """How a document is to be read and written; the same for both.

    `source` and `target` are BCP-47 tags; where they are equal, marks of language stay as they
    are. `encoding` overrides what is found out about a text file; `columns` are the numbers of
    the columns of a table to translate (from 0), all that hold prose when None.
    """

    source: str
    target: str
    encoding: str | None = None
    columns: tuple[int, ...] | None = None
    output_suffix: str | None = None
    """One of `DocumentFormat.output_suffixes`, where a format offers several; None: the first."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a person wants to know of a document before it is translated.

    `encoding` is None where a format has but one; `columns` holds the headings of a table.
    """

    encoding: str | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know of a document that was written all the same.

    `message` is source text with `{name}` places, filled from `fields` when it is shown.
    """

    message: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """What formats look at to recognise a file: its first bytes, and the names inside a zip."""

    path: Path
    head: bytes
    members: frozenset[str] = field(default_factory=frozenset)

    @property
    def suffix(self) -> str:
        """The end of the name with its dot, in lower case."""
        return self.path.suffix.lower()


class DocumentFormat(ABC):
    """One kind of documents. Instances hold nothing, so one serves any number of files."""

    output_suffix: ClassVar[str | None] = None
    """The end of a translation's name where it is not that of the original (PDF)."""
    output_suffixes: ClassVar[tuple[str, ...]] = ()
    """All the kinds of documents that a translation can be written as, `output_suffix` first."""

    words_decide: ClassVar[bool] = False
    """The words themselves tell where a unit ends, so a translation may have more or fewer."""

    @abstractmethod
    def recognises(self, sample: Sample) -> bool:
        """Tell by the content whether the file is of this kind, whatever its name says."""

    @abstractmethod
    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the units of a document, in the order in which a person reads it.

        Two readings of the same file give the same units.

        Raises:
            DocumentError: the document is damaged, protected, unsafe or too large.
            FileUnreadableError: the system refuses.
        """

    @abstractmethod
    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the document at `path` to `output` with its units replaced.

        `translations` has one entry for each unit that `read` gives, in the same order; None
        leaves the unit as it is. The spans of a translation bear tags of the unit's own spans. A
        translation equal to its unit's source leaves the unit's bytes untouched.

        Raises:
            DocumentError, FileUnreadableError: as `read`.
        """

    def facts(self, path: Path, options: DocumentOptions) -> DocumentFacts:  # noqa: ARG002
        """Return what is to be told about the document before it is translated."""
        return DocumentFacts()
