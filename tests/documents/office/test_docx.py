from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentError,
    DocumentFormatUnknownError,
    DocumentUnsafeError,
)
from desktop_translator.core.marked_text import SpanKind
from desktop_translator.documents.registry import registration_of
from tests.documents.office.packages import W, docx, office, paragraph, part_of, run
from tests.documents.office.word_bodies import BOLD, body_in_capitals, spans_of
from tests.documents.round_trip import (
    assert_identity,
    texts_of,
    upper_copy,
)
from tests.documents.zip_documents import zipped

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


def test_the_twin_for_older_programs_says_the_same(path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    twins = "<mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{twins}</mc:AlternateContent></w:r>"
    body = paragraph(run("Outside") + both.format(box.format("inside"), box.format("inside")))
    capitals = body_in_capitals(path, body)
    assert texts_of(path) == ["Outside", "inside"]
    assert both.format(box.format("INSIDE"), box.format("INSIDE")) in capitals
    other = both.format(box.format("inside"), box.format("only here"))
    docx(path, paragraph(other))
    assert texts_of(path) == ["inside", "only here"]


def test_all_parts_with_text_are_read_and_the_others_left(path: Path) -> None:
    def part(root: str, text: str) -> str:
        return f"<w:{root}>{paragraph(run(text))}</w:{root}>"

    docx(
        path,
        paragraph(run("body")),
        header1=part("hdr", "header"),
        footer1=part("ftr", "footer"),
        footnotes=f"<w:footnotes>{part('footnote', 'note')}</w:footnotes>",
        endnotes=f"<w:endnotes>{part('endnote', 'end')}</w:endnotes>",
        comments=f"<w:comments>{part('comment', 'comment')}</w:comments>",
        settings=part("settings", "no text"),
        vbaProject=b"macro",
        **{
            "charts/chart1": "<c:chart><a:p><a:r><a:t>title</a:t></a:r></a:p><c:strCache><c:pt>"
            "<c:v>series</c:v></c:pt></c:strCache><c:numCache><c:v>7</c:v></c:numCache></c:chart>",
            "diagrams/data1": "<dgm:t><a:p><a:r><a:t>step</a:t></a:r></a:p></dgm:t>",
            "diagrams/drawing1": "<dsp:t><a:p><a:r><a:t>step</a:t></a:r></a:p></dsp:t>",
        },
    )
    assert_identity(path)
    assert texts_of(path) == [
        *("body", "header", "footer", "note", "end", "comment"),
        *("title", "series", "step"),
    ]
    copy = upper_copy(path, path.parent)
    assert "<a:t>STEP</a:t>" in part_of(copy, "word/diagrams/data1.xml")
    assert "<a:t>STEP</a:t>" in part_of(copy, "word/diagrams/drawing1.xml")
    assert part_of(copy, "word/settings.xml") == part_of(path, "word/settings.xml")


def test_the_strict_form_of_the_format_is_read(path: Path) -> None:
    body = paragraph(run("Text ") + run("bold", BOLD))
    docx(path, body)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    zipped(path, {name: content.replace(W, strict) for name, content in parts.items()})
    assert texts_of(path) == ["Text bold"]
    assert_identity(path)
    with zipfile.ZipFile(upper_copy(path, path.parent)) as archive:
        assert W not in archive.read("word/document.xml").decode()


def test_the_name_does_not_matter_and_macros_stay(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.pptx", paragraph(run("Text")), vbaProject=b"macro")
    assert registration_of(path).name == "Word document"
    assert_identity(path)
    copy = upper_copy(path, tmp_path)
    assert "macro" not in texts_of(copy)


def test_code_in_a_style_for_code_is_kept(path: Path) -> None:
    style = '<w:style w:styleId="{}"><w:name w:val="{}"/></w:style>'
    styles = (
        f"<w:styles>{style.format('C1', 'HTML Code')}{style.format('P1', 'Source Code')}</w:styles>"
    )
    code = '<w:r><w:rPr><w:rStyle w:val="C1"/></w:rPr><w:t>make</w:t></w:r>'
    whole = '<w:p><w:pPr><w:pStyle w:val="P1"/></w:pPr><w:r><w:t>int x;</w:t></w:r></w:p>'
    docx(path, paragraph(run("Run ") + code + run(" now")) + whole, styles=styles)
    assert_identity(path)
    assert texts_of(path) == ["Run make now"]
    assert spans_of(path) == [("make", SpanKind.CODE)]
    assert code in part_of(upper_copy(path, path.parent), "word/document.xml")


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', DocumentUnsafeError),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', DocumentUnsafeError),
        (b"<w:document", DocumentDamagedError),
        (b"", DocumentDamagedError),
    ],
)
def test_a_document_with_bad_xml_is_refused(
    path: Path, document: bytes, error: type[DocumentError]
) -> None:
    office(path, {"word/document.xml": document})
    with pytest.raises(error) as caught:
        texts_of(path)
    assert caught.value.fields["path"] == str(path)


def test_a_document_without_its_main_part_is_damaged(path: Path) -> None:
    office(path, {"word/header1.xml": "<w:hdr/>"})
    with pytest.raises(DocumentDamagedError):
        texts_of(path)


def test_kinds_of_parts_by_suffix_and_in_other_letters(path: Path) -> None:
    docx(path, paragraph(run("Text")))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    types = parts["[Content_Types].xml"]
    zipped(path, {**parts, "[Content_Types].xml": types.replace("/word/doc", "/Word/DOC")})
    assert texts_of(path) == ["Text"]
    default = types.replace('Override PartName="/word/document.xml"', 'Default Extension="xml"')
    zipped(path, {**parts, "[Content_Types].xml": default})
    assert texts_of(path) == ["Text"]


def test_workbooks_that_are_no_xml_are_of_no_known_kind(tmp_path: Path) -> None:
    path = office(tmp_path / "a.xlsb", {"xl/workbook.bin": b"\0\1"})
    with pytest.raises(DocumentFormatUnknownError):
        registration_of(path)
