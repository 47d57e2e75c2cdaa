from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentError,
    DocumentProtectedError,
    DocumentWithoutTextError,
)
from desktop_translator.core.marked_text import MarkedText, Span
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.pdf.document import LAYOUT_LOST, PAGES_WITHOUT_TEXT, Pdf
from desktop_translator.documents.registry import registration_of
from tests.documents.pdf.made import Text, lines, made_pdf
from tests.documents.round_trip import TO_FRENCH, texts_of, units_of

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.documents.format import Notice

PROSE = (
    "The first line of this paragraph is rather long, as\nall lines are but the last one, which "
    "is shorter, and\nends there."
)
COLUMN = (
    "A narrow column has short\nlines that go on and on\nuntil the very end of it\nwhere it stops."
)
OTHER = (
    "The other column stands\nbeside it and says what\nelse there is to be said\nabout the matter."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.pdf"


def _written(
    path: Path, options: DocumentOptions, *texts: MarkedText | None
) -> tuple[bytes, list[Notice]]:
    output = io.BytesIO()
    notices = Pdf().write(path, output, options, iter(texts))
    return output.getvalue(), list(notices)


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def test_lines_become_paragraphs(path: Path) -> None:
    made_pdf(path, [[*lines(PROSE), *lines("Another one.", top=640)]])
    assert texts_of(path) == [_flat(PROSE), "Another one."]


def test_a_first_line_that_is_set_in_begins_a_paragraph(path: Path) -> None:
    second = lines("And a second one that goes on for a whole line,\nand ends.", top=664)
    second[0] = Text(86, 664, second[0].text)
    made_pdf(path, [[*lines(PROSE), *second]])
    assert texts_of(path) == [
        _flat(PROSE),
        _flat("And a second one that goes on for a whole line,\nand ends."),
    ]


def test_words_broken_at_the_end_of_a_line_are_joined(path: Path) -> None:
    text = "A transla-\ntion of a well-\nknown and well-known text, Anglo-\nSaxon in its ways."
    made_pdf(path, [lines(text)])
    assert texts_of(path) == [
        "A translation of a well-known and well-known text, Anglo-Saxon in its ways."
    ]


def test_headings_are_known_by_their_size_or_weight(path: Path) -> None:
    made_pdf(
        path,
        [
            [
                Text(72, 760, "The title", 24, "B"),
                Text(72, 730, "A chapter", 16, "B"),
                Text(72, 715, "A section", 10, "B"),
                *lines(PROSE),
            ]
        ],
    )
    content, _ = _written(path, DocumentOptions("en", "fr", output_suffix=".html"), *[None] * 4)
    assert (
        f"<h1>The title</h1>\n<h2>A chapter</h2>\n<h3>A section</h3>\n<p>{_flat(PROSE)}</p>"
        in content.decode()
    )


def test_items_of_a_list_are_paragraphs(path: Path) -> None:
    made_pdf(path, [lines("• one of the items goes on\nover two lines\n• two\n1. three\n2. four")])
    assert texts_of(path) == [
        "• one of the items goes on over two lines",
        "• two",
        "1. three",
        "2. four",
    ]


def test_columns_are_read_one_after_the_other(path: Path) -> None:
    sides = [
        each for pair in zip(lines(COLUMN), lines(OTHER, left=210), strict=True) for each in pair
    ]
    title = Text(72, 720, "A title above both of the columns of the page, all over its width")
    made_pdf(path, [[title, *sides, *lines(PROSE, top=640)]])
    assert texts_of(path) == [title.text, _flat(COLUMN), _flat(OTHER), _flat(PROSE)]


def test_rows_of_a_table_stay_rows(path: Path) -> None:
    cells = [Text(72 + 150 * x, 700 - 20 * y, f"cell {x}{y}") for y in range(5) for x in range(3)]
    made_pdf(path, [cells])
    assert texts_of(path) == [f"cell 0{y}\tcell 1{y}\tcell 2{y}" for y in range(5)]


def test_text_goes_on_from_page_to_page_without_what_stands_at_their_edges(path: Path) -> None:
    pages = [
        [
            Text(72, 800, "A running title"),
            *lines(f"Page {word} has a text that begins on it and\ngoes on until its last line,"),
            Text(300, 30, f"{number}"),
        ]
        for number, word in enumerate(("one", "two", "three", "four"), start=1)
    ]
    pages[1][1] = Text(72, 700, "where the second page takes it up and then")
    made_pdf(path, pages)
    texts = texts_of(path)
    assert texts[0] == "A running title"
    assert texts.count("A running title") == 1
    assert not any(text.isdigit() for text in texts)
    assert "its last line, where the second page takes it up" in texts[1]


def test_titles_beside_page_numbers_are_kept_once_and_other_numbers_stay(path: Path) -> None:
    pages = [
        [Text(72, 800, f"Chapter {(n + 3) // 3}"), Text(500, 800, f"{n + 1}"), *lines(f"Text {n}.")]
        for n in range(6)
    ]
    pages[2].append(Text(300, 50, "42"))
    made_pdf(path, pages)
    assert texts_of(path) == [
        *("Chapter 1", "Text 0.", "Text 1.", "Text 2."),
        *("Text 3.", "Text 4.", "Text 5."),
    ]
    content, _ = _written(path, DocumentOptions("en", "fr", output_suffix=".html"), *[None] * 7)
    assert content.decode().count("<p>42</p>") == 1
    assert "<p>1</p>" not in content.decode()


def test_bold_and_slanted_words_are_spans_and_look_so_again(path: Path) -> None:
    words = [Text(72, 700, "One"), Text(95, 700, "bold", font="B")]
    made_pdf(path, [[*words, Text(122, 700, "and"), Text(145, 700, "slanted", font="I")]])
    (unit,) = units_of(path)
    assert unit.source.text == "One bold and slanted"
    assert [(span.start, span.end) for span in unit.source.spans] == [(4, 8), (13, 20)]
    french = MarkedText("Un <gras> et penché", (Span(3, 9, 1), Span(13, 19, 2)))
    content, _ = _written(path, DocumentOptions("en", "fr", output_suffix=".html"), french)
    assert b"<p>Un <strong>&lt;gras&gt;</strong> et <em>pench\xc3\xa9</em></p>" in content
    content, _ = _written(path, TO_FRENCH, french)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert '<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">&lt;gras&gt;</w:t>' in body
    assert '<w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">penché</w:t>' in body


@pytest.mark.parametrize("target", ["fr", "ar"])
def test_a_translation_is_a_word_document_that_can_be_read(path: Path, target: str) -> None:
    made_pdf(path, [[Text(72, 730, "Title", 20), *lines(PROSE), Text(72, 600, "12")]])
    options = DocumentOptions("en", target)
    content, notices = _written(path, options, MarkedText("Le\x0b titre"), MarkedText("a\tb\nc"))
    assert [notice.message for notice in notices] == [LAYOUT_LOST]
    copy = path.with_suffix(".docx")
    copy.write_bytes(content)
    assert registration_of(copy).name == "Word document"
    assert texts_of(copy)[0] == "Le titre"
    with zipfile.ZipFile(copy) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        assert ("<w:bidi/>" in archive.read("word/document.xml").decode()) == (target == "ar")
    assert content == _written(path, options, MarkedText("Le\x0b titre"), MarkedText("a\tb\nc"))[0]


def test_the_web_page_is_in_the_translations_language(path: Path) -> None:
    made_pdf(path, [lines(PROSE)])
    content, _ = _written(path, DocumentOptions("en", "ar", output_suffix=".html"), None)
    copy = path.with_suffix(".html")
    copy.write_bytes(content)
    assert '<html lang="ar" dir="rtl">' in content.decode()
    assert texts_of(copy) == [_flat(PROSE)]


def test_scanned_pages_are_named(path: Path) -> None:
    made_pdf(path, [[], []])
    with pytest.raises(DocumentWithoutTextError):
        units_of(path)
    made_pdf(path, [[], lines(PROSE)])
    _, notices = _written(path, TO_FRENCH, None)
    assert notices[1].message == PAGES_WITHOUT_TEXT
    assert notices[1].fields == {"number": "1", "pages": "2"}


def test_a_password_keeps_the_text_away(path: Path) -> None:
    made_pdf(path, [lines(PROSE)], locked=True)
    with pytest.raises(DocumentProtectedError):
        units_of(path)


def test_damage_is_named(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\nand nothing else")
    with pytest.raises(DocumentDamagedError):
        units_of(path)


def test_a_file_that_is_cut_or_spoilt_is_read_or_refused_with_a_reason(path: Path) -> None:
    whole = made_pdf(path, [lines(PROSE), lines(COLUMN)]).read_bytes()
    for place in range(20, len(whole), 150):
        for content in (whole[:place], whole[:place] + b"\xff\0(<[" + whole[place + 5 :]):
            path.write_bytes(content)
            with suppress(DocumentError):
                texts_of(path)


def test_it_is_known_by_its_content(path: Path) -> None:
    made_pdf(path, [lines(PROSE)]).rename(path.with_suffix(".txt"))
    assert Pdf.output_suffix == Pdf.output_suffixes[0]
    assert registration_of(path.with_suffix(".txt")).name == "PDF"
