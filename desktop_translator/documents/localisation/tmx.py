"""TMX: translation memories, read as a document whose units lack a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions, Sample, Unit
from desktop_translator.documents.localisation.languages import same_language
from desktop_translator.documents.localisation.passages import Edit, Passage
from desktop_translator.documents.localisation.pieces import Piece, PieceKind
from desktop_translator.documents.localisation.xml_format import (
    XmlFormat,
    around,
    content_edit,
    element_message,
    element_pieces,
    indent_before,
    paired,
    whole,
)
from desktop_translator.documents.xml_source import Element, elements_of, escaped, root_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop_translator.core.marked_text import MarkedText


class TMX(XmlFormat):
    """Each unit gets a variant in the target language, unless it has one."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the root element."""
        return root_of(sample.head)[0] == "tmx"

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give the texts in the source language, one for each unit that has it."""
        for unit in elements_of(text, frozenset({"tu"})):
            variants = [variant for variant in unit.elements("tuv") if variant.first("seg")]
            source = _variant(variants, options.source)
            if source is not None:
                yield _passage(text, source, variants, options)


def _passage(
    text: str, source: Element, variants: Sequence[Element], options: DocumentOptions
) -> Passage:
    within_one_language = options.source == options.target
    target = source if within_one_language else _variant(variants, options.target)
    segment = next(source.elements("seg"))
    place = None if target is None else target.first("seg")
    message = element_message(text, segment, _piece(text))

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        (translation,) = translations
        if translation is None:
            return
        content = message.rendered(translation, escaped)
        if place is None:
            yield _new_variant(text, source, segment, variants[-1], content, options.target)
        else:
            yield content_edit(text, place, content)

    if place is None or within_one_language or not place.text.strip():
        return Passage((Unit(message.marked),), edits)
    known = element_message(text, place, _piece(text)).marked
    return Passage((Unit(message.marked, known, approved=True),), edits)


def _variant(variants: Sequence[Element], language: str) -> Element | None:
    """Return the variant of just this language, or else of another country's."""
    exact = (item for item in variants if _language(item).lower() == language.lower())
    near = (item for item in variants if same_language(_language(item), language))
    return next(exact, None) or next(near, None)


def _language(variant: Element) -> str:
    return variant.get("xml:lang") or variant.get("lang")


def _new_variant(
    text: str, source: Element, segment: Element, last: Element, content: str, language: str
) -> Edit:
    """Return the edit that adds a variant, laid out as that of the source."""
    name = "xml:lang" if source.get("xml:lang") else "lang"
    tag = language.upper() if _language(source).isupper() else language
    before = indent_before(text, segment.start)
    after = indent_before(text, source.inside_end)
    variant = f'<tuv {name}="{tag}">{before}<seg>{content}</seg>{after}</tuv>'
    return Edit(last.end, last.end, indent_before(text, last.start) + variant)


def _piece(text: str) -> Callable[[Element], list[Piece]]:
    """Tell what an element within a text is to it."""

    def piece(element: Element) -> list[Piece]:
        if element.name == "hi":
            return around(text, element, element_pieces(text, element, piece))
        if element.name in ("bpt", "ept"):
            kind = PieceKind.OPEN if element.name == "bpt" else PieceKind.CLOSE
            return paired(text, element, kind, element.get("i"))
        return whole(text, element)

    return piece
