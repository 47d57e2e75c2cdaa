"""The text of a page of HTML or XHTML, with its units replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.format import Unit
from desktop_translator.documents.html_languages import language_changes
from desktop_translator.documents.markup.inline_unit import InlineUnit
from desktop_translator.documents.markup.walk import Walk
from desktop_translator.documents.splices import Splices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.format import DocumentOptions
    from desktop_translator.documents.markup.vocabulary import Vocabulary


def page_units(text: str, vocabulary: Vocabulary) -> Iterator[Unit]:
    """Give the units of a page."""
    return (Unit(unit.source) for unit in Walk(text, vocabulary).units())


def translated_page(
    text: str,
    vocabulary: Vocabulary,
    options: DocumentOptions,
    translations: Iterator[MarkedText | None],
) -> str:
    """Return a page with its units replaced, and its marks of language."""
    walk = Walk(text, vocabulary)
    splices = Splices(text)
    for start, end, mark in language_changes(text, walk.tokens, options):
        splices.replace(start, end, mark)
    dropped = vocabulary.dropped if options.source != options.target else frozenset()
    for unit in walk.units():
        translation = next(translations)
        if translation is None or translation == unit.source:
            continue
        if isinstance(unit, InlineUnit):
            spelt = unit.spelt(translation, splices.part, dropped)
        else:
            spelt = unit.spelt(translation)
        splices.replace(unit.start, unit.end, spelt)
    return splices.whole
