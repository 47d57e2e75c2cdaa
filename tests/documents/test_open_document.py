from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentProtectedError,
    DocumentUnsafeError,
)
from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.open_document import SIGNATURE_BROKEN, OpenDocument
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.packages import packed, part_of
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

MIME = "application/vnd.oasis.opendocument.text"
NAMES = "".join(
    f' xmlns:{name}="urn:{name}"'
    for name in ("office", "text", "table", "draw", "svg", "style", "fo", "dc", "meta", "xlink")
)
MANIFEST = {"META-INF/manifest.xml": "<manifest/>"}


def _part(body: str) -> str:
    return f'<?xml version="1.0"?>\n<office:document{NAMES}>{body}</office:document>'


def _document(folder: Path, body: str, **parts: str) -> Path:
    more = {f"{name}.xml": _part(content) for name, content in parts.items()}
    return packed(folder / "a.odt", MIME, {"content.xml": _part(body), **more, **MANIFEST})


def _rewritten(folder: Path, path: Path, options: DocumentOptions, *texts: MarkedText) -> Path:
    output = io.BytesIO()
    OpenDocument().write(path, output, options, iter(texts))
    copy = folder / "copy.odt"
    copy.write_bytes(output.getvalue())
    return copy


NOTE = "<text:note><text:note-citation>1</text:note-citation><text:p>‹b›</text:p></text:note>"
COMMENT = "<office:annotation><dc:creator>x</dc:creator><text:p>‹b›</text:p></office:annotation>"
FRAME = "<draw:frame><text:p>‹b›</text:p><svg:title>‹c›</svg:title></draw:frame>"
DELETED = "<text:tracked-changes><text:p>x</text:p></text:tracked-changes>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "<text:h>‹a›</text:h><text:p>‹b›<text:span>‹c›</text:span></text:p>", id="text"
        ),
        pytest.param("x<text:p/>y<text:list><text:p>‹a›</text:p></text:list>z", id="outside"),
        pytest.param("<text:p>‹a›<text:line-break/>‹b›</text:p>", id="line break"),
        pytest.param("<text:p>‹a› <text:s text:c='2'/>‹b›</text:p>", id="spaces"),
        pytest.param("<text:p>‹a›<text:tab/>‹b›<text:s/>‹c› <text:tab/> ‹d›</text:p>", id="tabs"),
        pytest.param(f"<text:p>‹a›{NOTE} ‹c›</text:p>", id="note"),
        pytest.param(
            f"<text:p>‹a›{COMMENT} ‹c›<office:annotation-end/> ‹d›</text:p>", id="comment"
        ),
        pytest.param(f"<text:p>‹a› {FRAME} ‹d›</text:p><text:p>{FRAME}</text:p>", id="frame"),
        pytest.param(
            "<text:p>‹a› <text:bookmark-start/>‹b›<text:bookmark-end/></text:p>", id="marks"
        ),
        pytest.param(f"{DELETED}<text:p>‹a› <text:change/>‹b›</text:p>", id="tracked changes"),
        pytest.param("<text:p>‹a› <text:title>x</text:title> ‹b›</text:p>", id="field"),
        pytest.param("<text:p>‹a› <text:a xlink:href='b'>‹c›</text:a>, ‹d›</text:p>", id="link"),
        pytest.param('<text:p>&lt;‹a› &amp; "‹b›" &apos;‹c›&apos; &gt;</text:p>', id="references"),
        pytest.param("<text:index-title-template>‹a›</text:index-title-template>", id="index"),
    ],
)
def test_only_text_changes(tmp_path: Path, body: str) -> None:
    path = _document(tmp_path, re.sub("[‹›]", "", body))
    assert_identity(path)
    expected = re.sub("‹(.*?)›", lambda found: found[1].upper(), body)
    assert part_of(upper_copy(path, tmp_path), "content.xml") == _part(expected)


def test_cells_with_numbers_and_formulas_stay(tmp_path: Path) -> None:
    cells = (
        "<table:table table:name='sheet'><table:table-cell{}><text:p>{}</text:p></table:table-cell>"
        "<table:table-cell office:value-type='float' office:value='1'><text:p>one</text:p>"
        "</table:table-cell><table:table-cell table:formula='of:=\"a\"' office:string-value='a'>"
        "<text:p>a</text:p></table:table-cell></table:table>"
    )
    path = _document(tmp_path, cells.format(" office:value-type='string'", "text"))
    assert texts_of(path) == ["text"]
    assert_identity(path)
    assert part_of(upper_copy(path, tmp_path), "content.xml") == _part(
        cells.format(" office:value-type='string'", "TEXT")
    )


def test_headers_and_what_the_document_says_of_itself_are_read(tmp_path: Path) -> None:
    path = _document(
        tmp_path,
        "<text:p>a</text:p>",
        styles="<style:header><text:p>b</text:p></style:header>",
        meta="<dc:title>c</dc:title><dc:creator>d</dc:creator><meta:keyword>e</meta:keyword>",
    )
    assert texts_of(path) == ["a", "b", "c", "e"]
    assert_identity(path)
    assert "<dc:title>C</dc:title><dc:creator>d<" in part_of(upper_copy(path, tmp_path), "meta.xml")


def test_charts_within_are_read(tmp_path: Path) -> None:
    parts = {"content.xml": _part(""), "Object 1/content.xml": _part("<text:p>a</text:p>")}
    path = packed(tmp_path / "a.odt", MIME, {**parts, **MANIFEST})
    assert texts_of(path) == ["a"]
    copy = upper_copy(path, tmp_path)
    assert part_of(copy, "Object 1/content.xml") == _part("<text:p>A</text:p>")


def test_spans_say_what_they_are(tmp_path: Path) -> None:
    path = _document(
        tmp_path,
        "<text:p>a <text:span>b</text:span><text:tab/><text:a>c</text:a> <text:date>d</text:date>e"
        "<text:note/>f</text:p>",
    )
    (unit,) = units_of(path)
    assert unit.source == MarkedText(
        "a b c def",
        (
            Span(2, 3, 0),
            Span(4, 4, 1, SpanKind.VOID),
            Span(4, 5, 2, SpanKind.LINK),
            Span(6, 7, 3, SpanKind.CODE),
            Span(8, 8, 4, SpanKind.VOID),
        ),
    )


def test_translations_are_safe_in_xml(tmp_path: Path) -> None:
    path = _document(tmp_path, "<text:p>a<text:tab/>b</text:p>")
    text = MarkedText("x < & y\nz", (Span(8, 8, 0, SpanKind.VOID),))
    copy = _rewritten(tmp_path, path, TO_FRENCH, text)
    assert part_of(copy, "content.xml") == _part("<text:p>x &lt; &amp; y <text:tab/>z</text:p>")


@pytest.mark.parametrize("target", ["fr", "ja", "ar"])
def test_marks_of_language_are_those_of_the_translation(tmp_path: Path, target: str) -> None:
    styles = (
        '<style:page-layout-properties style:writing-mode="lr-tb"/><style:text-properties'
        ' fo:language="en" fo:country="GB" style:language-asian="zh" style:country-asian="CN"/>'
        '<style:text-properties fo:language="de"/>'
    )
    path = _document(tmp_path, "", styles=styles)
    copy = part_of(_rewritten(tmp_path, path, DocumentOptions("en", target)), "styles.xml")
    changed = {
        "fr": styles.replace('"en"', '"fr"').replace("GB", "FR"),
        "ja": styles.replace('"zh"', '"ja"').replace('"CN"', '"JP"'),
        "ar": styles.replace("lr-tb", "rl-tb").replace(
            '<style:text-properties fo:language="en"',
            '<style:text-properties style:country-complex="EG" style:language-complex="ar"'
            ' fo:language="en"',
        ),
    }
    assert copy == _part(changed[target])
    assert_identity(path)


def test_a_password_keeps_the_text_away(tmp_path: Path) -> None:
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    path = packed(tmp_path / "a.ods", MIME, {"content.xml": b"\x93\x01", **manifest})
    with pytest.raises(DocumentProtectedError):
        units_of(path)


def test_damage_and_attacks_are_named(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.odt", MIME, {"content.xml": _part("<text:p>"), **MANIFEST})
    with pytest.raises(DocumentDamagedError):
        units_of(path)
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]>' + _part("<text:p>&b;</text:p>").split("\n")[1]
    path = packed(tmp_path / "b.odt", MIME, {"content.xml": bomb, **MANIFEST})
    with pytest.raises(DocumentUnsafeError):
        units_of(path)


def test_a_signature_does_not_hold_for_a_translation(tmp_path: Path) -> None:
    parts = {"content.xml": _part("<text:p>a</text:p>"), "META-INF/documentsignatures.xml": "<a/>"}
    path = packed(tmp_path / "a.odt", MIME, {**parts, **MANIFEST})
    _, notices = written(path, Pseudo.UPPER, SAME)
    assert [notice.message for notice in notices] == [SIGNATURE_BROKEN]


def test_it_is_known_by_its_type_whatever_its_name(tmp_path: Path) -> None:
    path = _document(tmp_path, "").rename(tmp_path / "a.zip")
    assert registration_of(path).name == "OpenDocument"
