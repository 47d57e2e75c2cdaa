"""Tables of spreadsheets, whose columns must be called what their header cells say.

A spreadsheet with a table that has other names for its columns than its header cells, or one name
twice, is taken for damaged by Excel.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.office.cell_text import plain_text, text_element
from desktop_translator.documents.office.names import attribute, child, descendants, made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.office.office_format import OpenDocument
    from desktop_translator.documents.xml_part import Element

_LONGEST_NAME = 255
_REFERENCE = re.compile(r"\$?([A-Z]+)\$?(\d+)")
_FORMULAS = ("worksheet", "main", "table", "chart", "chartex")
_QUERIES = ("pivotCacheDefinition", "slicerCache", "queryTable", "connections")


class SheetCells:
    """The cells of a sheet by their names (`B2`), with the strings they share.

    `changed` tells whether one was given another text.
    """

    def __init__(self, sheet: Element, strings: list[str]) -> None:
        self._strings = strings
        self.changed = False
        self._cells = {attribute(cell, "r"): cell for cell in descendants(sheet, "s:c")}

    def text(self, name: str) -> str | None:
        """Return the text of a cell; None where it is none."""
        cell = self._cells.get(name)
        if cell is None:
            return None
        inline, value = child(cell, "s:is"), child(cell, "s:v")
        if inline is not None:
            return plain_text(inline)
        if attribute(cell, "t") != "s" or value is None:
            return None
        index = int(value.text or 0)
        return self._strings[index] if index < len(self._strings) else None

    def set_text(self, name: str, text: str) -> None:
        """Give a cell a string of its own."""
        self.changed = True
        cell = self._cells[name]
        for element in list(cell):
            cell.remove(element)
        inline = made("s:is", cell)
        inline.append(text_element("s:t", text, cell))
        cell.append(inline)
        cell.set("t", "inlineStr")


def name_columns(table: Element, cells: SheetCells, *, locked: bool) -> None:
    """Call the columns of a table what its header cells say by now.

    With `locked` it is the other way round: the cells say what the columns are called.
    """
    columns = descendants(table, "s:tableColumn")
    first, last = _corners(attribute(table, "ref") or "A1")
    if attribute(table, "headerRowCount") != "0":
        names = _names(first, len(columns))
        old = [_decoded(attribute(column, "name") or "") for column in columns]
        said = [cells.text(name) for name in names]
        new = old if locked else _unique(said, old)
        for column, name, before, text in zip(columns, names, said, new, strict=True):
            column.set("name", _encoded(text))
            if before is not None and before != text:
                cells.set_text(name, text)
    if attribute(table, "totalsRowCount") == "1":
        below = _names((first[0], last[1]), len(columns))
        for column, name in zip(columns, below, strict=True):
            total = cells.text(name)
            if attribute(column, "totalsRowLabel") is not None and total is not None:
                column.set("totalsRowLabel", _encoded(total))


def mentioned_tables(document: OpenDocument) -> frozenset[str]:
    """Return the names of the tables whose columns are called by name in formulas or queries."""
    tables = [document.part(name).root for name in document.parts.of_kind("table")]
    found = {table_name(table) for table in tables if attribute(table, "tableType") == "queryTable"}
    names = {table_name(table) for table in tables} - found
    for kinds, words in ((_FORMULAS, "{}["), (_QUERIES, '"{}"')):
        for part in document.parts.of_kind(*kinds):
            content = document.package.read(part).lower()
            found |= {name for name in names if words.format(name.lower()).encode() in content}
    return frozenset(found)


def table_name(table: Element) -> str:
    """Return what formulas call a table."""
    return attribute(table, "displayName") or ""


def _unique(said: Iterable[str | None], old: Iterable[str]) -> list[str]:
    """Return names that differ from each other also where case does not count."""
    names: dict[str, str] = {}
    for text, before in zip(said, old, strict=True):
        fits = text is not None and text.strip() and len(text) < _LONGEST_NAME
        name = text if fits and text is not None else before
        number = 2
        base = name
        while name.casefold() in names:
            name = f"{base}{number}"
            number += 1
        names[name.casefold()] = name
    return list(names.values())


def _corners(reference: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return column and row, from 1, of the first and of the last cell of an area."""
    cells = [(_column(match[1]), int(match[2])) for match in _REFERENCE.finditer(reference.upper())]
    return cells[0], cells[-1]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _names(first: tuple[int, int], size: int) -> list[str]:
    return [f"{_letters(first[0] + offset)}{first[1]}" for offset in range(size)]


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _decoded(name: str) -> str:
    return name.replace("_x000a_", "\n").replace("_x000A_", "\n")


def _encoded(name: str) -> str:
    return name.replace("\n", "_x000a_")
