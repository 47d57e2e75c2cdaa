"""Whether an XML file is well-formed and harmless, and which encoding it is in."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from desktop_translator.core.document_errors import DocumentDamagedError, DocumentUnsafeError
from desktop_translator.documents.encodings import BYTE_ORDER_MARK, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
"""The first bytes of files that need not declare an encoding."""
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_MOST_EXPANDED = 10_000
"""Letters that an entity of a document may stand for: a paragraph is no attack."""
_REFERENCE = re.compile(r"&([^#;\s][^;\s]*);")


def xml_encoding(path: Path) -> str:
    """Name the encoding of an XML file: by its mark, its declaration, or the default.

    Raises:
        DocumentDamagedError: the declared encoding is unknown.
        FileUnreadableError, DocumentTooLargeError: as `read_bytes`.
    """
    head = read_bytes(path)[:1000]
    for mark, name in MARKS.items():
        if head.startswith(mark):
            return name
    declared = _DECLARED.match(head.lstrip())
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except LookupError as error:
        raise DocumentDamagedError(path=str(path), reason="its encoding is unknown") from error
    # What could be read so far has one byte a letter, whatever is declared.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def check_xml(path: Path, text: str) -> None:
    """Make sure that a text is well-formed and harmless.

    Raises:
        DocumentDamagedError: it is not well-formed.
        DocumentUnsafeError: it has entities that are in other files, or that grow without measure.
    """
    sizes: dict[str, int] = {}

    def refuse(reason: str) -> NoReturn:
        raise DocumentUnsafeError(path=str(path), reason=reason)

    def entity(
        name: str, _parameter: bool, value: str | None, _base: str | None, *place: str | None
    ) -> None:
        if value is None:
            if place[2] is None:
                refuse("it refers to another file")
            return
        size = len(value) + sum(sizes.get(inner, 0) for inner in _REFERENCE.findall(value))
        sizes[name] = size
        if size > _MOST_EXPANDED:
            refuse("it holds an entity that grows without measure")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = entity
    # With this handler, entities in the text are not expanded.
    parser.DefaultHandler = lambda _data: None
    try:
        parser.Parse(text.lstrip(BYTE_ORDER_MARK), True)
    except expat.ExpatError as error:
        if "amplification" in str(error):
            refuse("it holds an entity that grows without measure")
        words = expat.ErrorString(error.code)
        raise DocumentDamagedError(
            path=str(path), reason=f"{words} (line {error.lineno})"
        ) from error
