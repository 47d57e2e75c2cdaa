from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from tests.documents.office.packages import docx, paragraph, run
from tests.documents.office.word_bodies import BOLD, body_in_capitals, spans_of, translated
from tests.documents.round_trip import (
    texts_of,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


def test_words_split_by_runs_that_look_alike_are_whole(path: Path) -> None:
    body = paragraph(
        '<w:r w:rsidR="00A1"><w:t>Trans</w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:r w:rsidR="00B2"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>la</w:t></w:r>'
        "<w:r><w:rPr><w:noProof/></w:rPr><w:t>tion</w:t></w:r>"
    )
    assert body_in_capitals(path, body) == paragraph("<w:r><w:t>TRANSLATION</w:t></w:r>")
    assert texts_of(path) == ["Translation"]


def test_formatting_is_a_span_and_that_of_most_text_is_none(path: Path) -> None:
    body = paragraph(run("Most of it, ", BOLD) + run("not") + run(" this.", BOLD))
    assert body_in_capitals(path, body) == paragraph(
        run("MOST OF IT, ", BOLD) + "<w:r><w:t>NOT</w:t></w:r>" + run(" THIS.", BOLD)
    )
    assert spans_of(path) == [("not", SpanKind.FORMAT)]


def test_spaces_take_the_look_of_the_text_beside_them_unless_they_show_theirs(path: Path) -> None:
    docx(path, paragraph(run("one") + run(" ", BOLD) + run("two") + run(" ", BOLD)))
    assert spans_of(path) == []
    docx(path, paragraph(run("one") + run(" ", '<w:u w:val="single"/>') + run("two")))
    assert spans_of(path) == [(" ", SpanKind.FORMAT)]


def test_formatting_moves_with_its_words(path: Path) -> None:
    docx(path, paragraph(run("The ") + run("red", BOLD) + run(" house")))
    body = translated(path, MarkedText("La maison rouge", (Span(10, 15, 0),)))
    assert (
        paragraph(run("La maison ") + f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>rouge</w:t></w:r>") in body
    )


def test_formatting_may_get_lost(path: Path) -> None:
    docx(path, paragraph(run("The ") + run("red", BOLD) + run(" house")))
    assert paragraph("<w:r><w:t>La maison</w:t></w:r>") in translated(path, "La maison")


def test_links_survive_with_their_looks(path: Path) -> None:
    link = '<w:hyperlink r:id="rId1">{}</w:hyperlink>'
    body = paragraph(run("See ") + link.format(run("our page", BOLD)) + run("."))
    capitals = body_in_capitals(path, body)
    assert link.format(f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>OUR PAGE</w:t></w:r>") in capitals
    assert spans_of(path) == [("our page", SpanKind.LINK)]


@pytest.mark.parametrize("spans", [(), (Span(0, 0, 0, SpanKind.LINK),)])
def test_a_link_without_words_in_the_translation_keeps_its_own(
    path: Path, spans: tuple[Span, ...]
) -> None:
    link = '<w:hyperlink r:id="rId1"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
    docx(path, paragraph(run("See ") + link.format("[1]") + run(" here")))
    assert link.format("[1]") in translated(path, MarkedText("Voir", spans))


def test_a_link_around_everything_needs_no_span(path: Path) -> None:
    body = paragraph(
        '<w:bookmarkStart w:id="1" w:name="_Toc1"/><w:hyperlink w:anchor="a"><w:r><w:t>All</w:t>'
        '</w:r></w:hyperlink><w:bookmarkEnd w:id="1"/>'
    )
    assert body_in_capitals(path, body) == body.replace("All", "ALL")
    assert spans_of(path) == []


@pytest.mark.parametrize(
    "content",
    [
        "<w:tab/>",
        "<w:br/>",
        '<w:br w:type="page"/>',
        '<w:sym w:font="Wingdings" w:char="F04A"/>',
        '<w:footnoteReference w:id="2"/>',
        "<w:drawing/>",
        "<w:object/>",
        "<w:pict/>",
    ],
)
def test_what_has_no_text_is_a_place(path: Path, content: str) -> None:
    body = paragraph(f"<w:r><w:t>one</w:t>{content}<w:t>two</w:t></w:r>")
    expected = f"<w:r><w:t>ONE</w:t></w:r><w:r>{content}</w:r><w:r><w:t>TWO</w:t></w:r>"
    assert body_in_capitals(path, body) == paragraph(expected)
    assert spans_of(path) == [("", SpanKind.VOID)]


def test_a_place_that_the_translation_lost_is_put_at_the_end(path: Path) -> None:
    docx(path, paragraph('<w:r><w:t>one</w:t><w:footnoteReference w:id="2"/><w:t>two</w:t></w:r>'))
    body = translated(path, "un deux")
    assert '<w:t>un deux</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' in body


def test_places_at_the_edges_stay_there_without_a_span(path: Path) -> None:
    body = paragraph(
        '<w:r><w:tab/></w:r><w:r><w:t>Text</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    assert body_in_capitals(path, body) == body.replace("Text", "TEXT")
    assert spans_of(path) == []


def test_mathematics_stays(path: Path) -> None:
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    body = paragraph(run("If ") + formula + run(" holds"))
    assert formula in body_in_capitals(path, body)
    assert texts_of(path) == ["If  holds"]


def test_tracked_deletions_are_no_text_and_insertions_are(path: Path) -> None:
    gone = "<w:del w:id='1'><w:r><w:delText>old</w:delText></w:r></w:del>".replace("'", '"')
    moved = '<w:moveFrom w:id="2"><w:r><w:t>away</w:t></w:r></w:moveFrom>'
    fresh = '<w:ins w:id="3"><w:r><w:t>new</w:t></w:r></w:ins>'
    capitals = body_in_capitals(path, paragraph(run("The ") + gone + fresh + moved + run(" one")))
    assert texts_of(path) == ["The new one"]
    assert gone in capitals
    assert moved in capitals
    assert fresh.replace("new", "NEW") in capitals


def test_bookmarks_and_comments_stay_in_pairs_also_where_they_cross(path: Path) -> None:
    def start(kind: str, key: str) -> str:
        return f'<w:{kind}Start w:id="{key}"/>'

    def end(kind: str, key: str) -> str:
        return f'<w:{kind}End w:id="{key}"/>'

    body = paragraph(
        start("bookmark", "1")
        + run("One ")
        + start("commentRange", "2")
        + run("two ")
        + end("bookmark", "1")
        + run("three")
        + end("commentRange", "2")
        + run(" four")
        + start("bookmark", "3")
        + end("bookmark", "3")
        + run(" five")
        + start("bookmark", "4")
    )
    capitals = body_in_capitals(path, body)
    for mark in ("bookmark", "commentRange"):
        assert capitals.count(f"<w:{mark}Start") == body.count(f"<w:{mark}Start")
        assert capitals.count(f"<w:{mark}End") == body.count(f"<w:{mark}End")
    words = [word for word in ("ONE", "TWO", "THREE", "FOUR", "FIVE") if word in capitals]
    assert len(words) == 5


def test_spaces_at_the_edges_of_runs(path: Path) -> None:
    docx(path, paragraph("<w:r><w:t> not kept </w:t></w:r>" + run(" kept ")))
    assert texts_of(path) == ["not kept kept "]


def test_content_controls(path: Path) -> None:
    control = (
        "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    bound = control.format('<w:dataBinding w:xpath="/a"/><w:id w:val="1"/>', "text")
    chosen = control.format("<w:dropDownList/>", "choice")
    capitals = body_in_capitals(path, paragraph(run("A ") + bound + run(" and ") + chosen))
    assert control.format('<w:id w:val="1"/>', "TEXT") in capitals
    assert chosen in capitals


def test_ruby_is_read_by_its_base_and_hidden_text_is_kept(path: Path) -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>aid</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    capitals = body_in_capitals(path, paragraph(run("The ") + ruby + hidden + run(" text")))
    assert texts_of(path) == ["The base text"]
    assert hidden in capitals


def test_hyphens(path: Path) -> None:
    hyphen = "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail hy{}phen</w:t></w:r>"
    soft = "</w:t><w:softHyphen/><w:t>"
    capitals = body_in_capitals(path, paragraph(hyphen.format(soft)))
    assert capitals == paragraph("<w:r><w:t>E</w:t><w:noBreakHyphen/><w:t>MAIL HYPHEN</w:t></w:r>")
    assert texts_of(path) == ["e\N{NON-BREAKING HYPHEN}mail hyphen"]


def test_letters_of_fonts_of_symbols_are_no_text(path: Path) -> None:
    symbol = "<w:r><w:t>\uf0e0</w:t></w:r>"
    assert symbol in body_in_capitals(path, paragraph(run("this ") + symbol + run(" that")))
    assert texts_of(path) == ["this  that"]
