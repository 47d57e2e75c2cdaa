from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import DocumentDamagedError, DocumentUnsafeError
from desktop_translator.documents.xml_checks import check_xml, xml_encoding
from desktop_translator.documents.xml_source import Element, elements_of, root_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """<?xml version="1.0"?>
<!DOCTYPE r [ <!-- ]> --> <!ENTITY name "a > b"> <?pi ]> ?> ]>
<r xmlns:p="urn:p">
 <p:a one = "&lt;1>" two='"2"'>x &amp; &#233;&name;<!-- <a> --><![CDATA[<b>]]></p:a>
 <a/>
</r>
"""


def _one(text: str, name: str) -> Element:
    return next(elements_of(text, frozenset({name})))


def test_every_piece_has_its_place(tmp_path: Path) -> None:
    check_xml(tmp_path, TEXT)
    element = _one(TEXT, "a")
    assert (element.name, element.qualified, element.namespace) == ("a", "p:a", "urn:p")
    assert TEXT[element.start : element.inside].startswith("<p:a one")
    assert TEXT[element.inside_end : element.end] == "</p:a>"
    assert {name: found.value for name, found in element.attributes.items()} == {
        "one": "<1>",
        "two": '"2"',
    }
    place = element.attributes["one"]
    assert TEXT[place.start : place.end] == "&lt;1>"
    pieces = [piece for piece in element.children if not isinstance(piece, Element)]
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("text", "x & é"),
        ("entity", None),
        ("other", None),
        ("cdata", "<b>"),
    ]
    assert TEXT[pieces[1].start : pieces[1].end] == "&name;"


def test_an_element_without_content_and_the_root() -> None:
    *_, empty = elements_of(TEXT, frozenset({"a"}))
    assert empty.empty_tag
    assert TEXT[empty.start : empty.end] == "<a/>"
    assert root_of(TEXT.encode("utf-16"))[0] == "r"
    assert root_of(b"No <r>") == ("", "")


@pytest.mark.parametrize(
    "entities",
    [
        pytest.param('<!ENTITY a SYSTEM "file:///etc/passwd">', id="another file"),
        pytest.param('<!ENTITY % a SYSTEM "http://example.org/a"> %a;', id="a parameter"),
        pytest.param(
            f'<!ENTITY a "{"x" * 100}"><!ENTITY b "{"&a;" * 50}"><!ENTITY c "{"&b;" * 50}">',
            id="a bomb",
        ),
    ],
)
def test_entities_of_an_attack_are_refused(tmp_path: Path, entities: str) -> None:
    with pytest.raises(DocumentUnsafeError):
        check_xml(tmp_path, f"<!DOCTYPE r [{entities}]><r>&c;</r>")


def test_a_definition_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    check_xml(tmp_path, '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>')


@pytest.mark.parametrize(
    ("text", "line"), [("<r>\n<a></r>", 2), ("<r>\n\n<a b=c/></r>", 3), ("", 1), ("<r>&x</r>", 1)]
)
def test_what_is_not_well_formed_is_named_with_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    with pytest.raises(DocumentDamagedError) as caught:
        check_xml(tmp_path, text)
    assert caught.value.fields["reason"].endswith(f"(line {line})")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"<r/>", "utf-8"),
        (b'<?xml version="1.0" encoding="windows-1251"?><r/>', "cp1251"),
        ("<r/>".encode("utf-16"), "utf-16-le"),
        ("<r/>".encode("utf-16-be"), "utf-16-be"),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='latin1'?><r/>", "utf-8"),
    ],
)
def test_the_encoding_is_declared(tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    assert xml_encoding(path) == encoding


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b'<?xml version="1.0" encoding="klingon"?><r/>')
    with pytest.raises(DocumentDamagedError):
        xml_encoding(path)
