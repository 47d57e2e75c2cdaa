"""Pairs as a text document with a table of two columns (ECMA-376, part 1, section 17.4)."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import quoteattr

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.pairs.pair import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.pairs.pair import TextPair

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/wordprocessingml/2006/main"
_TYPES = (
    f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="BFBFBF"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_COLUMN_TWIPS = 7_000
"""Twice this and the margins are the width of A4 on its side."""
_BEGINNING = (
    f'{_XML}<w:document xmlns:w="{_MAIN}"><w:body><w:tbl><w:tblPr>'
    f'<w:tblW w:w="{2 * _COLUMN_TWIPS}" w:type="dxa"/><w:tblBorders>{_LINES}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    f'<w:gridCol w:w="{_COLUMN_TWIPS}"/><w:gridCol w:w="{_COLUMN_TWIPS}"/></w:tblGrid>'
)
_END = (
    '</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" '
    'w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
_NO_PAIR_ROW = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"


def write_docx(output: BinaryIO, pairs: Iterable[TextPair], languages: tuple[str, str]) -> None:
    """Write a row per paragraph, the source on the left."""
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(_BEGINNING.encode())
            row = None
            for pair in pairs:
                cells = zip((pair.source, pair.target), languages, strict=True)
                row = f"<w:tr>{''.join(_cell(*cell) for cell in cells)}</w:tr>"
                part.write(row.encode("utf-8"))
            if row is None:  # a table has at least one row
                part.write(_NO_PAIR_ROW.encode())
            part.write(_END.encode())


def _cell(text: str, language: str) -> str:
    tag = quoteattr(language)
    backwards = runs_right_to_left(language)
    paragraph = "<w:pPr><w:bidi/></w:pPr>" if backwards else ""
    direction = "<w:rtl/>" if backwards else ""
    kind = "w:bidi" if backwards else "w:val"
    run = f"<w:rPr>{direction}<w:lang {kind}={tag}/></w:rPr>"
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' for line in text.split("\n")
    )
    width = f'<w:tcPr><w:tcW w:w="{_COLUMN_TWIPS}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{width}<w:p>{paragraph}<w:r>{run}{lines}</w:r></w:p></w:tc>"
