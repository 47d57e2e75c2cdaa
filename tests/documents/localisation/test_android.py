from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import DocumentDamagedError, DocumentUnsafeError
from desktop_translator.core.marked_text import MarkedText, SpanKind
from desktop_translator.documents.localisation.android import AndroidStrings
from tests.documents.localisation.files import TO_JAPANESE, TO_RUSSIAN, code_of, upper, write
from tests.documents.round_trip import SAME, TO_FRENCH, texts_of, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

FRAME = """<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2"
    xmlns:tools="http://schemas.android.com/tools" tools:locale="en">
    <!-- A comment -->
{}
</resources>
"""


def _file(folder: Path, content: str) -> Path:
    return write(folder, "strings.xml", FRAME.format(content))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r"Don\'t say \"no\"", 'Don\'t say "no"'),
        (r"One\ntwo\tthree\u00e9 \@ \\", "One\ntwo\tthreeé @ \\"),
        ("  one\n        two ", "one two"),
        ('"Don\'t  stop"', "Don't  stop"),
        (r"\@home", "@home"),
        ("A &amp; B &lt; C", "A & B < C"),
        ("<![CDATA[One <b>two</b> & three\\'s]]>", "One two & three's"),
    ],
)
def test_escapes_are_undone(tmp_path: Path, content: str, text: str) -> None:
    path = _file(tmp_path, f'    <string name="a">{content}</string>')
    assert texts_of(path) == [text]
    upper_copy(path, tmp_path)


@pytest.mark.parametrize(
    ("before", "translation", "after"),
    [
        ("It", 'L\'été "chaud"\n& <tôt>', 'L\\\'été \\"chaud\\"\\n&amp; &lt;tôt&gt;'),
        ('" It "', " L'été ", '" L\'été "'),
        ("It", "@home", "\\@home"),
        ("It", "?", "\\?"),
        ("<![CDATA[It]]>", "L'été & <", "<![CDATA[L\\'été & <]]>"),
    ],
)
def test_translations_are_escaped(
    tmp_path: Path, before: str, translation: str, after: str
) -> None:
    path = _file(tmp_path, f'    <string name="a">{before}</string>')
    output = tmp_path / "b.xml"
    with output.open("wb") as file:
        AndroidStrings().write(path, file, SAME, iter([MarkedText(translation)]))
    assert output.read_text("utf-8") == FRAME.format(f'    <string name="a">{after}</string>')


def test_markup_and_placeholders_are_spans(tmp_path: Path) -> None:
    content = (
        'Hi <xliff:g id="n" example="Bob">%1$s</xliff:g>, <b>read <a href="x">this</a></b>'
        "<br/> %d &app;"
    )
    text = FRAME.format(f'    <string name="a">{content}</string>')
    doctype = '<!DOCTYPE resources [<!ENTITY app "App">]>\n<resources'
    path = write(tmp_path, "a.xml", text.replace("<resources", doctype, 1))
    (unit,) = units_of(path)
    assert unit.source.text == "Hi %1$s, read this %d &app;"
    assert [span.kind for span in unit.source.spans] == [
        *(SpanKind.CODE, SpanKind.FORMAT, SpanKind.LINK, SpanKind.VOID),
        *(SpanKind.CODE, SpanKind.CODE),
    ]
    assert code_of(unit) == ["%1$s", "read this", "this", "", "%d", "&app;"]
    assert ">HI <xliff:g id" in upper(path)
    assert '</xliff:g>, <b>READ <a href="x">THIS</a></b><br/> %d &app;<' in upper(path)


def test_what_is_no_text_is_left_alone(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        '    <string name="a" translatable="false">No</string>\n'
        '    <string name="b">@string/other</string>\n'
        '    <string name="c">https://example.org/a</string>\n'
        '    <string name="d">%1$d / %2$d</string>\n'
        '    <string name="e"/>\n'
        '    <color name="f">#ff0000</color>\n'
        '    <string-array name="g" translatable="false"><item>No</item></string-array>',
    )
    assert texts_of(path) == []


def test_items_of_lists_and_the_language(tmp_path: Path) -> None:
    items = (
        '<string-array name="a">\n  <item>One</item>\n  <item>@string/b</item>\n </string-array>'
    )
    path = _file(tmp_path, items)
    assert upper(path, TO_FRENCH) == FRAME.replace('"en"', '"fr"').format(
        items.replace("One", "ONE")
    )


PLURALS = (
    '    <plurals name="files">\n        <item quantity="one">{}</item>\n'
    '        <item quantity="other">%d files</item>{}\n    </plurals>'
)


def test_plurals_have_the_quantities_of_the_target_language(tmp_path: Path) -> None:
    path = _file(tmp_path, PLURALS.format("%d file", ""))
    assert texts_of(path) == ["%d file", "%d files"]
    more = "".join(f'\n        <item quantity="{name}">%d FILES</item>' for name in ("few", "many"))
    expected = PLURALS.replace("files<", "FILES<").format("%d FILE", more)
    assert upper(path, TO_RUSSIAN) == FRAME.replace('"en"', '"ru"').format(expected)
    assert '"many"' in upper(path, TO_FRENCH)
    assert '"many"' not in upper(path, TO_JAPANESE)


def test_one_without_its_number_is_no_source_where_one_is_many(tmp_path: Path) -> None:
    path = _file(tmp_path, PLURALS.format("A file", ""))
    assert texts_of(path) == ["A file", "%d files"]
    assert texts_of(path, TO_RUSSIAN) == ["%d files"] * 4


@pytest.mark.parametrize(
    "entity", ['SYSTEM "file:///etc/passwd"', '"' + "x" * 20_000 + '"'], ids=["file", "bomb"]
)
def test_entities_of_an_attack_are_refused(tmp_path: Path, entity: str) -> None:
    path = tmp_path / "strings.xml"
    text = FRAME.format('    <string name="a">Hi &a;</string>')
    path.write_text(text.replace("<resources", f"<!DOCTYPE r [<!ENTITY a {entity}>]><resources", 1))
    with pytest.raises(DocumentUnsafeError):
        texts_of(path)


def test_a_cut_off_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "strings.xml"
    path.write_text(FRAME.format('    <string name="a">Hi</string>')[:-20])
    with pytest.raises(DocumentDamagedError):
        texts_of(path)
