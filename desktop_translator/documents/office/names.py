"""Names of elements as people write them: `w:p`, whichever of its namespaces a file uses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.xml_part import Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_MICROSOFT = "http://schemas.microsoft.com/office"
_PREFIXES = {
    f"{_TRANSITIONAL}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_TRANSITIONAL}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_TRANSITIONAL}/presentationml/2006/main": "p",
    f"{_STRICT}/presentationml/main": "p",
    f"{_TRANSITIONAL}/spreadsheetml/2006/main": "s",
    f"{_STRICT}/spreadsheetml/main": "s",
    f"{_TRANSITIONAL}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_TRANSITIONAL}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_TRANSITIONAL}/markup-compatibility/2006": "mc",
    f"{_TRANSITIONAL}/package/2006/relationships": "pr",
    f"{_TRANSITIONAL}/package/2006/content-types": "ct",
    f"{_MICROSOFT}/word/2010/wordml": "w14",
    f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments": "tc",
}
"""Two namespaces for most: those of ECMA-376's transitional and of its strict form."""


@lru_cache(maxsize=2048)
def _named(tag: str) -> str:
    namespace, _, name = tag.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '?')}:{name}"


def all_named(prefix: str, words: str) -> frozenset[str]:
    """Return names with a prefix, from words with spaces between them."""
    return frozenset(f"{prefix}:{word}" for word in words.split())


def name_of(element: Element) -> str:
    """Return the name of an element; that of a comment is empty."""
    tag = element.tag
    return _named(tag) if isinstance(tag, str) else ""


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that name."""
    return next((each for each in element if name_of(each) == name), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """Give the children of that name."""
    return (each for each in element if name_of(each) == name)


def descendants(element: Element, *names: str) -> list[Element]:
    """Return the elements of those names below an element, in the order of the file."""
    return [each for each in element.iter(etree.Element) if name_of(each) in names]


def attribute(element: Element, name: str) -> str | None:
    """Return the value of an attribute (`w:val`, or `val` where it has no namespace)."""
    if ":" not in name:
        value: str | None = element.get(name)
        return value
    return next((value for key, value in element.items() if _named(key) == name), None)


def made(name: str, like: Element) -> Element:
    """Make an element with the name, in the namespace of an element with the same prefix."""
    namespace = etree.QName(like).namespace
    return etree.Element(f"{{{namespace}}}{name.partition(':')[2]}")


def set_attribute(element: Element, name: str, value: str) -> None:
    """Set an attribute in the namespace of its element (`w:val` of a `w:` element)."""
    namespace = etree.QName(element).namespace
    element.set(f"{{{namespace}}}{name.partition(':')[2]}", value)
