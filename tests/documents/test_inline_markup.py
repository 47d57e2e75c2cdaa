from __future__ import annotations

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.inline_markup import InlineText, Tag, rendered

TAGS = {0: Tag("<a>", "</a>"), 1: Tag("<b>", "</b>"), 2: Tag("<br>"), 3: Tag("$x$")}


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;")


def test_what_is_read_is_written() -> None:
    text = InlineText()
    text.add("1 < ")
    text.open("<a>")
    text.add("two ")
    text.open("<b>")
    text.add("three")
    text.close("</b>")
    text.add_void("<br>")
    text.add_code("x", "$x$")
    text.close("</a>")
    assert text.marked().text == "1 < two threex"
    assert rendered(text.marked(), text.tags, _escaped) == ("1 &lt; <a>two <b>three</b><br>$x$</a>")


def test_spans_follow_the_translation() -> None:
    spans = (
        Span(0, 3, 1),
        Span(0, 0, 2, SpanKind.VOID),
        Span(4, 4, 0),
        Span(4, 6, 3, SpanKind.CODE),
    )
    assert rendered(MarkedText("one ??", spans), TAGS) == "<b><br>one</b> <a></a>$x$"


def test_a_void_tag_behind_a_span_stays_behind_it() -> None:
    spans = (Span(0, 3, 0), Span(0, 3, 1), Span(3, 3, 2, SpanKind.VOID))
    assert rendered(MarkedText("one", spans), TAGS) == "<a><b>one</b></a><br>"
