"""Presentations: pptx, pptm, slide shows and templates."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, ClassVar

from desktop_translator.documents.office.drawing_paragraph import drawing_texts
from desktop_translator.documents.office.names import (
    attribute,
    child,
    descendants,
    made,
    name_of,
)
from desktop_translator.documents.office.office_format import OfficeFormat
from desktop_translator.documents.office.plain_element import PlainElement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.office.office_format import OpenDocument, PlacedText
    from desktop_translator.documents.xml_part import Element, XmlPart

_BESIDE_SLIDES = (
    *("chart", "chartex", "chartshapes", "diagramData", "diagramDrawing"),
    *("notesSlide", "comments"),
)
_FITS = frozenset({"a:noAutofit", "a:normAutofit", "a:spAutoFit"})
_GROWN = 1.1
"""Text that has become so many times as long may no longer fit where it was made to fit."""
_LEAST_SCALE = 25_000
"""Thousandths of a per cent, as `fontScale` has them; PowerPoint itself goes no lower."""


class Pptx(OfficeFormat):
    """Paragraphs of slides, each with its charts, diagrams, notes and comments; no masters."""

    main_folder: ClassVar[str] = "ppt/"
    repeated_kinds: ClassVar[frozenset[str]] = frozenset({"diagramData"})
    repeating_kinds: ClassVar[frozenset[str]] = frozenset({"diagramDrawing"})

    def part_names(self, document: OpenDocument) -> list[str]:
        """Return the parts with text, slide by slide as they are shown."""
        parts = document.parts
        shown = [
            slide
            for name in parts.of_kind("main")
            for slide in _slides(document.part(name).root, parts.related(name))
            if slide in document.package
        ]
        ordered = parts.with_related(shown, *_BESIDE_SLIDES)
        return list(dict.fromkeys([*ordered, *parts.of_kind("slide", *_BESIDE_SLIDES)]))

    def texts_of(self, part: XmlPart, document: OpenDocument) -> Iterator[PlacedText]:
        """Give the paragraphs of a part; when all are read, make what has grown fit again."""
        bodies = descendants(part.root, "p:txBody")
        lengths = [_length(body) for body in bodies]
        yield from drawing_texts(part.root, document.options)
        yield from map(PlainElement, descendants(part.root, "p:text"))
        for body, length in zip(bodies, lengths, strict=True):
            if _length(body) > length * _GROWN:
                _fit(body, _length(body) / length)


def _slides(presentation: Element, related: dict[str, str]) -> list[str]:
    slides = descendants(presentation, "p:sldId")
    return [related.get(attribute(slide, "r:id") or "", "") for slide in slides]


def _length(body: Element) -> int:
    return sum(len(text.text or "") for text in descendants(body, "a:t"))


def _fit(body: Element, growth: float) -> None:
    """Ask for text that shrinks to its shape, unless something else was asked for.

    A scale that a program has found out is made smaller, as by it the text has to fit before any
    program finds it out anew: letters fill an area, so by the root of the growth.
    """
    properties = child(body, "a:bodyPr")
    if properties is None:
        return
    fit = next((each for each in properties if name_of(each) in _FITS), None)
    if fit is None:
        warp = child(properties, "a:prstTxWarp")
        properties.insert(0 if warp is None else 1, made("a:normAutofit", properties))
        return
    scale = fit.get("fontScale", "")
    if name_of(fit) == "a:normAutofit" and scale.isdigit():
        fit.set("fontScale", str(max(_LEAST_SCALE, int(int(scale) / sqrt(growth)))))
