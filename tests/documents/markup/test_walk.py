from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.pages import PAGE, kinds, translated, upper
from tests.documents.round_trip import assert_identity, texts_of, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.html"


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
    assert upper(path, plain) == expected


def test_white_space_is_that_which_is_seen(path: Path) -> None:
    body = "<p>\n  one\n\t two <b> three </b>\n<i></i>four<b> </b>five</p>"
    assert upper(path, body) == ("<p>\n  ONE TWO <b>THREE</b> <i></i>FOUR <b> </b>FIVE</p>")
    assert texts_of(path) == ["one two three four five"]


def test_signs_that_are_markup_are_written_as_references(path: Path) -> None:
    assert upper(path, "é &#233; &eacute; AT&T a<2 <3 &unknown; b") == (
        "É É É AT&amp;T A&lt;2 &lt;3 &amp;UNKNOWN; B"
    )


def test_spans_say_what_they_are(path: Path) -> None:
    path.write_text(
        PAGE + "<p>See <a href=x>the <b>page</b></a>, press <kbd>X</kbd>, <img src=a> or {{ b }}."
        "<p>A <i>b<br></i>c <span> d </span>e"
    )
    assert texts_of(path) == ["See the page, press X,  or {{ b }}.", "A b\nc d e"]
    assert kinds(path) == [
        [
            ("the page", SpanKind.LINK),
            ("page", SpanKind.FORMAT),
            ("X", SpanKind.CODE),
            ("", SpanKind.VOID),
            ("{{ b }}", SpanKind.CODE),
        ],
        [("b\n", SpanKind.FORMAT), ("d", SpanKind.FORMAT)],
    ]


def test_tags_go_where_the_spans_are(path: Path) -> None:
    body = "<p>a <b>red</b> <a href=x><i>car</i></a><br>here</p>"
    car, red = Span(0, 7, 1, SpanKind.LINK), Span(8, 13, 0)
    translation = MarkedText("voiture rouge\nici\nlà", (car, red))
    assert translated(path, body, translation) == (
        "<p><a href=x>voiture</a> <b>rouge</b><br>ici<br>là</p>"
    )
    one_line = MarkedText("voiture rouge ici", (car, red))
    assert translated(path, body, one_line).endswith("ici<br></p>")


def test_a_place_stays_on_its_side_of_a_tag(path: Path) -> None:
    for body in ("x <b>a</b><img>c", "x <b>a<img></b>c", "x <b><img>a</b>c", "x <img><b>a</b>c"):
        assert upper(path, body) == body.replace("x", "X").replace(">a", ">A").replace("c", "C")


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
