"""What the formats in XML have in common: how they are read, checked, and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.core.marked_text import SpanKind
from desktop_translator.documents.encodings import document_encoding
from desktop_translator.documents.localisation.accelerators import accelerator_of
from desktop_translator.documents.localisation.languages import same_language
from desktop_translator.documents.localisation.message import Message, pieces_of
from desktop_translator.documents.localisation.passages import (
    Edit,
    Passage,
    PassageFormat,
    due,
    space_before,
)
from desktop_translator.documents.localisation.pieces import Piece, PieceKind, inline_text
from desktop_translator.documents.xml_checks import check_xml, xml_encoding
from desktop_translator.documents.xml_source import Element, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from desktop_translator.documents.format import DocumentOptions, Notice


class XmlFormat(PassageFormat):
    """A format in XML. A letter that the file's encoding lacks becomes a character reference."""

    def encoding(self, path: Path, options: DocumentOptions) -> str:
        """Name the encoding that the file declares."""
        return document_encoding(path, options) if options.encoding else xml_encoding(path)

    def encode(self, output: BinaryIO, text: str, encoding: str) -> tuple[Notice, ...]:
        """Write the text; no letter is too much for an encoding."""
        output.write(text.encode(encoding, errors="xmlcharrefreplace"))
        return ()

    def _passages(self, path: Path, text: str, options: DocumentOptions) -> Iterator[Passage]:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            line = text.count("\n", 0, error.start) + 1
            reason = f"it has bytes that are no text (line {line})"
            raise DocumentDamagedError(path=str(path), reason=reason) from error
        check_xml(path, text)
        return super()._passages(path, text, options)


def element_pieces(
    text: str, element: Element, piece_of: Callable[[Element], list[Piece]]
) -> Iterator[Piece]:
    """Take the content of an element to pieces; `piece_of` tells what an element within is."""
    for child in element.children:
        if isinstance(child, Element):
            yield from piece_of(child)
        elif child.kind == "entity":
            raw = text[child.start : child.end]
            yield Piece(PieceKind.CODE, raw, raw)
        elif child.text is None:
            yield Piece(PieceKind.VOID, text[child.start : child.end])
        else:
            yield from pieces_of(child.text, escaped=escaped)


def element_message(
    text: str,
    element: Element,
    piece_of: Callable[[Element], list[Piece]],
    *,
    accelerators: bool = False,
) -> Message:
    """Read the content of an element as a message."""
    pure = all(
        not isinstance(child, Element) and child.kind == "text" for child in element.children
    )
    accelerator = accelerator_of(element.text) if accelerators and pure else None
    if accelerator:
        pieces = list(pieces_of(accelerator.taken_from(element.text), escaped=escaped))
    else:
        pieces = list(element_pieces(text, element, piece_of))
    inline = inline_text(pieces)
    return Message(inline.marked(), inline.tags, accelerator)


def whole(text: str, element: Element) -> list[Piece]:
    """Return an element as one place in the text around it."""
    return [Piece(PieceKind.VOID, text[element.start : element.end])]


def paired(text: str, element: Element, kind: PieceKind, key: str) -> list[Piece]:
    """Return an element as the beginning or the end of a span; the same `key` joins them."""
    return [Piece(kind, text[element.start : element.end], key=f"pair {key}")]


def around(
    text: str, element: Element, pieces: Iterable[Piece], kind: SpanKind = SpanKind.LINK
) -> list[Piece]:
    """Return an element as a span around the pieces of its content."""
    if element.empty_tag:
        return whole(text, element)
    key = f"element {element.start}"
    return [
        Piece(PieceKind.OPEN, text[element.start : element.inside], key=key, span=kind),
        *pieces,
        Piece(PieceKind.CLOSE, text[element.inside_end : element.end], key=key),
    ]


def attribute_edits(element: Element, values: Mapping[str, str]) -> Iterator[Edit]:
    """Set attributes of an element: where they are, or after its others."""
    added = ""
    for name, value in values.items():
        found = element.attributes.get(name)
        if found is None:
            added += f' {name}="{escaped(value)}"'
        elif found.value != value:
            yield Edit(found.start, found.end, escaped(value))
    if added:
        yield Edit(element.attributes_end, element.attributes_end, added)


def language_passage(
    element: Element, name: str, options: DocumentOptions, *, keep: bool, joint: str = "-"
) -> Iterator[Passage]:
    """Set the attribute that tells the target language, unless it is said already.

    `keep` leaves another language where there are translations into it.
    """
    told = element.get(name)
    if options.source == options.target or same_language(told, options.target) or (told and keep):
        return
    yield due(*attribute_edits(element, {name: options.target.replace("-", joint)}))


def content_edit(text: str, element: Element, content: str) -> Edit:
    """Return the edit that puts a content into an element, `<a/>` too."""
    if element.empty_tag:
        slash = text.rindex("/", element.start, element.end)
        return Edit(slash, element.end, f">{content}</{element.qualified}>")
    return Edit(element.inside, element.inside_end, content)


def indent_before(text: str, position: int) -> str:
    """Return the line end and the spaces before a position, if nothing else is in its line."""
    space = space_before(text, position)
    return space if "\n" in space else ""
