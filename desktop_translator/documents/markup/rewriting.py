"""A text with tags as units, and the text with its units replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.format import Unit
from desktop_translator.documents.markup.inline_unit import InlineUnit
from desktop_translator.documents.markup.walk import Walk
from desktop_translator.documents.splices import Splices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.markup.tokens import Token
    from desktop_translator.documents.markup.vocabulary import Vocabulary

    Change = tuple[int, int, str]
    """What is to stand in place of `text[start:end]`."""
    Changes = Callable[[str, list[Token]], Iterable[Change]]


def units_in(text: str, vocabulary: Vocabulary) -> Iterator[Unit]:
    """Give the units of a text with tags."""
    return (Unit(unit.source) for unit in Walk(text, vocabulary).units())


def rewritten(
    text: str,
    vocabulary: Vocabulary,
    translations: Iterator[MarkedText | None],
    changes: Changes,
    dropped: frozenset[str] = frozenset(),
) -> str:
    """Return a text with its units replaced, and with what else `changes` gives.

    Places within units that are elements named in `dropped` go with the text that they were in.
    """
    walk = Walk(text, vocabulary)
    splices = Splices(text)
    for start, end, mark in changes(text, walk.tokens):
        splices.replace(start, end, mark)
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
