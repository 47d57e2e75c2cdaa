"""Markdown files: CommonMark and GitHub's, with what common dialects add."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop_translator.core.errors import FileNotTextError
from desktop_translator.documents.encodings import (
    document_encoding,
    find_encoding,
    read_whole,
    write_encoded,
)
from desktop_translator.documents.format import (
    DocumentFacts,
    DocumentFormat,
    DocumentOptions,
    Notice,
    Sample,
    Unit,
)
from desktop_translator.documents.html_vocabulary import HTML
from desktop_translator.documents.markdown.anchors import Anchors
from desktop_translator.documents.markdown.blocks import Block, BlockKind, blocks_of
from desktop_translator.documents.markdown.front_matter import front_matter_end, front_matter_units
from desktop_translator.documents.markdown.text_block import TextBlock
from desktop_translator.documents.markup.inline_unit import InlineUnit
from desktop_translator.documents.markup.rewriting import units_in
from desktop_translator.documents.page import translated_page
from desktop_translator.documents.splices import Splices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd")
_MARKER = re.compile(r"[-+*](?=\s)|\d{1,9}[.)](?=\s)|\[[ xX]\](?=\s)")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Markdown(DocumentFormat):
    """A unit is the text of a paragraph, a heading or a cell of a table."""

    def recognises(self, sample: Sample) -> bool:
        """Tell whether the file is text that is named so: by its content, any text could be."""
        with suppress(FileNotTextError):
            return sample.suffix in _SUFFIXES and bool(find_encoding(sample.path))
        return False

    def facts(self, path: Path, options: DocumentOptions) -> DocumentFacts:
        """Return the encoding that the file is read in."""
        return DocumentFacts(encoding=document_encoding(path, options))

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the texts of the file."""
        text = read_whole(path, document_encoding(path, options))
        start = front_matter_end(text)
        for value in front_matter_units(text, start):
            yield Unit(value.source)
        environment: dict[str, Any] = {}
        for block in blocks_of(text, start, environment):
            if block.kind is BlockKind.HTML:
                yield from units_in(block.content, HTML)
                continue
            for unit in TextBlock(block, environment, options.source).units():
                yield Unit(unit.source)

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the file with its texts replaced."""
        encoding = document_encoding(path, options)
        text = read_whole(path, encoding)
        return write_encoded(output, [_translated(text, options, translations)], encoding)


def _translated(
    text: str, options: DocumentOptions, translations: Iterator[MarkedText | None]
) -> str:
    splices = Splices(text)
    start = front_matter_end(text)
    for value in front_matter_units(text, start):
        translation = next(translations)
        if translation is not None and translation != value.source:
            splices.replace(value.start, value.end, value.spelt(translation))
    environment: dict[str, Any] = {}
    anchors = Anchors(text)
    for block in blocks_of(text, start, environment):
        if block.kind is BlockKind.HTML:
            content = translated_page(block.content, HTML, options, translations)
        else:
            reader = TextBlock(block, environment, options.source)
            content = _translated_block(reader, translations)
        if block.kind is BlockKind.HEADING:
            content = anchors.kept(block.content, content)
        if content != block.content:
            _put(splices, text, block, content)
    return splices.whole


def _translated_block(reader: TextBlock, translations: Iterator[MarkedText | None]) -> str:
    splices = Splices(reader.block.content)
    for unit in reader.units():
        translation = next(translations)
        if translation is None or translation == unit.source:
            continue
        if isinstance(unit, InlineUnit):
            spelt = reader.spelt(unit, translation, splices)
        else:
            spelt = unit.spelt(translation)
        splices.replace(unit.start, unit.end, spelt)
    return splices.whole


def _put(splices: Splices, text: str, block: Block, content: str) -> None:
    """Replace a block's content; what stands before its lines stays there."""
    found = _LINE_END.search(text, block.starts[0])
    line_end = found[0] if found else "\n"
    lines = content.split("\n")
    pieces = [lines[0]]
    for number, line in enumerate(lines[1:], start=1):
        if number < len(block.starts):
            between = text[block.ends[number - 1] : block.starts[number]]
        else:
            between = line_end + _MARKER.sub(
                lambda found: " " * len(found[0]), _before(text, block.starts[-1])
            )
        pieces += (between, line)
    splices.replace(block.starts[0], block.ends[-1], "".join(pieces))


def _before(text: str, place: int) -> str:
    """Return what stands before a place in its line."""
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    return text[start:place]
