from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marked_text import MarkedText, SpanKind
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.office.packages import office, part_of, relationships
from tests.documents.round_trip import (
    SAME,
    assert_identity,
    texts_of,
    units_of,
    upper_copy,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BOOK = '<s:workbook><s:sheets><s:sheet name="Data"/></s:sheets></s:workbook>'
TABLE = (
    '<s:table displayName="Table1" ref="B2:C3"{}><s:tableColumns>'
    '<s:tableColumn name="One"/><s:tableColumn name="Two"/></s:tableColumns></s:table>'
)
CELLS = (
    '<s:sheetData><s:row><s:c r="B2" t="s"><s:v>0</s:v></s:c><s:c r="C2" t="s"><s:v>1</s:v></s:c>'
    '</s:row><s:row><s:c r="B3" t="s"><s:v>0</s:v></s:c><s:c r="C3"><s:v>1</s:v></s:c></s:row>'
    "</s:sheetData>"
)


def xlsx(path: Path, strings: Sequence[str], sheet: str = "", **parts: str | bytes) -> Path:
    """Write a spreadsheet with shared strings, one sheet, and other parts."""
    items = "".join(f"<s:si>{string}</s:si>" for string in strings)
    return office(
        path,
        {
            "xl/workbook.xml": BOOK,
            "xl/worksheets/sheet1.xml": f"<s:worksheet>{sheet}</s:worksheet>",
            "xl/sharedStrings.xml": f"<s:sst>{items}</s:sst>",
            **{f"xl/{name}": content for name, content in parts.items()},
        },
    )


def with_table(path: Path, table: str, sheet: str = CELLS) -> Path:
    others: dict[str, str | bytes] = {
        "worksheets/_rels/sheet1.xml.rels": relationships(a="../tables/table1.xml"),
        "tables/table1.xml": table,
    }
    return xlsx(path, ["<s:t>One</s:t>", "<s:t>Two</s:t>"], sheet, **others)


def translated(path: Path, *translations: str) -> Path:
    output = io.BytesIO()
    registration_of(path).load().write(path, output, SAME, map(MarkedText, translations))
    copy = path.with_name("copy.xlsx")
    copy.write_bytes(output.getvalue())
    return copy


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.xlsx"


def test_strings_are_translated_once_and_nothing_else(path: Path) -> None:
    sheet = (
        '<s:sheetData><s:c t="s"><s:v>0</s:v></s:c><s:c t="s"><s:v>0</s:v></s:c>'
        '<s:c><s:f>IF(A1="Yes","a",1)</s:f><s:v>4</s:v></s:c></s:sheetData>'
    )
    xlsx(path, ["<s:t>Yes</s:t>"], sheet)
    assert_identity(path)
    assert texts_of(path) == ["Yes"]
    copy = upper_copy(path, path.parent)
    assert part_of(copy, "xl/sharedStrings.xml") == "<s:sst><s:si><s:t>YES</s:t></s:si></s:sst>"
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        assert part_of(copy, name) == part_of(path, name)


def test_rich_text_keeps_its_runs_and_loses_how_it_is_pronounced(path: Path) -> None:
    rich = (
        '<s:r><s:t xml:space="preserve">plain </s:t></s:r>'
        "<s:r><s:rPr><s:b/></s:rPr><s:t>bold</s:t></s:r>"
    )
    xlsx(path, [rich, "<s:t>text</s:t><s:rPh><s:t>aid</s:t></s:rPh><s:phoneticPr/>"])
    assert_identity(path)
    assert texts_of(path) == ["plain bold", "text"]
    strings = part_of(upper_copy(path, path.parent), "xl/sharedStrings.xml")
    assert rich.replace("plain", "PLAIN").replace("bold", "BOLD") in strings
    assert "<s:si><s:t>TEXT</s:t></s:si>" in strings


def test_line_breaks_in_cells(path: Path) -> None:
    xlsx(path, ["<s:t>one\ntwo_x000D_\nthree</s:t>"])
    assert texts_of(path) == ["one\ntwo\nthree"]
    assert_identity(path)
    upper_copy(path, path.parent)


def test_inline_strings_comments_and_shapes(path: Path) -> None:
    comment = (
        "<s:comments><s:author>Ann</s:author><s:comment><s:text><s:r><s:rPr><s:b/></s:rPr>"
        "<s:t>Ann:</s:t></s:r><s:r><s:t>note</s:t></s:r></s:text></s:comment></s:comments>"
    )
    xlsx(
        path,
        [],
        '<s:c t="inlineStr"><s:is><s:t>inline</s:t></s:is></s:c>',
        **{
            "comments1.xml": comment,
            "threadedComments/t1.xml": "<tc:a><tc:text>thread</tc:text></tc:a>",
            "drawings/drawing1.xml": "<a:a><a:p><a:r><a:t>shape</a:t></a:r></a:p></a:a>",
            "charts/chart1.xml": "<c:c><a:p><a:r><a:t>chart</a:t></a:r></a:p></c:c>",
        },
    )
    assert_identity(path)
    assert texts_of(path) == ["inline", "Ann:note", "thread", "shape", "chart"]
    assert [span.kind for span in units_of(path)[1].source.spans] == [SpanKind.CODE]
    copied = part_of(upper_copy(path, path.parent), "xl/comments1.xml")
    assert copied == comment.replace("note", "NOTE")


def test_headers_and_footers_keep_their_codes(path: Path) -> None:
    header = (
        '&amp;L&amp;"Arial,Bold"&amp;12Plan &amp;&amp; more&amp;CPage &amp;P of &amp;N&amp;R&amp;D'
    )
    xlsx(path, [], f"<s:headerFooter><s:oddHeader>{header}</s:oddHeader></s:headerFooter>")
    assert_identity(path)
    assert texts_of(path) == ["Plan & more", "Page  of "]
    copy = part_of(upper_copy(path, path.parent), "xl/worksheets/sheet1.xml")
    changed = header.replace("Plan", "PLAN").replace("more", "MORE")
    assert changed.replace("Page", "PAGE").replace("of", "OF") in copy
    digits = part_of(translated(path, "3 plans", "x"), "xl/worksheets/sheet1.xml")
    assert "&amp;12 3 plans" in digits
    long = part_of(translated(path, "x" * 300, "short"), "xl/worksheets/sheet1.xml")
    assert "Plan" in long
    assert "short" in long


def test_columns_of_tables_are_called_what_their_headers_say(path: Path) -> None:
    with_table(path, TABLE.format(""))
    assert_identity(path)
    table = part_of(upper_copy(path, path.parent), "xl/tables/table1.xml")
    assert table == TABLE.format("").replace("One", "ONE").replace("Two", "TWO")


def test_columns_never_have_one_name(path: Path) -> None:
    copy = translated(with_table(path, TABLE.format("")), "Colonne", "colonne")
    assert 'name="Colonne"/><s:tableColumn name="colonne2"/>' in part_of(
        copy, "xl/tables/table1.xml"
    )
    sheet = part_of(copy, "xl/worksheets/sheet1.xml")
    assert '<s:c r="C2" t="inlineStr"><s:is><s:t>colonne2</s:t></s:is></s:c>' in sheet
    assert '<s:c r="B2" t="s"><s:v>0</s:v></s:c>' in sheet


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        (f"{CELLS}<s:f>SUM(table1[Two])</s:f>", ""),
        (CELLS, ' tableType="queryTable"'),
    ],
)
def test_columns_that_formulas_name_keep_their_names(path: Path, sheet: str, table: str) -> None:
    with_table(path, TABLE.format(table), sheet)
    assert_identity(path)
    assert [notice.fields["table"] for notice in written(path, Pseudo.UPPER)[1]] == ["Table1"]
    copy = translated(path, "Un", "Deux")
    assert part_of(copy, "xl/tables/table1.xml") == TABLE.format(table)
    cells = part_of(copy, "xl/worksheets/sheet1.xml")
    assert '<s:c r="B2" t="inlineStr"><s:is><s:t>One</s:t></s:is></s:c>' in cells
    assert '<s:c r="B3" t="s"><s:v>0</s:v></s:c>' in cells, "a shared string serves many cells"


def test_tables_without_headers_and_with_totals(path: Path) -> None:
    table = TABLE.format(' headerRowCount="0" totalsRowCount="1"')
    with_table(path, table.replace('name="One"', 'name="One" totalsRowLabel="One"'))
    copied = part_of(upper_copy(path, path.parent), "xl/tables/table1.xml")
    assert '<s:tableColumn name="One" totalsRowLabel="ONE"/>' in copied


def test_texts_that_formulas_made_are_made_anew(path: Path) -> None:
    xlsx(path, ["<s:t>a</s:t>"], '<s:c t="str"><s:f>A1&amp;"!"</s:f><s:v>a!</s:v></s:c>')
    assert_identity(path)
    book = part_of(upper_copy(path, path.parent), "xl/workbook.xml")
    assert '</s:sheets><s:calcPr fullCalcOnLoad="1"/>' in book


def test_a_language_that_runs_from_right_to_left(path: Path) -> None:
    xlsx(path, ["<s:t>a</s:t>"], "<s:sheetViews><s:sheetView/></s:sheetViews>")
    copy = upper_copy(path, path.parent, DocumentOptions("en", "he"))
    assert '<s:sheetView rightToLeft="1"/>' in part_of(copy, "xl/worksheets/sheet1.xml")
