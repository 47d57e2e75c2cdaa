"""Runs of Word's, and what they stand in: their looks read, and written from nodes."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_translator.documents.office.names import (
    XML_SPACE,
    all_named,
    child,
    children,
    made,
    name_of,
)
from desktop_translator.documents.office.nodes import Group, Kept, Look, Piece, Text
from desktop_translator.documents.xml_part import legal_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_translator.documents.office.nodes import Node
    from desktop_translator.documents.xml_part import Element

_ON_SPACES = all_named("w", "u strike dstrike highlight shd bdr em effect")
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_HYPHENS = re.compile(f"({NO_BREAK_HYPHEN})")
_NO_LOOK = frozenset({"w:lang", "w:noProof", "w:rPrChange"})


def look_of(run: Element) -> Look:
    """Return the formatting of a run; what only spelling checkers want to know is none."""
    properties = child(run, "w:rPr")
    if properties is None:
        return Look()
    key = tuple(
        entry
        for entry in map(_key_of, properties)
        if entry is not None and entry[0] not in _NO_LOOK and entry != ("w:rFonts", (), ())
    )
    on_spaces = any(name_of(each) in _ON_SPACES for each in properties)
    return Look(key or None, properties, on_spaces=on_spaces)


def _key_of(element: Element) -> tuple[str, object, object] | None:
    name = name_of(element)
    if not name:
        return None
    attributes = sorted((key, value) for key, value in element.items() if not key.endswith("}hint"))
    return name, tuple(attributes), tuple(map(_key_of, element))


def word_elements(nodes: Iterable[Node], like: Element) -> Iterator[Element]:
    """Make runs and wrappers of nodes, in the namespace of the element `like`."""
    for node in nodes:
        if isinstance(node, Text):
            yield _run_of(node.look.properties, _text_elements(node.text, like), like)
        elif isinstance(node, Kept):
            yield from _pieces(node.pieces, like)
        elif node.element is None:
            yield from _pieces(node.opening, like)
            yield from word_elements(node.children, like)
            yield from _pieces(node.closing, like)
        else:
            yield _refilled(node, like)


def _text_elements(text: str, like: Element) -> Iterator[Element]:
    for part in _HYPHENS.split(legal_text(text)):
        if part == NO_BREAK_HYPHEN:
            yield made("w:noBreakHyphen", like)
        elif part:
            element = made("w:t", like)
            element.text = part
            if part != part.strip():
                element.set(XML_SPACE, "preserve")
            yield element


def content_of(wrapper: Element) -> Element:
    """Return the element whose children are the text in a wrapper."""
    content = child(wrapper, "w:sdtContent")
    return wrapper if content is None else content


def _refilled(group: Group, like: Element) -> Element:
    """Give a wrapper other content; its properties stay, save those that would undo that."""
    content = content_of(group.element)
    for element in list(content):
        if not name_of(element).endswith(("Pr", ":fldData")):
            content.remove(element)
    content.extend(word_elements(group.children, like))
    unbind(group.element)
    return group.element


def unbind(control: Element) -> None:
    """Take away what makes Word fill a content control from data, over any translation."""
    for properties in children(control, "w:sdtPr"):
        for element in list(properties):
            if name_of(element).endswith(":dataBinding"):
                properties.remove(element)


def _pieces(pieces: Iterable[Piece], like: Element) -> Iterator[Element]:
    """Give the elements kept; those from one run stay in one."""
    for run, together in groupby(pieces, key=lambda piece: piece.run):
        elements = [piece.element for piece in together]
        if run is None:
            yield from elements
        else:
            yield _run_of(child(run, "w:rPr"), elements, like)


def _run_of(properties: Element | None, content: Iterable[Element], like: Element) -> Element:
    run = made("w:r", like)
    if properties is not None:
        copied = deepcopy(properties)
        copied.tail = None
        for change in list(children(copied, "w:rPrChange")):
            copied.remove(change)
        run.append(copied)
    run.extend(content)
    return run
