"""Formats that rewrite passages of a text: one or several units each, and all else untouched."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.documents.encodings import document_encoding, read_whole, write_encoded
from desktop_translator.documents.format import (
    DocumentFacts,
    DocumentFormat,
    DocumentOptions,
    Notice,
    Unit,
)

_BARE_LINE_END = re.compile(r"(?<!\r)\n")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What is to stand in the place of `text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Units that are written together: a text with all its plural forms, or just one text.

    `edits` gets a translation for each unit, None where the text is to stay as it is; it is
    called only if one of them changes, or if it is `due` in any case: the name of a language.
    """

    units: tuple[Unit, ...]
    edits: Callable[[Sequence[MarkedText | None]], Iterable[Edit]]
    due: bool = False


class MalformedTextError(Exception):
    """The text breaks the rules of its format, for a `reason`, at a `position`."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


class PassageFormat(DocumentFormat):
    """A format that knows its passages by their positions in the text."""

    @abstractmethod
    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give the passages of a text in the order in which a person reads it.

        Raises:
            MalformedTextError: the text breaks the rules of the format.
        """

    def encoding(self, path: Path, options: DocumentOptions) -> str:
        """Name the encoding to read the file in."""
        return document_encoding(path, options)

    def encode(self, output: BinaryIO, text: str, encoding: str) -> tuple[Notice, ...]:
        """Write the text in the encoding that the file had."""
        return write_encoded(output, [text], encoding)

    def facts(self, path: Path, options: DocumentOptions) -> DocumentFacts:
        """Return the encoding that the file is read in."""
        return DocumentFacts(encoding=self.encoding(path, options))

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the units of all passages."""
        text = read_whole(path, self.encoding(path, options))
        for passage in self._passages(path, text, options):
            yield from passage.units

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the text with its passages edited."""
        encoding = self.encoding(path, options)
        text = read_whole(path, encoding)
        edits: list[Edit] = []
        for passage in self._passages(path, text, options):
            changes = [
                _change(unit, translation)
                for unit, translation in zip(
                    passage.units, islice(translations, len(passage.units)), strict=True
                )
            ]
            if passage.due or any(change is not None for change in changes):
                edits += passage.edits(changes)
        return self.encode(output, _with_line_ends(edited(text, edits), text), encoding)

    def _passages(self, path: Path, text: str, options: DocumentOptions) -> Iterator[Passage]:
        try:
            yield from self.passages(text, options)
        except MalformedTextError as error:
            line = text.count("\n", 0, error.position) + 1
            raise DocumentDamagedError(
                path=str(path), reason=f"{error.reason} (line {line})"
            ) from error


def due(*edits: Edit) -> Passage:
    """Return a passage for changes that do not hang on a translation."""
    return Passage((), lambda _: edits, due=True)


def space_before(text: str, position: int) -> str:
    """Return the spaces and line ends before a position."""
    start = position
    while start and text[start - 1] in " \t\r\n":
        start -= 1
    return text[start:position]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits that do not overlap; those at one place follow as they are told."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise ValueError(f"edits overlap at {edit.start}")
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def _with_line_ends(text: str, original: str) -> str:
    """Give the new lines of a text the line ends of all the lines it had."""
    if "\r\n" in original and original.count("\r\n") == original.count("\n"):
        return _BARE_LINE_END.sub("\r\n", text)
    return text


def _change(unit: Unit, translation: MarkedText | None) -> MarkedText | None:
    unchanged = translation is None or unit.approved or translation == unit.source
    return None if unchanged else translation
