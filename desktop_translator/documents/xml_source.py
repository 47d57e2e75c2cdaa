"""XML as it stands in a file: every element with its place, so that text is changed in place.

The text is checked by expat first. What is well-formed can then be cut by regular expressions
without a mistake, and each piece keeps its position in the text, which parsers do not tell.
"""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from desktop_translator.core.document_errors import DocumentDamagedError, DocumentUnsafeError
from desktop_translator.documents.encodings import BYTE_ORDER_MARK, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MOST_EXPANDED = 10_000
"""Letters that an entity of a document may stand for: a paragraph is no attack."""
_REFERENCE = re.compile(r"&([^#;\s][^;\s]*);")
_CHARACTER = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_QUOTED = r"\"[^\"]*\"|'[^']*'"
_DOCTYPE = (
    rf"<!DOCTYPE(?:[^\[\]\"'<>]|{_QUOTED}"
    rf"|\[(?:[^\]\"'<]|{_QUOTED}|<!--.*?-->|<\?.*?\?>|<!(?!--)(?:[^\"'>]|{_QUOTED})*>)*\])*>"
)
_TOKEN = re.compile(
    rf"(?P<other><!--.*?-->|<\?.*?\?>|{_DOCTYPE})"
    r"|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|</(?P<end>[^\s>]+)\s*>"
    rf"|<(?P<start>[^\s/>!?]+)(?P<attributes>(?:\s+[^\s=]+\s*=\s*(?:{_QUOTED}))*)\s*(?P<empty>/?)>"
    r"|(?P<text>(?:[^<&]+|&(?:#\d+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);)+)"
    r"|(?P<entity>&[^;]+;)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"([^\s=]+)\s*=\s*({_QUOTED})")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_UNMARKED = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute; `start` and `end` enclose its value between the quotation marks."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class XmlText:
    """Something between two tags: text, a CDATA section, an entity, a comment (no `text`)."""

    start: int
    end: int
    text: str | None
    kind: str


@dataclass(slots=True)
class Element:
    """An element, from `start` to `end`; its content is from `inside` to `inside_end`.

    `name` is without prefix. `<a/>` has no inside: both places are its end.
    """

    name: str
    namespace: str
    qualified: str
    attributes: Mapping[str, Attribute]
    parent: Element | None
    start: int
    inside: int
    inside_end: int = -1
    end: int = -1
    empty_tag: bool = False
    children: list[Element | XmlText] = field(default_factory=list)
    prefixes: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        """Return the value of an attribute by its qualified name."""
        found = self.attributes.get(name)
        return default if found is None else found.value

    def inherited(self, name: str, default: str = "") -> str:
        """Return the value of an attribute of this element or the nearest one around it."""
        element: Element | None = self
        while element is not None:
            if name in element.attributes:
                return element.attributes[name].value
            element = element.parent
        return default

    def elements(self, *names: str) -> Iterator[Element]:
        """Give the child elements of these names, or all of them."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, *names: str) -> Element | None:
        """Return the first child element of these names."""
        return next(self.elements(*names), None)

    @property
    def text(self) -> str:
        """All text within, markup left out."""
        return "".join(
            child.text if isinstance(child, Element) else child.text or ""
            for child in self.children
        )

    @property
    def attributes_end(self) -> int:
        """Where another attribute may be added."""
        last = max((attribute.end + 1 for attribute in self.attributes.values()), default=0)
        return max(last, self.start + 1 + len(self.qualified))


def xml_encoding(path: Path) -> str:
    """Name the encoding of an XML file: by its mark, its declaration, or the default.

    Raises:
        DocumentDamagedError: the declared encoding is unknown.
        FileUnreadableError, DocumentTooLargeError: as `read_bytes`.
    """
    head = read_bytes(path)[:1000]
    for mark, name in (_MARKS | _UNMARKED).items():
        if head.startswith(mark):
            return name
    declared = _DECLARED.match(head.lstrip())
    try:
        return codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except LookupError as error:
        raise DocumentDamagedError(path=str(path), reason="its encoding is unknown") from error


def root_of(head: bytes) -> tuple[str, str]:
    """Return name and start tag of the root element by the first bytes of a file, or empty ones."""
    encoding = next(
        (name for mark, name in (_MARKS | _UNMARKED).items() if head.startswith(mark)), "latin-1"
    )
    text = head.decode(encoding, errors="ignore").lstrip(BYTE_ORDER_MARK)
    if not text.lstrip().startswith("<"):
        return "", ""
    for token in _TOKEN.finditer(text):
        if token["start"]:
            return token["start"].rpartition(":")[2], token[0]
        if not token["other"] and (token["text"] is None or token["text"].strip()):
            break
    return "", ""


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


def elements_of(text: str, wanted: frozenset[str]) -> Iterator[Element]:
    """Give the elements of the names that are wanted, each when it ends, with all that is in it.

    What was given is forgotten, so that the memory needed is that of one of them, not of the file.
    """
    parent: Element | None = None
    for token in _TOKEN.finditer(text):
        if token["start"]:
            element = _element(token, parent)
            if token["empty"]:
                _leave(element, wanted)
                if element.name in wanted:
                    yield element
            else:
                parent = element
        elif parent is None:
            continue
        elif token["end"]:
            parent.inside_end, parent.end = token.start(), token.end()
            _leave(parent, wanted)
            if parent.name in wanted:
                yield parent
            parent = parent.parent
        else:
            parent.children.append(_text(token))


def decoded(text: str) -> str:
    """Return a text with its character references and predefined entities resolved."""

    def character(match: re.Match[str]) -> str:
        if match[3]:
            return _NAMED[match[3]]
        return chr(int(match[1]) if match[1] else int(match[2], 16))

    return _CHARACTER.sub(character, text)


def escaped(text: str) -> str:
    """Return a text as it is written between tags."""
    return html.escape(text, quote=False)


def _element(token: re.Match[str], parent: Element | None) -> Element:
    first = token.start("attributes")
    attributes = {
        match[1]: Attribute(
            decoded(match[2][1:-1]), first + match.start(2) + 1, first + match.end(2) - 1
        )
        for match in _ATTRIBUTE.finditer(token["attributes"])
    }
    prefixes = parent.prefixes if parent else {}
    declared = {
        name.partition(":")[2]: attribute.value
        for name, attribute in attributes.items()
        if name == "xmlns" or name.startswith("xmlns:")
    }
    prefix, _, name = token["start"].rpartition(":")
    prefixes = {**prefixes, **declared} if declared else prefixes
    element = Element(
        name,
        prefixes.get(prefix, ""),
        token["start"],
        attributes,
        parent,
        token.start(),
        token.end(),
        prefixes=prefixes,
    )
    if token["empty"]:
        element.inside_end = element.end = token.end()
        element.empty_tag = True
    return element


def _leave(element: Element, wanted: frozenset[str]) -> None:
    if element.parent is not None and element.name not in wanted:
        element.parent.children.append(element)


def _text(token: re.Match[str]) -> XmlText:
    kind = token.lastgroup or "text"
    text: str | None = None
    if kind == "text":
        text = decoded(token[0].replace("\r\n", "\n"))
    elif kind == "cdata":
        text = token["cdata"].replace("\r\n", "\n")
    return XmlText(token.start(), token.end(), text, kind)
