"""Office documents, put together for the tests from the XML that matters to them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from tests.documents.zip_documents import zipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OPEN_XML = "http://schemas.openxmlformats.org"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = f"{_OPEN_XML}/wordprocessingml/2006/main"
NAMESPACES = {
    "w": W,
    "a": f"{_OPEN_XML}/drawingml/2006/main",
    "p": f"{_OPEN_XML}/presentationml/2006/main",
    "c": f"{_OPEN_XML}/drawingml/2006/chart",
    "r": f"{_OPEN_XML}/officeDocument/2006/relationships",
    "m": f"{_OPEN_XML}/officeDocument/2006/math",
    "mc": f"{_OPEN_XML}/markup-compatibility/2006",
    "s": f"{_OPEN_XML}/spreadsheetml/2006/main",
    "dgm": f"{_OPEN_XML}/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "tc": "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_KINDS = {
    "word/document.xml": "wordprocessingml.document.main",
    "ppt/presentation.xml": "presentationml.presentation.main",
    "xl/workbook.xml": "spreadsheetml.sheet.main",
    "word/charts": "drawingml.chart",
    "word/diagrams/data": "drawingml.diagramData",
    "word/diagrams/drawing": "drawingml.diagramDrawing",
    "ppt/charts": "drawingml.chart",
    "ppt/diagrams/data": "drawingml.diagramData",
    "ppt/diagrams/drawing": "drawingml.diagramDrawing",
    "ppt/slides": "presentationml.slide",
    "ppt/slideMasters": "presentationml.slideMaster",
    "ppt/notesSlides": "presentationml.notesSlide",
    "ppt/comments": "presentationml.comments",
    "xl/worksheets": "spreadsheetml.worksheet",
    "xl/tables": "spreadsheetml.table",
    "xl/comments": "spreadsheetml.comments",
    "xl/threadedComments": "ms-excel.threadedcomments",
    "xl/drawings": "drawing",
    "xl/charts": "drawingml.chart",
    "xl/sharedStrings": "spreadsheetml.sharedStrings",
    **{
        f"word/{kind}": f"wordprocessingml.{kind}"
        for kind in ("header", "footer", "footnotes", "endnotes", "comments", "styles")
    },
}


def office(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a package of these parts, each XML one an element without its namespaces."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_OFFICE}.{_KINDS[start]}+xml"/>'
        for name in parts
        for start in _KINDS
        if name.startswith(start) and not name.endswith(".rels")
    )
    types = f'<Types xmlns="{_OPEN_XML}/package/2006/content-types">{overrides}</Types>'
    contents = {
        name: _declared(content) if isinstance(content, str) else content
        for name, content in parts.items()
    }
    return zipped(path, {"[Content_Types].xml": _DECLARATION + types, **contents})


def relationships(**targets: str) -> bytes:
    """Return a part that leads from ids to parts."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="t" Target="{value}"/>' for key, value in targets.items()
    )
    namespace = f"{_OPEN_XML}/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{entries}</Relationships>'.encode()


def docx(path: Path, body: str, **parts: str | bytes) -> Path:
    """Write a document of Word's; `header1="…"` is the part word/header1.xml."""
    others = {f"word/{name}.xml": content for name, content in parts.items()}
    document = f"<w:document><w:body>{body}</w:body></w:document>"
    return office(path, {"word/document.xml": document, **others})


def paragraph(content: str) -> str:
    return f"<w:p><w:pPr><w:keepNext/></w:pPr>{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of Word's with a text, edges kept."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def part_of(path: Path, name: str) -> str:
    """Return a part without its declaration and namespaces, as the tests write it."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(name).decode()
    etree.fromstring(text.encode())
    return text.removeprefix(_DECLARATION).replace(f" {_DECLARED}", "")


def _declared(content: str) -> str:
    end = content.index(">")
    end -= content[end - 1] == "/"
    return f"{_DECLARATION}{content[:end]} {_DECLARED}{content[end:]}"
