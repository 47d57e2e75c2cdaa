"""Web pages: HTML as it is found, however broken, and XHTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.documents.format import (
    DocumentFacts,
    DocumentFormat,
    DocumentOptions,
    Notice,
    Sample,
    Unit,
)
from desktop_translator.documents.html_encoding import encoded_page, read_page
from desktop_translator.documents.html_vocabulary import HTML, XHTML
from desktop_translator.documents.markup.rewriting import units_in
from desktop_translator.documents.page import translated_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.markup.vocabulary import Vocabulary

HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".xht")
_XML_SUFFIXES = (".xhtml", ".xht")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html\b|html\b)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:!doctype|!--|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


class WebPage(DocumentFormat):
    """A unit is the text of a block, or an attribute that people read."""

    def recognises(self, sample: Sample) -> bool:
        """Tell whether the file begins as a page does, or is named so and has tags."""
        head = sample.head.replace(b"\0", b"") if sample.head[:2] in _UTF_16 else sample.head
        if b"\0" in head:
            return False
        pattern = _TAG if sample.suffix in HTML_SUFFIXES else _START
        found = pattern.search(head) if pattern is _TAG else pattern.match(head.lstrip(b"\xff\xfe"))
        return found is not None

    def facts(self, path: Path, options: DocumentOptions) -> DocumentFacts:
        """Return the encoding of the page."""
        return DocumentFacts(encoding=read_page(path, options)[1])

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the texts of the page."""
        yield from units_in(read_page(path, options)[0], _vocabulary(path))

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the page with its texts and its marks of language replaced."""
        text, encoding = read_page(path, options)
        translated = translated_page(text, _vocabulary(path), options, translations)
        output.write(encoded_page(translated, encoding))
        return ()


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def _vocabulary(path: Path) -> Vocabulary:
    return XHTML if path.suffix.lower() in _XML_SUFFIXES else HTML
