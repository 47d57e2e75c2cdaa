"""Small documents of each office format with what is easily lost, to be drawn before and after."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from package import OPEN_XML, relationships, write_package
from slides_sample import slide_parts
from word_sample import PROSE, word_parts

if TYPE_CHECKING:
    from pathlib import Path

_SHEET = f'xmlns="{OPEN_XML}/spreadsheetml/2006/main"'
_RELATED = f'xmlns:r="{OPEN_XML}/officeDocument/2006/relationships"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT = "application/vnd.oasis.opendocument.text"


def make_samples(folder: Path) -> Path:
    """Write the documents into a new folder, and return it."""
    folder.mkdir()
    write_package(folder / "text.docx", "word/document.xml", word_parts())
    write_package(folder / "slides.pptx", "ppt/presentation.xml", slide_parts())
    write_package(folder / "sheet.xlsx", "xl/workbook.xml", _sheet_parts())
    _write_open_document(folder / "text.odt")
    return folder


def _sheet_parts() -> dict[str, tuple[str, str]]:
    texts = ("Item", "Price", "Chair", "Table")
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>20.5</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><f>B2*2</f><v>41</v></c></row>'
        '<row r="4"><c r="A4" t="str"><f>A2&amp;"!"</f><v>Chair!</v></c></row>'
    )
    header = "<headerFooter><oddHeader>&amp;LPrices&amp;RPage &amp;P</oddHeader></headerFooter>"
    columns = '<tableColumn id="1" name="Item"/><tableColumn id="2" name="Price"/>'
    sheets = '<sheets><sheet name="Data" sheetId="1" r:id="worksheet"/></sheets>'
    tables = '<tableParts count="1"><tablePart r:id="table"/></tableParts>'
    sheet = f"<sheetData>{rows}</sheetData>{header}{tables}"
    named = 'id="1" name="T" displayName="T" ref="A1:B3"'
    table = f'<tableColumns count="2">{columns}</tableColumns>'
    related = relationships(worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml")
    kind = "spreadsheetml"
    return {
        "xl/workbook.xml": (f"{kind}.sheet.main", _root("workbook", sheets)),
        "xl/_rels/workbook.xml.rels": ("", related),
        "xl/sharedStrings.xml": (f"{kind}.sharedStrings", _root("sst", strings)),
        "xl/worksheets/sheet1.xml": (f"{kind}.worksheet", _root("worksheet", sheet)),
        "xl/worksheets/_rels/sheet1.xml.rels": ("", relationships(table="../tables/table1.xml")),
        "xl/tables/table1.xml": (f"{kind}.table", _root("table", table, named)),
    }


def _root(name: str, content: str, attributes: str = "") -> str:
    return f"<{name} {_SHEET} {_RELATED} {attributes}>{content}</{name}>"


def _write_open_document(path: Path) -> None:
    names = " ".join(f'xmlns:{each}="{_ODF}:{each}:1.0"' for each in ("office", "text"))
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A footnote.</text:p></text:note-body></text:note>"
    )
    body = (
        '<text:h text:outline-level="1">The report</text:h>'
        f"<text:p>{PROSE}<text:span>Nobody</text:span> disagreed.{note}</text:p>"
        '<text:p>Left<text:tab/>right<text:line-break/>below<text:s text:c="3"/>apart</text:p>'
    )
    content = (
        f'<office:document-content {names} office:version="1.2"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.2">'
        f"{entry.format('/', _ODT)}{entry.format('content.xml', 'text/xml')}</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", _ODT)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
