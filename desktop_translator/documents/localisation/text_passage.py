"""One text of a file of messages: a simple one, or one of ICU with its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.format import Unit
from desktop_translator.documents.localisation.icu import (
    NoIcuMessageError,
    icu_escape,
    icu_text,
    icu_tree,
    leaf_message,
    leaves_of,
    with_apostrophes,
)
from desktop_translator.documents.localisation.message import Message, message_of
from desktop_translator.documents.localisation.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.format import DocumentOptions
    from desktop_translator.documents.localisation.passages import Edit


def text_passage(text: str, options: DocumentOptions, edit: Callable[[str], Edit]) -> Passage:
    """Return the passage of a text; `edit` puts another text in its place."""
    try:
        tree = icu_tree(text, options)
    except NoIcuMessageError:
        return _simple(text, edit)
    leaves = list(leaves_of(tree))
    messages = [leaf_message(leaf) for leaf in leaves]
    escape = icu_escape(text)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        texts = (
            leaf.text if new is None else message.rendered(new, escape)
            for leaf, message, new in zip(leaves, messages, translations, strict=True)
        )
        yield edit(icu_text(tree, texts))

    return Passage(tuple(Unit(message.marked) for message in messages), edits)


def simple_message(text: str) -> Message:
    """Read a text without choices; one with braces may be one of ICU all the same."""
    return message_of(with_apostrophes(text) if "{" in text else text)


def simple_text(message: Message, translation: MarkedText, source: str) -> str:
    """Write the translation of a text without choices."""
    escape = icu_escape(source, certain=False) if "{" in source else str
    return message.rendered(translation, escape)


def _simple(text: str, edit: Callable[[str], Edit]) -> Passage:
    message = simple_message(text)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        if translations[0] is not None:
            yield edit(simple_text(message, translations[0], text))

    return Passage((Unit(message.marked),), edits)
