"""Text in slides, shapes, charts and diagrams: paragraphs of DrawingML."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.core.marked_text import SpanKind
from desktop_translator.documents.office.language_tags import has_language, office_tag
from desktop_translator.documents.office.names import child, descendants, made, name_of
from desktop_translator.documents.office.node_text import NodeText
from desktop_translator.documents.office.nodes import Kept, Look, NodeBuilder, Piece, Text
from desktop_translator.documents.office.plain_element import PlainElement
from desktop_translator.documents.xml_part import legal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.format import DocumentOptions
    from desktop_translator.documents.office.nodes import Node
    from desktop_translator.documents.office.office_format import PlacedText
    from desktop_translator.documents.xml_part import Element

_PROPERTIES = frozenset({"a:pPr", "a:endParaRPr"})
_NO_LOOK = frozenset(
    {"lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk", "kumimoji"}
)
_ON_SPACES = frozenset({"u", "strike"})
_TITLES = frozenset({"title", "ctrTitle", "subTitle"})
_MIRRORED = {"l": "r", "r": "l"}


class DrawingParagraph:
    """An `a:p` to be translated as one text."""

    def __init__(self, paragraph: Element, options: DocumentOptions) -> None:
        self.element = paragraph
        self._options = options
        self._text = NodeText(_nodes(paragraph))
        self.source: MarkedText = self._text.marked

    def replace(self, translation: MarkedText) -> None:
        """Put the translation in the place of the text; its properties stay around it."""
        content = [
            element
            for node in self._text.translated(translation)
            for element in _elements(node, self.element)
        ]
        for element in list(self.element):
            if name_of(element) not in _PROPERTIES:
                self.element.remove(element)
        start = int(child(self.element, "a:pPr") is not None)
        self.element[start:start] = content
        if self._options.source != self._options.target:
            self._mark_language()

    def _mark_language(self) -> None:
        source, target = self._options.source, self._options.target
        for run in descendants(self.element, "a:r"):
            looks = child(run, "a:rPr")
            if looks is None:
                looks = made("a:rPr", run)
                run.insert(0, looks)
            if has_language(looks.get("lang", source), source):
                looks.set("lang", office_tag(target))
        right_to_left = runs_right_to_left(target)
        if right_to_left != runs_right_to_left(source):
            self._set_direction("1" if right_to_left else "0")

    def _set_direction(self, right_to_left: str) -> None:
        properties = child(self.element, "a:pPr")
        if properties is None:
            properties = made("a:pPr", self.element)
            self.element.insert(0, properties)
        properties.set("rtl", right_to_left)
        usual = "l" if right_to_left == "1" and not _is_title(self.element) else ""
        alignment = properties.get("algn", usual)
        if alignment in _MIRRORED:
            properties.set("algn", _MIRRORED[alignment])


def drawing_texts(root: Element, options: DocumentOptions) -> Iterator[PlacedText]:
    """Give the paragraphs below an element, and the words that a chart remembers of its data."""
    for element in descendants(root, "a:p", "c:strCache"):
        if name_of(element) == "a:p":
            yield DrawingParagraph(element, options)
        else:
            yield from map(PlainElement, descendants(element, "c:v"))


def _is_title(paragraph: Element) -> bool:
    """Tell whether a paragraph stands where masters like to put text in the middle."""
    shape = next((each for each in paragraph.iterancestors() if name_of(each) == "p:sp"), None)
    places = [] if shape is None else descendants(shape, "p:ph")
    return any(place.get("type") in _TITLES for place in places)


def _nodes(paragraph: Element) -> tuple[Node, ...]:
    builder = NodeBuilder()
    for element in paragraph:
        name = name_of(element)
        text = child(element, "a:t") if name in ("a:r", "a:fld") else None
        words = "" if text is None else text.text or ""
        if name == "a:r" and words:
            builder.add(Text(words, _look_of(element)))
        elif name and name != "a:r" and name not in _PROPERTIES:
            builder.add(Kept((Piece(element),), words))
    return builder.finish()


def _look_of(run: Element) -> Look:
    properties = child(run, "a:rPr")
    if properties is None:
        return Look()
    key = _key_of(properties)
    link = child(properties, "a:hlinkClick") is not None
    plain = key == _key_of(made("a:rPr", run))
    kind = SpanKind.LINK if link else SpanKind.FORMAT
    on_spaces = bool(_ON_SPACES & set(properties.keys())) or bool(
        descendants(properties, "a:highlight")
    )
    return Look(None if plain else key, properties, kind, on_spaces)


def _key_of(element: Element) -> tuple[object, ...]:
    attributes = sorted(item for item in element.items() if item[0] not in _NO_LOOK)
    return element.tag, tuple(attributes), tuple(map(_key_of, element))


def _elements(node: Node, like: Element) -> Iterator[Element]:
    if isinstance(node, Text):
        run = made("a:r", like)
        if node.look.properties is not None:
            properties = deepcopy(node.look.properties)
            properties.tail = None
            run.append(properties)
        text = made("a:t", like)
        text.text = legal_text(node.text)
        run.append(text)
        yield run
    elif isinstance(node, Kept):
        yield from (piece.element for piece in node.pieces)
