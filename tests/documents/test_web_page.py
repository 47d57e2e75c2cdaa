from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.document_errors import DocumentFormatUnknownError
from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from desktop_translator.documents.web_page import WebPage
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import (
    SAME,
    TO_FRENCH,
    assert_identity,
    texts_of,
    units_of,
    upper_copy,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<!doctype html>\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.html"


def _upper(path: Path, body: str) -> str:
    """Return a body in capitals, after all that holds for every document was checked."""
    path.write_bytes((PAGE + body).encode())
    assert_identity(path)
    copy = upper_copy(path, path.parent).read_bytes().decode()
    return copy.removeprefix(PAGE)


def _translated(path: Path, body: str, *translations: MarkedText | None) -> str:
    path.write_bytes((PAGE + body).encode())
    output = io.BytesIO()
    WebPage().write(path, output, TO_FRENCH, iter(translations))
    return output.getvalue().decode().removeprefix(PAGE)


def _kinds(path: Path) -> list[list[tuple[str, SpanKind]]]:
    return [
        [(unit.source.text[span.start : span.end], span.kind) for span in unit.source.spans]
        for unit in units_of(path)
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>‹one›<p>‹two›<ul><li>‹three›</ul>‹four›", id="blocks"),
        pytest.param("<p>a‹› <b class=x>‹bold›</b> ‹word›</p>", id="inline"),
        pytest.param("<p><b><i>‹all›</i></b> <img src=a></p>", id="around"),
        pytest.param("<p>‹one›<br>‹two›<br/>‹three›</p>", id="breaks"),
        pytest.param("‹one›<br> <br>‹two›", id="blank line"),
        pytest.param("‹a› <!-- it --> ‹b›<wbr>‹c› <input name=n> ‹d›", id="places"),
        pytest.param("<p>‹run› <code>ls <b>-l</b></code> ‹now›</p>", id="code"),
        pytest.param("<pre>for x in y:</pre>‹a›", id="pre"),
        pytest.param("<script>if (a<b) {'<p>x'}</script><style>a{}</style>‹b›", id="script"),
        pytest.param("<textarea>text <b></textarea>‹b›", id="textarea"),
        pytest.param("‹a› <svg><text>x</text><svg></svg></svg> ‹b›", id="svg"),
        pytest.param("‹a› <math><mi>x</mi></math> ‹b›", id="math"),
        pytest.param("<div translate=no>a<p>b</div>‹c›", id="kept block"),
        pytest.param("‹a› <i class='x notranslate'>b</i> ‹c›", id="kept text"),
        pytest.param("‹Tom› &amp; ‹J›&nbsp;&lt;‹x›&gt;", id="entities"),
        pytest.param("<select><option>‹one›<option label='‹two›'>‹x›</select>", id="options"),
        pytest.param("<p>‹a› <select><option>‹b›</select> ‹c›</p>", id="island"),
        pytest.param("<button>‹Go›</button> <label>‹to› <em>‹it›</em></label>", id="controls"),
        pytest.param("<custom-tag>‹one›</custom-tag> ‹two›", id="unknown elements"),
        pytest.param("12:30 <p>— 5 % —</p>", id="no words"),
        pytest.param("<ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby> ‹a›", id="ruby"),
        # Broken in every way.
        pytest.param("<p>‹a› <b>‹b› <i>‹c›</b> ‹d›</i> ‹e›", id="crossing"),
        pytest.param("‹a›</b> </p></div> ‹b› </i>", id="stray ends"),
        pytest.param("<p>‹a› <font color=red>‹b›<p>‹c›</font>", id="unclosed"),
        pytest.param("‹c› > ‹d› <p title='‹x›>‹y›'>‹b›</p title>", id="sign in value"),
        pytest.param('‹a› <a href="x', id="cut in a tag"),
        pytest.param("‹a› <!-- b", id="cut in a comment"),
        pytest.param("‹a›<script>b", id="cut in a script"),
        pytest.param("‹a›<svg>‹b›<p>‹c›", id="unclosed drawing"),
        # Pages that a program reads first.
        pytest.param("<p>‹Hi› {{ name }}, <?php if (a > b) ?> ‹you›</p>", id="php"),
        pytest.param("<p><% if a < b %>‹one›<% end %></p>", id="erb"),
        pytest.param("<p>{% if a %}‹one›{% endif %} <a href={{x}}>‹b›</a>", id="jinja"),
        pytest.param("""<a title="{{ t("x") }}" b=1>‹b›</a>""", id="quotes in quotes"),
        pytest.param("<!--[if IE]><p>x<![endif]--><![if !IE]>‹a›<![endif]>", id="conditional"),
        pytest.param("‹a› <![CDATA[<b>]]> ‹b›", id="cdata"),
    ],
)
def test_only_text_changes(path: Path, body: str) -> None:
    body = body.replace("a‹›", "‹a›")
    plain = body.replace("‹", "").replace("›", "")
    expected = re.sub("‹(.*?)›", lambda found: found[1].upper(), body)
    assert _upper(path, plain) == expected


def test_white_space_is_that_which_is_seen(path: Path) -> None:
    body = "<p>\n  one\n\t two <b> three </b>\n<i></i>four<b> </b>five</p>"
    assert _upper(path, body) == ("<p>\n  ONE TWO <b>THREE</b> <i></i>FOUR <b> </b>FIVE</p>")
    assert texts_of(path) == ["one two three four five"]


def test_signs_that_are_markup_are_written_as_references(path: Path) -> None:
    assert _upper(path, "é &#233; &eacute; AT&T a<2 <3 &unknown; b") == (
        "É É É AT&amp;T A&lt;2 &lt;3 &amp;UNKNOWN; B"
    )


def test_spans_say_what_they_are(path: Path) -> None:
    path.write_text(
        PAGE + "<p>See <a href=x>the <b>page</b></a>, press <kbd>X</kbd>, <img src=a> or {{ b }}."
        "<p>A <i>b<br></i>c <span> d </span>e"
    )
    assert texts_of(path) == ["See the page, press X,  or {{ b }}.", "A b\nc d e"]
    assert _kinds(path) == [
        [
            ("the page", SpanKind.LINK),
            ("page", SpanKind.FORMAT),
            ("X", SpanKind.CODE),
            ("", SpanKind.VOID),
            ("{{ b }}", SpanKind.CODE),
        ],
        [("b\n", SpanKind.FORMAT), ("d", SpanKind.FORMAT)],
    ]


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
    assert _upper(path, body) == expected


def test_a_texts_own_attribute_is_translated_where_the_text_is_not(path: Path) -> None:
    body = '<p>one <img alt="two"> three'
    assert _translated(path, body, MarkedText('d"eux'), None) == (
        '<p>one <img alt="d&quot;eux"> three'
    )


def test_translations_are_spelt_as_the_page_is(path: Path) -> None:
    body = "<p>a&nbsp;b &eacute;</p>"
    assert _translated(path, body, MarkedText("é <à> & \xa0 » ê")) == (
        "<p>&eacute; &lt;à> &amp; &nbsp; » ê</p>"
    )


def test_tags_go_where_the_spans_are(path: Path) -> None:
    body = "<p>a <b>red</b> <a href=x><i>car</i></a><br>here</p>"
    car, red = Span(0, 7, 1, SpanKind.LINK), Span(8, 13, 0)
    translation = MarkedText("voiture rouge\nici\nlà", (car, red))
    assert _translated(path, body, translation) == (
        "<p><a href=x>voiture</a> <b>rouge</b><br>ici<br>là</p>"
    )
    one_line = MarkedText("voiture rouge ici", (car, red))
    assert _translated(path, body, one_line).endswith("ici<br></p>")


def test_a_place_stays_on_its_side_of_a_tag(path: Path) -> None:
    for body in ("x <b>a</b><img>c", "x <b>a<img></b>c", "x <b><img>a</b>c", "x <img><b>a</b>c"):
        assert _upper(path, body) == body.replace("x", "X").replace(">a", ">A").replace("c", "C")


def test_ruby_goes_with_the_language_that_it_is_for(path: Path) -> None:
    body = "<p><ruby>東京<rt>とうきょう</rt></ruby>です</p>"
    path.write_text(PAGE + body, encoding="utf-8")
    (unit,) = units_of(path)
    assert unit.source.text == "東京です"
    spans = (Span(0, 5, 0), Span(5, 5, 1, SpanKind.VOID))
    assert _translated(path, body, MarkedText("Tokyo it is", spans)) == (
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


PIECES = (
    *(
        "a",
        "B c",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i x='>'>",
        "</i>",
        "<br>",
        "<!--",
        "-->",
        "<",
        ">",
    ),
    *("&", "&amp;", "&#10;", "\n", "<a href=x>", "</a>", "<code>", "</code>", "<svg>", "</svg>"),
    *("<select>", "</select>", "<script>", "</script>", "{{", "}}", "<?php", "?>", '"', "'", "é"),
    *("<img alt=y>", "<p title=", "<rt>", "</rt>", "<![if x]>", "<title>", "</title>"),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_whatever_is_broken_stays_as_it_is(path: Path, pieces: list[str]) -> None:
    path.write_bytes((PAGE + "<p>" + "".join(pieces)).encode())
    assert_identity(path)
    written(path, Pseudo.UPPER)
