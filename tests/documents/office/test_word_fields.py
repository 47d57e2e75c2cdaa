from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marked_text import SpanKind
from tests.documents.office.packages import paragraph, run
from tests.documents.office.word_bodies import BOLD, body_in_capitals, spans_of
from tests.documents.round_trip import (
    texts_of,
)

if TYPE_CHECKING:
    from pathlib import Path

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
INSTRUCTION = "<w:r><w:instrText>{}</w:instrText></w:r>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


def test_instructions_of_fields_are_never_touched(path: Path) -> None:
    field = BEGIN + INSTRUCTION.format(' HYPERLINK "http://a.b" ') + SEPARATE + "{}" + END
    body = paragraph(run("See ") + field.format("<w:r><w:t>this</w:t></w:r>") + run(" page"))
    assert field.format("<w:r><w:t>THIS</w:t></w:r>") in body_in_capitals(path, body)
    assert spans_of(path) == [("this", SpanKind.LINK)]


def test_computed_fields_keep_their_results(path: Path) -> None:
    field = BEGIN + INSTRUCTION.format(" MERGEFIELD Name ") + SEPARATE + run("«Name»", BOLD) + END
    nested = BEGIN + INSTRUCTION.format("=") + BEGIN + INSTRUCTION.format("x") + END + END
    simple = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>nine</w:t></w:r></w:fldSimple>'
    body = paragraph(run("Dear ") + field + run(" of ") + nested + simple + run(" pages"))
    capitals = body_in_capitals(path, body)
    for kept in (field, nested, simple):
        assert kept in capitals
    code = [text for text, kind in spans_of(path) if kind is SpanKind.CODE]
    assert code == ["«Name»", "nine"]


def test_a_table_of_contents_over_several_paragraphs(path: Path) -> None:
    page = BEGIN + INSTRUCTION.format("PAGEREF _Toc1") + SEPARATE + "<w:r><w:t>1</w:t></w:r>" + END
    text = "<w:r><w:t>{}</w:t></w:r><w:r><w:tab/></w:r>"
    entry = f'<w:hyperlink w:anchor="_Toc1">{text}{page}</w:hyperlink>'
    first = paragraph(BEGIN + INSTRUCTION.format("TOC") + SEPARATE + entry)
    body = first.format("One") + paragraph(entry).format("Two") + paragraph(END)
    assert body_in_capitals(path, body) == body.replace("One", "ONE").replace("Two", "TWO")
    assert texts_of(path) == ["One", "Two"]


def test_a_page_number_with_its_tab_stands_apart(path: Path) -> None:
    page = BEGIN + INSTRUCTION.format("PAGEREF _Toc1") + SEPARATE
    page += "<w:r><w:tab/><w:t>1</w:t></w:r>" + END
    body = paragraph("<w:r><w:t>One</w:t></w:r>" + page) + paragraph(page)
    assert body_in_capitals(path, body) == body.replace("One", "ONE")
    assert texts_of(path) == ["One"]
