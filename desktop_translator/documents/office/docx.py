"""Documents of Word's: docx, docm and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.office.drawing_paragraph import (
    DrawingParagraph,
    drawing_texts,
)
from desktop_translator.documents.office.names import attribute, child, descendants, name_of
from desktop_translator.documents.office.office_format import OfficeFormat
from desktop_translator.documents.office.word_language import (
    lay_out,
    mark_default_language,
    mark_language,
    set_direction,
)
from desktop_translator.documents.office.word_paragraph import WordParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.office.office_format import OpenDocument, PlacedText
    from desktop_translator.documents.xml_part import Element, XmlPart

_WORD_KINDS = ("main", "header", "footer", "footnotes", "endnotes", "comments")
_DRAWING_KINDS = ("chart", "chartex", "chartshapes", "diagramData", "diagramDrawing")
_CODE_STYLES = frozenset(
    {
        *("code", "code char", "inline code", "source code", "source code char", "source text"),
        *("html code", "html keyboard", "html sample", "html typewriter", "html variable"),
        *("macro text", "macro text char", "verbatim char", "verbatim", "program code"),
    }
)
"""Names, in lower case, of styles that nobody uses for prose, in Word, LibreOffice and Pandoc."""


class Docx(OfficeFormat):
    """Paragraphs of the text, headers, footers, notes, comments, text boxes, charts, diagrams."""

    main_folder: ClassVar[str] = "word/"
    repeated_kinds: ClassVar[frozenset[str]] = frozenset({"diagramData"})
    repeating_kinds: ClassVar[frozenset[str]] = frozenset({"diagramDrawing"})

    def part_names(self, document: OpenDocument) -> list[str]:
        """Return the parts with text: the document, then what stands around it."""
        return document.parts.of_kind(*_WORD_KINDS, *_DRAWING_KINDS)

    def texts_of(self, part: XmlPart, document: OpenDocument) -> Iterator[PlacedText]:
        """Give the paragraphs of a part, those of program text left out."""
        if document.parts.kind(part.name) not in _WORD_KINDS:
            yield from drawing_texts(part.root, document.options)
            return
        code_styles = _code_styles(document)
        for element in _prose(part.root, code_styles):
            if name_of(element) == "a:p":
                yield DrawingParagraph(element, document.options)
            else:
                yield WordParagraph(element, code_styles)

    def finish_part(self, part: XmlPart, document: OpenDocument) -> None:
        """Name the target language, and let pages run in its direction."""
        options = document.options
        if options.source == options.target or document.parts.kind(part.name) not in _WORD_KINDS:
            return
        mark_language(part.root, options)
        right_to_left = runs_right_to_left(options.target)
        if right_to_left == runs_right_to_left(options.source):
            return
        lay_out(part.root, right_to_left=right_to_left)
        for element in _prose(part.root, _code_styles(document)):
            if name_of(element) == "w:p":
                set_direction(element, right_to_left=right_to_left)

    def finish(self, document: OpenDocument) -> None:
        """Name the target language as that of the whole document."""
        if document.options.source == document.options.target:
            return
        for name in document.parts.of_kind("styles"):
            part = document.part(name)
            mark_default_language(part.root, document.options)
            document.keep(part)


def _prose(root: Element, code_styles: frozenset[str]) -> Iterator[Element]:
    for element in descendants(root, "w:p", "a:p"):
        if _style_of(element) not in code_styles:
            yield element


def _code_styles(document: OpenDocument) -> frozenset[str]:
    """Return the ids of the styles of program text."""
    return frozenset(
        attribute(style, "w:styleId") or ""
        for name in document.parts.of_kind("styles")
        for style in descendants(document.part(name).root, "w:style")
        if _name_of_style(style).lower() in _CODE_STYLES
    )


def _name_of_style(style: Element) -> str:
    name = child(style, "w:name")
    return "" if name is None else attribute(name, "w:val") or ""


def _style_of(paragraph: Element) -> str | None:
    properties = child(paragraph, "w:pPr")
    style = None if properties is None else child(properties, "w:pStyle")
    return None if style is None else attribute(style, "w:val")
