"""A paragraph of Word's: its runs as nodes, and runs from nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.office.names import (
    XML_SPACE,
    all_named,
    attribute,
    child,
    children,
    descendants,
    name_of,
)
from desktop_translator.documents.office.node_text import NodeText
from desktop_translator.documents.office.nodes import Kept, NodeBuilder, Piece, Text
from desktop_translator.documents.office.word_fields import Field, FieldState, is_computed
from desktop_translator.documents.office.word_runs import (
    NO_BREAK_HYPHEN,
    content_of,
    look_of,
    unbind,
    word_elements,
)

if TYPE_CHECKING:
    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.office.nodes import Node
    from desktop_translator.documents.xml_part import Element

_WRAPPERS = all_named("w", "hyperlink ins moveTo sdt smartTag customXml fldSimple dir bdo")
_DROPPED = frozenset({"w:pPr", "w:proofErr", "w:rPr", "w:lastRenderedPageBreak", "w:softHyphen"})
"""Not part of the text: properties, and what the program finds out again."""
_CHOSEN = frozenset({"w:date", "w:dropDownList", "w:comboBox", "w14:checkbox"})
"""Content controls whose text is one of a list or made by the program."""
_OFF = frozenset({"0", "false", "off"})
_SYMBOLS = re.compile("[\ue000-\uf8ff]+")
"""Letters of fonts of symbols, which no language has."""


class WordParagraph:
    """A `w:p` to be translated as one text. `code_styles` are the styles of program text."""

    def __init__(self, paragraph: Element, code_styles: frozenset[str]) -> None:
        self.element = paragraph
        self._text = NodeText(_Reader(code_styles).read(paragraph))
        self.source: MarkedText = self._text.marked

    def replace(self, translation: MarkedText) -> None:
        """Put the translation in the place of the text; pieces that are kept are moved over."""
        content = list(word_elements(self._text.translated(translation), self.element))
        properties = child(self.element, "w:pPr")
        for element in list(self.element):
            if element is not properties:
                self.element.remove(element)
        self.element.extend(content)
        for outer in self.element.iterancestors():
            if name_of(outer) == "w:sdt":
                unbind(outer)


class _Reader:
    """Reads one paragraph into nodes."""

    def __init__(self, code_styles: frozenset[str]) -> None:
        self._code_styles = code_styles
        self._builder = NodeBuilder()
        self._fields: list[Field] = []

    def read(self, paragraph: Element) -> tuple[Node, ...]:
        self._content(paragraph)
        return self._builder.finish()

    def _content(self, container: Element) -> None:
        outer, self._fields = self._fields, []
        for element in container:
            self._element(element, name_of(element))
        for field in self._fields:
            if field.state is not FieldState.RESULT:
                self._builder.add(field.kept())
        self._fields = outer

    def _element(self, element: Element, name: str) -> None:
        if name == "w:r":
            self._run(element)
        elif name in _DROPPED or not name:
            return
        elif self._fields and self._fields[-1].state is not FieldState.RESULT:
            self._fields[-1].take(Piece(element), _visible_text(element))
        elif name in _WRAPPERS:
            self._wrapper(element, name)
        elif name.endswith("Start"):
            token = name.removesuffix("Start"), attribute(element, "w:id")
            self._builder.open(token, (Piece(element),))
        elif name.endswith("End"):
            token = name.removesuffix("End"), attribute(element, "w:id")
            self._builder.close(token, (Piece(element),))
        else:
            self._builder.add(Kept((Piece(element),)))

    def _wrapper(self, element: Element, name: str) -> None:
        content = content_of(element)
        computed = name == "w:fldSimple" and is_computed(attribute(element, "w:instr") or "")
        properties = child(element, "w:sdtPr")
        chosen = properties is not None and any(name_of(each) in _CHOSEN for each in properties)
        if computed or chosen:
            self._builder.add(Kept((Piece(element),), _visible_text(element)))
            return
        self._builder.open(element, element=element, leads=name == "w:hyperlink")
        self._content(content)
        self._builder.close(element)

    def _run(self, run: Element) -> None:
        look = look_of(run)
        properties = look.properties
        hidden = properties is not None and _is_on(child(properties, "w:vanish"))
        style = None if properties is None else child(properties, "w:rStyle")
        code = style is not None and attribute(style, "w:val") in self._code_styles
        for element in run:
            name = name_of(element)
            piece = Piece(element, run)
            text = _text_of(element, name)
            field = self._fields[-1] if self._fields else None
            if name in _DROPPED or not name:
                continue
            if name == "w:fldChar":
                self._field_mark(piece, attribute(element, "w:fldCharType"))
            elif field is not None and field.state is not FieldState.RESULT:
                seen = "\t" if name == "w:tab" else text or ""
                field.take(piece, "" if hidden else seen)
            elif text == "":
                continue
            elif name == "w:ruby":
                self._base_text(element)
            elif text is None or hidden or _SYMBOLS.fullmatch(text):
                self._builder.add(Kept((piece,)))
            elif code:
                self._builder.add(Kept((piece,), text))
            else:
                self._builder.add(Text(text, look))

    def _base_text(self, ruby: Element) -> None:
        """Read what the reading aid (furigana) is for; a translation needs no aid."""
        for base in children(ruby, "w:rubyBase"):
            self._content(base)

    def _field_mark(self, piece: Piece, kind: str | None) -> None:
        field = self._fields[-1] if self._fields else None
        if kind == "begin":
            if field is not None and field.state is not FieldState.RESULT:
                field.nest(piece)
            else:
                self._fields.append(Field(piece))
        elif field is None:
            self._builder.add(Kept((piece,)))
        elif field.depth:
            field.unnest(piece, ends=kind == "end")
        elif kind == "separate" and not field.separate(piece):
            self._builder.open(field, field.opening, leads=field.leads)
        elif kind == "end":
            self._fields.pop()
            if field.state is FieldState.RESULT:
                self._builder.close(field, (piece,))
            else:
                field.take(piece)
                self._builder.add(field.kept())


def _is_on(switch: Element | None) -> bool:
    return switch is not None and attribute(switch, "w:val") not in _OFF


def _text_of(element: Element, name: str) -> str | None:
    """Return the text that a child of a run stands for; None if it stands for none."""
    if name == "w:t":
        text = element.text or ""
        return text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
    return NO_BREAK_HYPHEN if name == "w:noBreakHyphen" else None


def _visible_text(element: Element) -> str:
    return "".join(each.text or "" for each in descendants(element, "w:t"))
