"""A text file that is read whole, and of which some stretches are replaced."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.documents.encodings import (
    document_encoding,
    read_bytes,
    read_whole,
    write_encoded,
)
from desktop_translator.documents.format import (
    DocumentFacts,
    DocumentFormat,
    DocumentOptions,
    Notice,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText


@dataclass(frozen=True, slots=True)
class Place:
    """A unit, the stretch `text[start:end]` it comes from, and what is to stand there instead.

    `rendered` makes of a translation the text of the file, markup and all; it leaves the `notes`
    as they are.
    """

    start: int
    end: int
    unit: Unit
    rendered: Callable[[MarkedText], str]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch within a place that is one tag of its unit, and has units of its own.

    A footnote, say: it goes with the word it stands at, and is translated for itself, after it.
    """

    start: int
    end: int
    places: tuple[Place, ...]


class SplicedText(DocumentFormat):
    """A format that knows its units by their places in the text; all else is never touched."""

    @abstractmethod
    def places(self, text: str, options: DocumentOptions) -> Iterable[Place]:
        """Give the places of a text, in order, none over another."""

    def noticed(
        self,
        original: str,  # noqa: ARG002
        translated: str,  # noqa: ARG002
        options: DocumentOptions,  # noqa: ARG002
    ) -> tuple[Notice, ...]:
        """Say what a person should know of a text that was changed."""
        return ()

    def facts(self, path: Path, options: DocumentOptions) -> DocumentFacts:
        """Return the encoding that the file is read in."""
        return DocumentFacts(encoding=document_encoding(path, options))

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the units of the places."""
        text = read_whole(path, document_encoding(path, options))
        return _units(self.places(text, options))

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the text with its places replaced, in the encoding it has."""
        encoding = document_encoding(path, options)
        text = read_whole(path, encoding)
        translated = spliced(text, self.places(text, options), translations)
        if translated == text:
            # Not all encodings have but one way to write a letter.
            output.write(read_bytes(path))
            return ()
        notices = self.noticed(text, translated, options)
        return (*write_encoded(output, [translated], encoding), *notices)


def _units(places: Iterable[Place]) -> Iterator[Unit]:
    for place in places:
        yield place.unit
        for note in place.notes:
            yield from _units(note.places)


def spliced(text: str, places: Iterable[Place], translations: Iterator[MarkedText | None]) -> str:
    """Return a text with what stands at its places replaced by the translations."""
    return _between(text, 0, len(text), places, translations)


def _between(
    text: str,
    start: int,
    end: int,
    places: Iterable[Place],
    translations: Iterator[MarkedText | None],
) -> str:
    pieces: list[str] = []
    for place in places:
        pieces += (text[start : place.start], _replaced(text, place, translations))
        start = place.end
    pieces.append(text[start:end])
    return "".join(pieces)


def _replaced(text: str, place: Place, translations: Iterator[MarkedText | None]) -> str:
    translation = next(translations)
    written = text[place.start : place.end]
    if translation is not None and translation != place.unit.source:
        written = place.rendered(translation)
    for note in place.notes:
        new = _between(text, note.start, note.end, note.places, translations)
        written = written.replace(text[note.start : note.end], new, 1)
    return written
