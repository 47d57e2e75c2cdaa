from __future__ import annotations

import pytest

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.localisation.message import message_of
from desktop_translator.documents.localisation.pieces import (
    Piece,
    PieceKind,
    inline_text,
    replaced,
)
from desktop_translator.documents.localisation.prose import is_prose


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("%d of %1$s at %-5.2f%% in %ld", ["%d", "%1$s", "%-5.2f", "%%", "%ld"]),
        ("%(name)s and %(count)05d or %r", ["%(name)s", "%(count)05d", "%r"]),
        ("%{name} and %<count>d", ["%{name}", "%<count>d"]),
        ("%@ %1$@ %#@files@ %lu", ["%@", "%1$@", "%#@files@", "%lu"]),
        ("%1 of %L2, %n", ["%1", "%L2", "%n"]),
        (
            "{0} {name} {name!r:>10} {} {0,number,#.##}",
            ["{0}", "{name}", "{name!r:>10}", "{}", "{0,number,#.##}"],
        ),
        ("{{name}} ${x} #{y} $t(a.b) $(HOME)", ["{{name}}", "${x}", "#{y}", "$t(a.b)", "$(HOME)"]),
        ("{n, plural, one {a} other {{b} c}} left", ["{n, plural, one {a} other {{b} c}}"]),
        ("100% of it, 50 % off, 5% discount", []),
        ("a { b } c", []),
    ],
)
def test_placeholders_are_code(text: str, code: list[str]) -> None:
    marked = message_of(text).marked
    assert marked.text == text
    assert [text[span.start : span.end] for span in marked.spans] == code
    assert {span.kind for span in marked.spans} <= {SpanKind.CODE}


def test_tags_are_spans_and_come_back() -> None:
    source = '<p>See <a href="x">the <b>page</b></a><br> or <0>that</0>.</i>'
    message = message_of(source)
    assert message.marked.text == "See the page or that."
    assert [span.kind for span in message.marked.spans] == [
        *(SpanKind.VOID, SpanKind.LINK, SpanKind.FORMAT, SpanKind.VOID, SpanKind.LINK),
        SpanKind.VOID,
    ]
    assert message.rendered(message.marked) == source


@pytest.mark.parametrize(
    ("source", "translation", "result"),
    [
        ("&File", "Fichier", "&Fichier"),
        ("E&xit", "Quitter", "&Quitter"),
        ("Save &As...", "Enregistrer sous...", "&Enregistrer sous..."),
        ("Save &As...", "Tout sauver avec", "Tout sauver &avec"),
        ("_Open %s", "Ouvrir %s", "_Ouvrir %s"),
        ("Cu_t", "Couper", "_Couper"),
        ("&File...", "ファイル...", "ファイル(&F)..."),
        ("ファイル(&F)", "File", "&File"),
        ("&File", "Файл", "&Файл"),
    ],
)
def test_accelerators_go_to_a_letter_of_the_translation(
    source: str, translation: str, result: str
) -> None:
    message = message_of(source, accelerators=True)
    assert not set("&_") & set(message.marked.text)
    assert message.rendered(MarkedText(translation)) == result


@pytest.mark.parametrize(
    "text",
    ["R&D", "Save && Exit", "A & B", "&lt;tag", "max_length", "Max_Length", "__init__", "a_b_c"],
)
def test_what_is_no_accelerator_stays(text: str) -> None:
    assert message_of(text, accelerators=True).accelerator is None


def test_an_accelerator_stays_out_of_placeholders_and_beside_tags() -> None:
    message = message_of("<b>&Name</b> %n", accelerators=True)
    assert message.rendered(message.marked) == "<b>&Name</b> %n"
    spans = (Span(0, 2, message.marked.spans[1].tag, SpanKind.CODE),)
    assert message.rendered(MarkedText("%n No", spans)) == "%n &No"


def test_spaces_at_both_ends_are_those_of_the_source() -> None:
    message = message_of("  Open: \n")
    assert message.rendered(MarkedText("Ouvrir :")) == "  Ouvrir : \n"
    message = message_of(" <b>Open</b>")
    spans = (Span(0, 6, message.marked.spans[0].tag),)
    assert message.rendered(MarkedText("Ouvrir", spans)) == " <b>Ouvrir</b>"


def test_pairs_without_text_and_crossing_ones_are_places() -> None:
    tags = [
        Piece(PieceKind.OPEN, "<a>", key="a"),
        Piece(PieceKind.OPEN, "<b>", key="b"),
        Piece(PieceKind.CLOSE, "</b>", key="b"),
        Piece(PieceKind.CLOSE, "</a>", key="a"),
        Piece(PieceKind.OPEN, "<c>", key="c"),
        Piece(PieceKind.TEXT, "x", "x"),
        Piece(PieceKind.OPEN, "<d>", key="d"),
        Piece(PieceKind.TEXT, "y", "y"),
        Piece(PieceKind.CLOSE, "</c>", key="c"),
        Piece(PieceKind.CLOSE, "</d>", key="d"),
    ]
    inline = inline_text(tags)
    assert [tag.opening for tag in inline.tags.values()] == ["<a><b></b></a>", "<c>", "<d>", "</d>"]
    assert [span.kind for span in inline.marked().spans] == [
        *(SpanKind.VOID, SpanKind.LINK, SpanKind.VOID, SpanKind.VOID)
    ]


def test_replacing_moves_the_spans_after_it() -> None:
    text = MarkedText("abc", (Span(0, 1, 0), Span(1, 3, 1), Span(1, 1, 2, SpanKind.VOID)))
    assert replaced(text, 1, 1, "--") == MarkedText(
        "a--bc", (Span(0, 1, 0), Span(3, 5, 1), Span(3, 3, 2, SpanKind.VOID))
    )
    assert replaced(text, 2, 3, "") == MarkedText(
        "ab", (Span(0, 1, 0), Span(1, 2, 1), Span(1, 1, 2, SpanKind.VOID))
    )


@pytest.mark.parametrize(
    "text",
    [
        "Save",
        "ok",
        "Read-only",
        "iPad apps",
        "E-mail: a@example.org",
        "Ça",
        "保存",
        "A day",
        "{n} s",
        "Yes/No",
    ],
)
def test_words_are_prose(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "12", "%d / %d", "{name}", "https://example.org/a?b", "a@example.org", "#a0b1c2"),
        *("MAX_SIZE", "onClick", "com.example.Main", "image/png", "/usr/lib", "logo.png", ":year"),
        *(
            "yyyy-MM-dd HH:mm",
            "%Y-%m-%d",
            "1.2.3",
            "7b0c6c3e-8d5e-4c4e-9d55-3f3d2f0b7a11",
            "@string/a",
        ),
    ],
)
def test_what_machines_read_is_no_prose(text: str) -> None:
    assert not is_prose(text)


def test_keys_tell_of_lower_case_words() -> None:
    assert not is_prose("button", "type")
    assert is_prose("Button", "type")
    assert is_prose("button", "label")
