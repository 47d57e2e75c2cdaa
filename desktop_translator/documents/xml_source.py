"""XML as it stands in a file: every element with its place, so that text is changed in place.

`xml_checks` looks at the text first. What is well-formed can then be cut by regular expressions
without a mistake, and each piece keeps its position in the text, which parsers do not tell.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.documents.encodings import BYTE_ORDER_MARK
from desktop_translator.documents.xml_checks import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def root_of(head: bytes) -> tuple[str, str]:
    """Return name and start tag of the root element by the first bytes of a file, or empty ones."""
    encoding = next((name for mark, name in MARKS.items() if head.startswith(mark)), "latin-1")
    text = head.decode(encoding, errors="ignore").lstrip(BYTE_ORDER_MARK)
    if not text.lstrip().startswith("<"):
        return "", ""
    for token in _TOKEN.finditer(text):
        if token["start"]:
            return token["start"].rpartition(":")[2], token[0]
        if not token["other"] and (token["text"] is None or token["text"].strip()):
            break
    return "", ""


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
