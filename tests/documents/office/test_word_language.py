from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.documents.format import DocumentOptions
from tests.documents.office.packages import docx, paragraph, part_of, run
from tests.documents.office.word_bodies import body_in_capitals
from tests.documents.round_trip import (
    TO_FRENCH,
    upper_copy,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


def test_marks_of_language_change_only_with_the_language(path: Path) -> None:
    defaults = '<w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    styles = f"<w:styles><w:docDefaults>{defaults}</w:docDefaults></w:styles>"
    latin = run("ipso facto", '<w:lang w:val="la-VA"/>')
    body = paragraph(run("Text ", '<w:lang w:val="en-GB"/>') + "<w:r><w:tab/></w:r>" + latin)
    docx(path, body, styles=styles)
    copy = upper_copy(path, path.parent, TO_FRENCH)
    assert 'w:val="fr-FR"' in part_of(copy, "word/styles.xml")
    document = part_of(copy, "word/document.xml")
    assert "en-GB" not in document
    same = upper_copy(path, path.parent)
    assert part_of(same, "word/styles.xml") == styles
    assert "fr" not in part_of(same, "word/document.xml")


def test_a_language_that_runs_from_right_to_left(path: Path) -> None:
    properties = '<w:rFonts w:ascii="Arial"/><w:b/><w:sz w:val="20"/><w:lang w:val="en"/>'
    section = "<w:sectPr><w:cols/><w:docGrid/></w:sectPr>"
    body = "<w:p><w:pPr><w:keepNext/><w:jc/></w:pPr>" + run("Text", properties) + "</w:p>"
    table = (
        "<w:tbl><w:tblPr><w:tblW/></w:tblPr><w:tr><w:tc>" + paragraph("") + "</w:tc></w:tr></w:tbl>"
    )
    capitals = body_in_capitals(path, body + table + section, DocumentOptions("en", "ar"))
    assert "<w:pPr><w:keepNext/><w:bidi/><w:jc/></w:pPr>" in capitals
    assert (
        '<w:rFonts w:ascii="Arial" w:cs="Arial"/><w:b/><w:bCs/><w:sz w:val="20"/>'
        '<w:szCs w:val="20"/><w:rtl/><w:lang w:val="en" w:bidi="ar-EG"/>'
    ) in capitals
    assert "<w:tblPr><w:bidiVisual/><w:tblW/></w:tblPr>" in capitals
    assert "<w:pPr><w:keepNext/><w:bidi/></w:pPr></w:p></w:tc>" in capitals, "nothing to translate"
    assert "<w:cols/><w:bidi/><w:docGrid/>" in capitals


def test_a_language_that_runs_from_left_to_right_after_one_that_does_not(path: Path) -> None:
    body = f"<w:p><w:pPr><w:bidi/></w:pPr>{run('نص abc', '<w:rtl/>')}</w:p>"
    capitals = body_in_capitals(path, body, DocumentOptions("ar", "en"))
    assert '<w:bidi w:val="0"/>' in capitals
    assert '<w:rtl w:val="0"/>' in capitals
