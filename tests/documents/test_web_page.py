from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import DocumentFormatUnknownError
from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from desktop_translator.documents.web_page import WebPage
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.pages import PAGE, translated, upper
from tests.documents.round_trip import (
    SAME,
    assert_identity,
    texts_of,
    units_of,
    upper_copy,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.html"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<title>a &amp; b</title>", "<title>A &amp; B</title>"),
        ("<meta name=description content='c \"d\"'>", "<meta name=description content='C \"D\"'>"),
        ('<meta property="og:title" content="f">', '<meta property="og:title" content="F">'),
        ("<meta name=robots content=e>", "<meta name=robots content=e>"),
        ("<p title=g>h <b title='&apos;'>", "<p title=\"G\">H <b title='&apos;'>"),
        ('<img alt="&quot;j&quot;" src="k"> l', '<img alt="&quot;J&quot;" src="k"> L'),
        ("<input type=submit value=m>", '<input type=submit value="M">'),
        ('<input value=n placeholder="o">', '<input value=n placeholder="O">'),
        ('<a aria-label="p" href="q">r</a>', '<a aria-label="P" href="q">R</a>'),
        ('a <button title="b">c</button><p>d', 'A <button title="B">C</button><p>D'),
        ('a <img alt="b"><br><br><img alt="c"> d', 'A <img alt="B"><br><br><img alt="C"> D'),
        ('<svg title="a"><pre title="b">', '<svg title="A"><pre title="b">'),
    ],
)
def test_attributes_that_people_read_are_texts(path: Path, body: str, expected: str) -> None:
    assert upper(path, body) == expected


def test_a_texts_own_attribute_is_translated_where_the_text_is_not(path: Path) -> None:
    body = '<p>one <img alt="two"> three'
    assert translated(path, body, MarkedText('d"eux'), None) == (
        '<p>one <img alt="d&quot;eux"> three'
    )


def test_translations_are_spelt_as_the_page_is(path: Path) -> None:
    body = "<p>a&nbsp;b &eacute;</p>"
    assert translated(path, body, MarkedText("é <à> & \xa0 » ê")) == (
        "<p>&eacute; &lt;à> &amp; &nbsp; » ê</p>"
    )


def test_ruby_goes_with_the_language_that_it_is_for(path: Path) -> None:
    body = "<p><ruby>東京<rt>とうきょう</rt></ruby>です</p>"
    path.write_text(PAGE + body, encoding="utf-8")
    (unit,) = units_of(path)
    assert unit.source.text == "東京です"
    spans = (Span(0, 5, 0), Span(5, 5, 1, SpanKind.VOID))
    assert translated(path, body, MarkedText("Tokyo it is", spans)) == (
        "<p><ruby>Tokyo</ruby> it is</p>"
    )


@pytest.mark.parametrize(
    ("target", "body", "expected"),
    [
        (
            "fr",
            '<html lang="en-GB"><p lang=en><p lang=la>',
            '<html lang="fr"><p lang="fr"><p lang=la>',
        ),
        ("fr", "<html><head>", '<html lang="fr"><head>'),
        ("ar", '<html lang="en">', '<html dir="rtl" lang="ar">'),
        ("ar", "<html lang=en dir=ltr><p dir=ltr>", '<html lang="ar" dir="rtl"><p dir=ltr>'),
        ("ar", "<body dir=ltr><p dir=ltr>", '<body dir="rtl"><p dir=ltr>'),
        (
            "fr",
            "<meta http-equiv=Content-Language content=en>",
            '<meta http-equiv=Content-Language content="fr">',
        ),
        ("en", '<html lang="en-GB">', '<html lang="en-GB">'),
    ],
)
def test_marks_of_language_become_those_of_the_translation(
    path: Path, target: str, body: str, expected: str
) -> None:
    path.write_text(PAGE + body)
    content, _ = written(path, Pseudo.IDENTITY, DocumentOptions("en", target))
    assert content.decode() == PAGE + expected


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("ISO-8859-1", "latin-1"), ("iso-8859-1", "cp1252"), ("koi8-r", "koi8-r"),
     ("Shift_JIS", "cp932"), ("windows-1251", "cp1251"), ("utf-8", "utf-8-sig"), ("x", "utf-16")],
)  # fmt: skip
def test_the_encoding_is_that_which_the_page_declares(
    path: Path, declared: str, encoding: str
) -> None:
    letters = {"latin-1": "é", "cp1252": "“é”", "cp932": "東京"}.get(encoding, "ж")
    page = f'{PAGE}<meta http-equiv=a content="text/html; charset={declared}"><p>a {letters}'
    path.write_bytes(page.encode(encoding))
    assert texts_of(path) == [f"a {letters}"]
    assert_identity(path)
    copy = upper_copy(path, path.parent).read_bytes()
    assert copy == page.replace(f"a {letters}", f"A {letters.upper()}").encode(encoding)


def test_letters_that_the_encoding_lacks_become_references(path: Path) -> None:
    page = PAGE + '<meta charset=iso-8859-2><p title="x">a \udc81 ž'
    path.write_bytes(page.encode("iso-8859-2", errors="surrogateescape"))
    output = io.BytesIO()
    texts = (MarkedText("œ"), MarkedText("ж ž"))
    WebPage().write(path, output, SAME, iter(texts))
    assert output.getvalue().decode("iso-8859-2") == (
        PAGE + '<meta charset=iso-8859-2><p title="&#339;">&#1078; ž'
    )


def test_bytes_that_are_not_of_the_encoding_stay(path: Path) -> None:
    path.write_bytes(PAGE.encode() + "<meta charset=utf-8><p>été à la".encode() * 9 + b" \xe9 x")
    assert_identity(path)


def test_xhtml_stays_xml(tmp_path: Path) -> None:
    path = tmp_path / "a.xhtml"
    body = (
        '<?xml version="1.0"?><html><p/>a<a id="b"/> c<br></br>d <span>e<p>f</p></span>'
        "<script>g</script>&custom; h</html>"
    )
    path.write_text(body)
    assert texts_of(path) == ["a c\nd", "e", "f", "&custom; h"]
    assert_identity(path)
    assert upper_copy(path, tmp_path).read_text() == (
        '<?xml version="1.0"?><html><p/>A<a id="b"/> C<br></br>D <span>E<p>F</p></span>'
        "<script>g</script>&custom; H</html>"
    ).replace("&custom;", "&amp;CUSTOM;")


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a.old"
    path.write_text("<!-- saved -->\n<HTML><p>a")
    assert registration_of(path).name == "Web page"
    path.write_text("a <html> b")
    assert registration_of(path).name == "Plain text"


def test_what_is_no_text_is_refused(path: Path) -> None:
    path.write_bytes(PAGE.encode() + bytes(range(256)))
    with pytest.raises(DocumentFormatUnknownError):
        units_of(path)
