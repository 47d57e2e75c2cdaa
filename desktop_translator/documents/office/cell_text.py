"""Texts of spreadsheets: strings that cells share, strings in cells, comments."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from desktop_translator.documents.office.names import XML_SPACE, child, children, made, name_of
from desktop_translator.documents.office.node_text import NodeText
from desktop_translator.documents.office.nodes import Kept, Look, NodeBuilder, Piece, Text
from desktop_translator.documents.xml_part import legal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.office.nodes import Node
    from desktop_translator.documents.xml_part import Element

MOST_LETTERS = 32_767
"""What a cell takes (Excel specifications and limits)."""
_CARRIAGE_RETURN = "_x000D_"
"""As ST_Xstring writes what XML would not keep."""


class CellText:
    """An element with text, plain or in runs (`s:si`, `s:is`, `s:text`).

    A run that says but one of the names, and a colon, is kept: who wrote a comment.
    """

    def __init__(self, element: Element, names: frozenset[str] = frozenset()) -> None:
        self.element = element
        self._text = NodeText(_nodes(element, names))
        self.source: MarkedText = self._text.marked

    def replace(self, translation: MarkedText) -> None:
        """Put the translation in the place of the text; how it was pronounced is left out."""
        if len(translation.text) > MOST_LETTERS:
            return
        nodes = self._text.translated(translation)
        fresh = list(_elements(nodes, self.element))
        for element in list(self.element):
            if name_of(element) in ("s:t", "s:r", "s:rPh", "s:phoneticPr"):
                self.element.remove(element)
        self.element[:0] = fresh


def plain_text(element: Element) -> str:
    """Return what a reader sees of an element with text."""
    return "".join(_words(each) for each in _texts(element))


def text_element(name: str, text: str, like: Element) -> Element:
    """Make an element that holds a text, edges and line breaks included."""
    element = made(name, like)
    element.text = legal_text(text)
    if element.text != element.text.strip():
        element.set(XML_SPACE, "preserve")
    return element


def _nodes(element: Element, names: frozenset[str]) -> tuple[Node, ...]:
    builder = NodeBuilder()
    for text in _texts(element):
        words = _words(text)
        run = text.getparent()
        if words.strip().removesuffix(":") in names:
            builder.add(Kept((Piece(run),), words))
        elif words:
            builder.add(Text(words, _look_of(run) if name_of(run) == "s:r" else Look()))
    return builder.finish()


def _texts(element: Element) -> Iterator[Element]:
    for each in element:
        if name_of(each) == "s:t":
            yield each
        elif name_of(each) == "s:r":
            yield from children(each, "s:t")


def _words(text: Element) -> str:
    return (text.text or "").replace(f"{_CARRIAGE_RETURN}\n", "\n").replace("\r\n", "\n")


def _look_of(run: Element) -> Look:
    properties = child(run, "s:rPr")
    if properties is None:
        return Look()
    on_spaces = any(name_of(each) in ("s:u", "s:strike") for each in properties)
    key = tuple(_key_of(each) for each in properties)
    return Look(key or None, properties, on_spaces=on_spaces)


def _key_of(element: Element) -> tuple[object, ...]:
    return element.tag, tuple(sorted(element.items()))


def _elements(nodes: list[Node], like: Element) -> Iterator[Element]:
    only = nodes[0] if len(nodes) == 1 else None
    if isinstance(only, Text) and only.look.properties is None:
        yield text_element("s:t", only.text, like)
        return
    for node in nodes:
        if isinstance(node, Kept):
            yield from (piece.element for piece in node.pieces)
        elif isinstance(node, Text):
            run = made("s:r", like)
            if node.look.properties is not None:
                run.append(deepcopy(node.look.properties))
            run.append(text_element("s:t", node.text, like))
            yield run
