from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marked_text import SpanKind
from desktop_translator.documents.format import DocumentOptions
from tests.documents.office.packages import office, part_of, relationships
from tests.documents.round_trip import (
    SAME,
    TO_FRENCH,
    assert_identity,
    texts_of,
    units_of,
    upper_copy,
)

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "<a:r><a:t>{}</a:t></a:r>"


def body(content: str, properties: str = "<a:bodyPr/>") -> str:
    return f"<p:txBody>{properties}<a:p>{content}</a:p></p:txBody>"


def pptx(path: Path, slide: str, **parts: str | bytes) -> Path:
    """Write a presentation with one slide and other parts."""
    return office(
        path,
        {
            "ppt/presentation.xml": '<p:presentation><p:sldId r:id="a"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": relationships(a="slides/slide1.xml"),
            "ppt/slides/slide1.xml": f"<p:sld>{slide}</p:sld>",
            **{f"ppt/{name}.xml": content for name, content in parts.items()},
        },
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.pptx"


def slide_in_capitals(path: Path, slide: str, options: DocumentOptions = SAME) -> str:
    pptx(path, slide)
    assert_identity(path)
    text = part_of(upper_copy(path, path.parent, options), "ppt/slides/slide1.xml")
    return text.removeprefix("<p:sld>").removesuffix("</p:sld>")


def test_runs_that_look_alike_are_one_text(path: Path) -> None:
    content = (
        '<a:pPr lvl="1"/><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>Trans</a:t></a:r>'
        '<a:r><a:rPr lang="en-US" err="1"/><a:t>lation</a:t></a:r><a:endParaRPr lang="en-GB"/>'
    )
    capitals = slide_in_capitals(path, body(content))
    assert texts_of(path) == ["Translation"]
    assert (
        '<a:p><a:pPr lvl="1"/><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>TRANSLATION</a:t></a:r>'
        '<a:endParaRPr lang="en-GB"/></a:p>'
    ) in capitals


def test_formatting_links_breaks_and_fields(path: Path) -> None:
    bold = '<a:r><a:rPr b="1"/><a:t>bold</a:t></a:r>'
    link = '<a:r><a:rPr><a:hlinkClick r:id="rId2"/></a:rPr><a:t>a link</a:t></a:r>'
    number = '<a:fld id="{0}" type="slidenum"><a:t>7</a:t></a:fld>'
    line = "<a:br/>"
    content = TEXT.format("Most of it ") + bold + line + TEXT.format("is ") + link + number
    capitals = slide_in_capitals(path, body(content + TEXT.format(" and ends")))
    [unit] = units_of(path)
    assert [(unit.source.text[s.start : s.end], s.kind) for s in unit.source.spans] == [
        ("bold", SpanKind.FORMAT),
        ("", SpanKind.VOID),
        ("a link", SpanKind.LINK),
        ("7", SpanKind.CODE),
    ]
    for kept in (bold.replace("bold", "BOLD"), link.replace("a link", "A LINK"), number, line):
        assert kept in capitals


def test_slides_come_in_their_order_each_with_what_belongs_to_it(path: Path) -> None:
    def texts(text: str) -> str:
        return f"<p:sld>{body(TEXT.format(text))}</p:sld>"

    office(
        path,
        {
            "ppt/presentation.xml": '<p:presentation><p:sldId r:id="b"/><p:sldId r:id="a"/>'
            "</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relationships(
                a="slides/slide1.xml", b="/ppt/slides/slide2.xml"
            ),
            "ppt/slideMasters/slideMaster1.xml": texts("master"),
            "ppt/slides/slide1.xml": texts("second"),
            "ppt/slides/slide2.xml": texts("first"),
            "ppt/slides/_rels/slide2.xml.rels": relationships(
                a="../notesSlides/notesSlide1.xml",
                b="../diagrams/data1.xml",
                c="../diagrams/drawing1.xml",
            ),
            "ppt/notesSlides/notesSlide1.xml": texts("notes"),
            "ppt/diagrams/data1.xml": f"<dgm:t><a:p>{TEXT.format('step')}</a:p></dgm:t>",
            "ppt/diagrams/drawing1.xml": f"<dsp:t><a:p>{TEXT.format('step')}</a:p></dsp:t>",
            "ppt/comments/comment1.xml": "<p:cmLst><p:text>remark</p:text></p:cmLst>",
        },
    )
    assert_identity(path)
    assert texts_of(path) == ["first", "step", "notes", "second", "remark"]
    copy = upper_copy(path, path.parent)
    assert "STEP" in part_of(copy, "ppt/diagrams/data1.xml")
    assert "STEP" in part_of(copy, "ppt/diagrams/drawing1.xml")
    assert "master" in part_of(copy, "ppt/slideMasters/slideMaster1.xml")


def test_empty_placeholders_stay_empty(path: Path) -> None:
    empty = body("<a:endParaRPr/>")
    assert empty in slide_in_capitals(path, empty + body(TEXT.format("text")))
    assert texts_of(path) == ["text"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<a:bodyPr/>", "<a:bodyPr><a:normAutofit/></a:bodyPr>"),
        (
            "<a:bodyPr><a:prstTxWarp/></a:bodyPr>",
            "<a:bodyPr><a:prstTxWarp/><a:normAutofit/></a:bodyPr>",
        ),
        (
            '<a:bodyPr><a:normAutofit fontScale="90000"/></a:bodyPr>',
            '<a:bodyPr><a:normAutofit fontScale="63639"/></a:bodyPr>',
        ),
        ("<a:bodyPr><a:spAutoFit/></a:bodyPr>", "<a:bodyPr><a:spAutoFit/></a:bodyPr>"),
        ("<a:bodyPr><a:noAutofit/></a:bodyPr>", "<a:bodyPr><a:noAutofit/></a:bodyPr>"),
    ],
)
def test_text_that_has_grown_is_made_to_fit(path: Path, before: str, after: str) -> None:
    capitals = slide_in_capitals(path, body(TEXT.format("ß" * 20), before))
    assert body(TEXT.format("S" * 40), after) in capitals
    assert body(TEXT.format("LONG"), before) in slide_in_capitals(
        path, body(TEXT.format("long"), before)
    )


def test_the_language_and_its_direction(path: Path) -> None:
    runs = TEXT.format("some ") + '<a:r><a:rPr lang="la" b="1"/><a:t>text</a:t></a:r>'
    french = slide_in_capitals(path, body(runs), TO_FRENCH)
    assert '<a:rPr lang="fr-FR"/>' in french
    assert '<a:rPr lang="la" b="1"/>' in french
    assert "rtl" not in french
    arabic = slide_in_capitals(
        path, body(f'<a:pPr algn="l"/>{runs}') + body(runs), DocumentOptions("en", "ar")
    )
    assert '<a:pPr algn="r" rtl="1"/>' in arabic
    assert '<a:pPr rtl="1" algn="r"/>' in arabic
    title = f'<p:sp><p:ph type="title"/>{body(runs)}</p:sp>'
    assert '<a:pPr rtl="1"/>' in slide_in_capitals(path, title, DocumentOptions("en", "ar"))
