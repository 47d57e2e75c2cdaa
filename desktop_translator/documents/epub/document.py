"""Books: EPUB 2 and 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.core.marks import translatable
from desktop_translator.documents.epub.package_document import read_book
from desktop_translator.documents.format import DocumentOptions, Notice, Sample
from desktop_translator.documents.html_vocabulary import XHTML
from desktop_translator.documents.markup.attributes import attributes_of
from desktop_translator.documents.markup.rewriting import rewritten
from desktop_translator.documents.markup.tokens import TokenKind
from desktop_translator.documents.markup.vocabulary import Role, Vocabulary
from desktop_translator.documents.office.language_tags import has_language
from desktop_translator.documents.page import translated_page
from desktop_translator.documents.zipped_markup import MarkupPart, ZippedMarkup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.markup.rewriting import Change
    from desktop_translator.documents.markup.tokens import Token
    from desktop_translator.documents.zip_package import ZipPackage

_MIME = b"mimetypeapplication/epub+zip"
_PACKAGE = Vocabulary(
    {},
    default=Role.BLOCK,
    xml=True,
    text_only_in=frozenset({"dc:title", "dc:description", "dc:subject"}),
)
_CONTENTS = Vocabulary(
    {}, default=Role.BLOCK, xml=True, text_only_in=frozenset({"text", "ncx:text"})
)
_SPINES = ("spine", "opf:spine")
_VERTICAL = re.compile(rb"writing-mode\s*:\s*(?:vertical-|tb)")
_SET_VERTICALLY = frozenset({"ja", "zh", "ko", "mn", "yue", "lzh"})
VERTICAL = translatable(
    "notices", "The pages of this book are set from top to bottom; the translation is too."
)


class Epub(ZippedMarkup):
    """Pages in reading order, tables of contents, and what the book says of itself."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the type that the file begins with, or by the part that every book has."""
        return _MIME in sample.head[:200] or "META-INF/container.xml" in sample.members

    def parts(self, package: ZipPackage) -> list[MarkupPart]:
        """Return the parts with texts."""
        book = read_book(package)
        return [
            *(MarkupPart(name, _PACKAGE) for name in book.package_documents),
            *(MarkupPart(name, _CONTENTS) for name in book.tables_of_contents),
            *(MarkupPart(name, XHTML, lenient=True) for name in book.pages),
        ]

    def translated(
        self,
        text: str,
        part: MarkupPart,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> str:
        """Return a part with its texts and its marks of language replaced."""
        if part.vocabulary is XHTML:
            return translated_page(text, XHTML, options, translations)

        def changes(text: str, tokens: list[Token]) -> Iterator[Change]:
            if options.source != options.target:
                yield from _changes(text, tokens, options)

        return rewritten(text, part.vocabulary, translations, changes)

    def noticed(self, package: ZipPackage, options: DocumentOptions) -> tuple[Notice, ...]:
        """Tell where the direction of the letters is that of another script."""
        if options.target.split("-")[0] in _SET_VERTICALLY:
            return ()
        styles = read_book(package).styles
        vertical = any(_VERTICAL.search(package.read(name)) for name in styles)
        return (Notice(VERTICAL),) if vertical else ()


def _changes(text: str, tokens: list[Token], options: DocumentOptions) -> Iterator[Change]:
    """Give the language of the book, of its parts, and the direction in which pages turn."""
    speaks = False
    for token in tokens:
        if token.kind is TokenKind.TEXT:
            spelt = text[token.start : token.end]
            if speaks and has_language(spelt.strip(), options.source):
                yield token.start, token.end, spelt.replace(spelt.strip(), options.target)
            continue
        speaks = token.kind is TokenKind.START and token.name == "dc:language"
        attributes = attributes_of(text, token) if token.kind is not TokenKind.END else {}
        language = attributes.get("xml:lang")
        if language is not None and has_language(language.value, options.source):
            yield language.start, language.end, f'"{options.target}"'
        turns = runs_right_to_left(options.source) != runs_right_to_left(options.target)
        if turns and token.name in _SPINES and token.kind is TokenKind.START:
            yield _page_progression(text, token, options)


def _page_progression(text: str, token: Token, options: DocumentOptions) -> Change:
    direction = "rtl" if runs_right_to_left(options.target) else "ltr"
    was = attributes_of(text, token).get("page-progression-direction")
    if was is not None:
        return was.start, was.end, f'"{direction}"'
    place = token.start + 1 + len(token.name)
    return place, place, f' page-progression-direction="{direction}"'
