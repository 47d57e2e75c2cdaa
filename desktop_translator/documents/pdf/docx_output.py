"""Paragraphs as a document for word processors (Office Open XML, transitional)."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.office.language_tags import office_tag
from desktop_translator.documents.pdf.lines import Style
from desktop_translator.documents.span_events import Close, Open, events_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.documents.pdf.paragraphs import Paragraph

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DATE = (1980, 1, 1, 0, 0, 0)
"""The same document gives the same bytes."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HALF_POINTS = (22, 36, 28, 24)
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_KINDS}/styles" Target="styles.xml"/></Relationships>'
    ),
}


def write_docx(output: BinaryIO, paragraphs: Sequence[Paragraph], language: str) -> None:
    """Write a document with headings, paragraphs, bold and italic letters."""
    to_left = runs_right_to_left(language)
    body = "".join(_paragraph(each, to_left) for each in paragraphs)
    parts = {
        **_PARTS,
        "word/styles.xml": _styles(office_tag(language)),
        "word/document.xml": (
            f"<w:document {_MAIN}><w:body>{body}<w:sectPr>"
            f"{'<w:bidi/>' if to_left else ''}</w:sectPr></w:body></w:document>"
        ),
    }
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_XML + content).encode(errors="replace"))


def _styles(language: str) -> str:
    tag = quoteattr(language)
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{_HALF_POINTS[level]}"/>'
        f'<w:szCs w:val="{_HALF_POINTS[level]}"/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    return (
        f"<w:styles {_MAIN}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:sz w:val="{_HALF_POINTS[0]}"/><w:szCs w:val="{_HALF_POINTS[0]}"/>'
        f"<w:lang w:val={tag} w:eastAsia={tag} w:bidi={tag}/></w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
        '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1"'
        f' w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>{headings}</w:styles>'
    )


def _paragraph(paragraph: Paragraph, to_left: bool) -> str:
    style = f'<w:pStyle w:val="Heading{paragraph.level}"/>' if paragraph.level else ""
    direction = "<w:bidi/>" if to_left else ""
    usual = Style() if paragraph.level else paragraph.styles[0]
    shown = [usual]
    runs: list[str] = []
    for event in events_of(paragraph.text, lambda _outer, _inner: False):
        if isinstance(event, str):
            runs.append(_run(event, shown[-1], to_left))
        elif isinstance(event, Open):
            shown.append(paragraph.styles[event.tag])
        elif isinstance(event, Close):
            shown.pop()
    return f"<w:p><w:pPr>{style}{direction}</w:pPr>{''.join(runs)}</w:p>"


def _run(text: str, style: Style, to_left: bool) -> str:
    looks = [
        *(("<w:b/><w:bCs/>",) if style.bold else ()),
        *(("<w:i/><w:iCs/>",) if style.italic else ()),
        *(("<w:rtl/>",) if to_left else ()),
    ]
    pieces = [
        "<w:tab/>" if piece == "\t" else "<w:br/>" if piece == "\n" else _text(piece)
        for piece in _pieces(text)
    ]
    return f"<w:r><w:rPr>{''.join(looks)}</w:rPr>{''.join(pieces)}</w:r>"


def _pieces(text: str) -> list[str]:
    return [piece for piece in re.split(r"([\t\n])", text) if piece]


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(_FORBIDDEN.sub("", text))}</w:t>'
