"""CSV and TSV: the cells of the columns that hold prose."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.errors import FileNotTextError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.encodings import (
    BYTE_ORDER_MARK,
    document_encoding,
    find_encoding,
    lines_of,
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
from desktop_translator.documents.tables.dialect import NAMED_DELIMITER, Dialect, find_dialect
from desktop_translator.documents.tables.prose import (
    are_for_programs,
    headings,
    letters,
    may_be_translated,
    prose_columns,
    without_formula,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.documents.tables.dialect import Cell

_SAMPLED_LINES = 500
_MOST_LETTERS = 5_000_000
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Table:
    """What is found out of a table from its first lines."""

    encoding: str
    dialect: Dialect
    names: tuple[str, ...]
    columns: frozenset[int]
    skipped: int
    """How many records at the start are not to be translated."""


class DelimitedText(DocumentFormat):
    """A unit is a cell; the file is read record by record, so it may be of any size."""

    words_decide = True

    def recognises(self, sample: Sample) -> bool:
        """Go by the name, since any text may have commas; the content must be text."""
        with suppress(FileNotTextError):
            return sample.suffix in (".csv", ".tsv", ".tab") and bool(find_encoding(sample.path))
        return False

    def facts(self, path: Path, options: DocumentOptions) -> DocumentFacts:
        """Return the encoding and the headings, or the letters of the columns."""
        table = _table(path, options)
        return DocumentFacts(encoding=table.encoding, columns=table.names)

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the cells record by record."""
        table = _table(path, options)
        for _, cells in _records(path, table):
            for cell in cells:
                yield Unit(MarkedText(_text(cell)))

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the cells translated; quotation marks are added only where one needs them."""
        table = _table(path, options)
        return write_encoded(output, _translated(path, table, translations), table.encoding)


def _translated(
    path: Path, table: _Table, translations: Iterator[MarkedText | None]
) -> Iterator[str]:
    for record, cells in _records(path, table):
        position = 0
        for cell in cells:
            translation = next(translations)
            source = _text(cell)
            if translation is None or translation.text == source:
                continue
            yield record[position : cell.start]
            yield table.dialect.written(_fitted(translation.text, cell, source), cell, record)
            position = cell.end
        yield record[position:]


def _fitted(text: str, cell: Cell, source: str) -> str:
    """Return a translation with the spaces and line ends of a cell, and never a new formula."""
    start = len(cell.text) - len(cell.text.lstrip())
    before, after = cell.text[:start], cell.text[start + len(_stripped(cell.text)) :]
    line_end = _LINE_END.search(cell.text)
    safe = without_formula(text, source) or source
    return before + safe.replace("\n", line_end[0] if line_end else "\n") + after


def _text(cell: Cell) -> str:
    return _LINE_END.sub("\n", _stripped(cell.text))


def _stripped(text: str) -> str:
    return text.strip()


def _records(path: Path, table: _Table) -> Iterator[tuple[str, list[Cell]]]:
    """Give each record with those of its cells that are to be translated."""
    for number, (record, cells) in enumerate(table.dialect.records(_lines(path, table.encoding))):
        chosen = [
            cell
            for column, cell in enumerate(cells)
            if number >= table.skipped and column in table.columns and may_be_translated(cell.text)
        ]
        yield record, chosen


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """Give the lines; a byte order mark and the line that names the delimiter are records apart."""
    lines = lines_of(path, encoding, _MOST_LETTERS)
    for line in lines:
        if line.startswith(BYTE_ORDER_MARK) and not NAMED_DELIMITER.match(line):
            yield BYTE_ORDER_MARK
            line = line[1:]
        yield line
        break
    yield from lines


def _table(path: Path, options: DocumentOptions) -> _Table:
    encoding = document_encoding(path, options)
    lines = list(islice(_lines(path, encoding), _SAMPLED_LINES))
    dialect = find_dialect("".join(lines))
    records = [[cell.text for cell in cells] for _, cells in dialect.records(lines)]
    before = sum(line == BYTE_ORDER_MARK or bool(NAMED_DELIMITER.match(line)) for line in lines[:2])
    records = records[before:]
    names = headings(records)
    width = max(map(len, records), default=0)
    columns = prose_columns(records[1:] if names else records)
    shown = [*(names or ()), *[""] * width]
    return _Table(
        encoding,
        dialect,
        tuple(name.strip() or letter for name, letter in zip(shown, letters(width), strict=False)),
        frozenset(columns if options.columns is None else options.columns),
        before + bool(names and are_for_programs(names)),
    )
