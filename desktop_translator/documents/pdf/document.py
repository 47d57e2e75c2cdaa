"""PDF files: what they say is read, and written as a new document without their layout."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

import pypdfium2

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentProtectedError,
    DocumentWithoutTextError,
)
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import reason_of
from desktop_translator.documents.format import (
    DocumentFormat,
    DocumentOptions,
    Notice,
    Sample,
    Unit,
)
from desktop_translator.documents.markup.inline_unit import has_words
from desktop_translator.documents.pdf.docx_output import write_docx
from desktop_translator.documents.pdf.html_output import write_html
from desktop_translator.documents.pdf.lines import page_lines
from desktop_translator.documents.pdf.page_edges import without_repeated_edges
from desktop_translator.documents.pdf.paragraphs import Paragraph, Paragraphs
from desktop_translator.documents.pdf.reading_order import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.pdf.lines import Line

_MARK = b"%PDF-"
_MARK_WITHIN_BYTES = 1024
LAYOUT_LOST = translatable(
    "notices", "Only the text of the PDF was taken over: its layout and pictures were not kept."
)
PAGES_WITHOUT_TEXT = translatable(
    "notices", "{number} of {pages} pages hold pictures only; nothing on them was translated."
)


class Pdf(DocumentFormat):
    """A unit is a paragraph or a heading, found by geometry."""

    output_suffix: ClassVar[str | None] = ".docx"
    output_suffixes: ClassVar[tuple[str, ...]] = (".docx", ".html")

    def recognises(self, sample: Sample) -> bool:
        """Tell by the mark near the beginning."""
        return _MARK in sample.head[:_MARK_WITHIN_BYTES]

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:  # noqa: ARG002
        """Give the paragraphs."""
        for paragraph in _paragraphs(path)[0]:
            if has_words(paragraph.text):
                yield Unit(paragraph.text)

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the paragraphs as the kind of document that the options name."""
        paragraphs, notices = _paragraphs(path)
        translated = (
            (next(translations) if has_words(each.text) else None) or each.text
            for each in paragraphs
        )
        written = [
            Paragraph(text, each.styles, each.level)
            for each, text in zip(paragraphs, translated, strict=True)
        ]
        write = write_html if options.output_suffix == ".html" else write_docx
        write(output, written, options.target)
        return notices


def _paragraphs(path: Path) -> tuple[list[Paragraph], tuple[Notice, ...]]:
    with _opened(path) as document:
        pages, heights = _pages(document)
    empty = sum(not lines for lines in pages)
    if empty == len(pages):
        raise DocumentWithoutTextError(path=str(path))
    pieces = [
        piece
        for lines in without_repeated_edges(pages, heights)
        for piece in in_reading_order(lines)
    ]
    notices = [Notice(LAYOUT_LOST)]
    if empty:
        fields = {"number": str(empty), "pages": str(len(pages))}
        notices.append(Notice(PAGES_WITHOUT_TEXT, fields))
    return list(Paragraphs(pieces)), tuple(notices)


def _pages(document: Any) -> tuple[list[list[Line]], list[float]]:  # noqa: ANN401
    pages, heights = [], []
    for page in document:
        textpage = page.get_textpage()
        pages.append(page_lines(textpage))
        heights.append(page.get_height())
        textpage.close()
        page.close()
    return pages, heights


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        # PDFium reads what it needs, and does not say why it cannot.
        path.open("rb").close()
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentProtectedError(
                path=str(path), reason="a password is needed to open it"
            ) from error
        reason = "it is not put together as a PDF should be"
        raise DocumentDamagedError(path=str(path), reason=reason) from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        reason = "a page cannot be read"
        raise DocumentDamagedError(path=str(path), reason=reason) from error
    finally:
        document.close()
