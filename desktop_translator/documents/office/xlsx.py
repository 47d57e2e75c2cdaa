"""Spreadsheets: xlsx, xlsm and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.core.marks import translatable
from desktop_translator.documents.format import Notice
from desktop_translator.documents.office.cell_text import CellText, plain_text
from desktop_translator.documents.office.drawing_paragraph import drawing_texts
from desktop_translator.documents.office.names import child, children, descendants, made, name_of
from desktop_translator.documents.office.office_format import OfficeFormat
from desktop_translator.documents.office.plain_element import PlainElement
from desktop_translator.documents.office.sheet_headers import header_texts
from desktop_translator.documents.office.sheet_tables import (
    SheetCells,
    mentioned_tables,
    name_columns,
    table_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.office.office_format import OpenDocument, PlacedText
    from desktop_translator.documents.xml_part import Element, XmlPart

COLUMNS_KEPT = translatable(
    "notices", "The headings of the table {table} stay as they are: formulas or queries use them."
)
_SHEETS = ("worksheet", "chartsheet", "dialogsheet")
_TEXT_IN_SHEETS = (b"inlineStr", b"eaderFooter")
_TEXT_OF_FORMULAS = b't="str"'
_BESIDE_SHEETS = ("comments", "threadedcomments", "drawing", "chart", "chartex", "chartshapes")
_BEFORE_CALCULATION = frozenset(
    {"s:sheets", "s:functionGroups", "s:externalReferences", "s:definedNames"}
)


class Xlsx(OfficeFormat):
    """Strings of cells, each once however many cells share it; headers, comments, shapes, charts.

    Names of sheets, formulas, numbers and dates stay as they are.
    """

    main_folder: ClassVar[str] = "xl/"
    words_decide = True
    """Whether a header cell of a table needs a string of its own."""

    def part_names(self, document: OpenDocument) -> list[str]:
        """Return the parts with text; large sheets of numbers are not among them."""
        sheets = [
            name
            for name in document.parts.of_kind(*_SHEETS)
            if any(words in document.package.read(name) for words in _TEXT_IN_SHEETS)
        ]
        kinds = document.parts.of_kind
        return [*kinds("sharedStrings"), *sheets, *kinds(*_BESIDE_SHEETS)]

    def texts_of(self, part: XmlPart, document: OpenDocument) -> Iterator[PlacedText]:
        """Give the texts of a part."""
        kind = document.parts.kind(part.name)
        if kind == "sharedStrings":
            yield from map(CellText, children(part.root, "s:si"))
        elif kind in _SHEETS:
            yield from map(CellText, descendants(part.root, "s:is"))
            yield from header_texts(part.root)
        elif kind == "comments":
            authors = frozenset(each.text or "" for each in descendants(part.root, "s:author"))
            for element in descendants(part.root, "s:text"):
                yield CellText(element, authors)
        elif kind == "threadedcomments":
            yield from map(PlainElement, descendants(part.root, "tc:text"))
        else:
            yield from drawing_texts(part.root, document.options)

    def finish(self, document: OpenDocument) -> None:
        """Make tables, cached results and directions agree with the new texts."""
        self._name_columns(document)
        self._recalculate(document)
        right_to_left = runs_right_to_left(document.options.target)
        if right_to_left == runs_right_to_left(document.options.source):
            return
        for name in document.parts.of_kind("worksheet"):
            part = document.part(name)
            for view in descendants(part.root, "s:sheetView"):
                view.set("rightToLeft", str(int(right_to_left)))
            document.keep(part)

    def _name_columns(self, document: OpenDocument) -> None:
        all_tables = document.parts.of_kind("table")
        strings = _shared_strings(document) if all_tables else []
        mentioned = mentioned_tables(document)
        for name in document.parts.of_kind("worksheet"):
            related = set(document.parts.related(name).values())
            tables = [document.part(each) for each in all_tables if each in related]
            if not tables:
                continue
            sheet = document.part(name)
            cells = SheetCells(sheet.root, strings)
            for table in tables:
                called = table_name(table.root)
                name_columns(table.root, cells, locked=called in mentioned)
                document.keep(table)
                if called in mentioned:
                    document.notices.append(Notice(COLUMNS_KEPT, {"table": called}))
            if cells.changed:
                document.keep(sheet)

    def _recalculate(self, document: OpenDocument) -> None:
        """Ask for new results where formulas have put texts together."""
        sheets = document.parts.of_kind("worksheet")
        if not any(_TEXT_OF_FORMULAS in document.package.read(name) for name in sheets):
            return
        for name in document.parts.of_kind("main"):
            part = document.part(name)
            if child(part.root, "s:sheets") is not None:
                _calculation_of(part.root).set("fullCalcOnLoad", "1")
                document.keep(part)


def _shared_strings(document: OpenDocument) -> list[str]:
    return [
        plain_text(string)
        for name in document.parts.of_kind("sharedStrings")
        for string in children(document.part(name).root, "s:si")
    ]


def _calculation_of(workbook: Element) -> Element:
    found = next(children(workbook, "s:calcPr"), None)
    if found is None:
        found = made("s:calcPr", workbook)
        before = [each for each in workbook if name_of(each) in _BEFORE_CALCULATION]
        before[-1].addnext(found)
    return found
