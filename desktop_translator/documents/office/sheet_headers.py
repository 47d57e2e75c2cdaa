"""Headers and footers of spreadsheets: text between codes such as `&P`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.office.names import children, descendants
from desktop_translator.documents.office.node_text import NodeText
from desktop_translator.documents.office.nodes import Kept, Look, NodeBuilder, Piece, Text
from desktop_translator.documents.xml_part import legal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.office.nodes import Node
    from desktop_translator.documents.xml_part import Element

MOST_LETTERS = 255
"""Excel takes no longer header, codes counted."""
_NAMES = tuple(
    f"s:{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")
)
_SIDE = re.compile(r"(&[LCR])")
_CODE = re.compile(r'(&(?:"[^"]*"|\d+|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[PN][+-]\d+|.))', re.DOTALL)
"""ECMA-376-1, 18.3.1.39: fonts, sizes, colours, page numbers, dates, names …"""
_SIZE = re.compile(r"&\d+\Z")


class HeaderText:
    """What stands on one side (left, centre, right) of a header or footer."""

    def __init__(self, element: Element, sides: list[str], index: int) -> None:
        """Take part `index` of `sides`, which together are the text of the element."""
        self.element = element
        self._sides = sides
        self._index = index
        self._text = NodeText(_nodes(sides[index]))
        self.source: MarkedText = self._text.marked

    def replace(self, translation: MarkedText) -> None:
        """Put the translation in the place of the text, unless the header became too long."""
        text = ""
        for node in self._text.translated(translation):
            if isinstance(node, Text):
                apart = " " if _SIZE.search(text) and node.text[:1].isdigit() else ""
                text += apart + legal_text(node.text).replace("&", "&&")
            elif isinstance(node, Kept):
                text += "".join(piece.element for piece in node.pieces)
        sides = [*self._sides[: self._index], text, *self._sides[self._index + 1 :]]
        if len("".join(sides)) <= MOST_LETTERS:
            self._sides[self._index] = text
            self.element.text = "".join(sides)


def header_texts(sheet: Element) -> Iterator[HeaderText]:
    """Give the texts of all headers and footers of a sheet."""
    for group in descendants(sheet, "s:headerFooter"):
        for name in _NAMES:
            for element in children(group, name):
                sides = _sides(element.text or "")
                for index in range(0, len(sides), 2):
                    yield HeaderText(element, sides, index)


def _sides(text: str) -> list[str]:
    """Cut a header at the codes that name a side, which stand at the odd places."""
    sides = [""]
    for token in _CODE.split(text):
        if _SIDE.fullmatch(token):
            sides += [token, ""]
        else:
            sides[-1] += token
    return sides


def _nodes(side: str) -> tuple[Node, ...]:
    builder = NodeBuilder()
    for word in _CODE.split(side):
        if word == "&&" or not _CODE.fullmatch(word):
            if word:
                builder.add(Text(word.replace("&&", "&"), Look()))
        else:
            builder.add(Kept((Piece(word),)))
    return builder.finish()
