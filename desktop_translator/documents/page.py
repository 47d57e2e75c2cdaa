"""A page of HTML or XHTML with its units replaced."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_translator.documents.html_languages import language_changes
from desktop_translator.documents.markup.rewriting import rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.format import DocumentOptions
    from desktop_translator.documents.markup.vocabulary import Vocabulary


_RUBY = frozenset({"rt", "rp", "rtc"})


def translated_page(
    text: str,
    vocabulary: Vocabulary,
    options: DocumentOptions,
    translations: Iterator[MarkedText | None],
) -> str:
    """Return a page with its units replaced, and its marks of language.

    How words are read aloud goes with the language that it was written for.
    """
    dropped = _RUBY if options.source != options.target else frozenset[str]()
    changes = partial(language_changes, options=options)
    return rewritten(text, vocabulary, translations, changes, dropped)
