from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree, html

from desktop_translator.documents.pairs import PAIR_WRITERS
from desktop_translator.documents.pairs.pair import TextPair

PAIRS = (
    TextPair("Bonjour <à> tous\net à toutes", "مرحبا & أهلا"),
    TextPair("\x00 Fin\ud800", ""),
)
TEXTS = ["Bonjour <à> tous\net à toutes", "مرحبا & أهلا", "\ufffd Fin\ufffd", ""]
WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def _written(kind: str, pairs: tuple[TextPair, ...] = PAIRS) -> bytes:
    output = io.BytesIO()
    PAIR_WRITERS[kind](output, iter(pairs), ("fr", "ar"))
    return output.getvalue()


def test_tmx_holds_both_languages() -> None:
    root = etree.fromstring(_written("tmx"))
    assert root.find("header").get("srclang") == "fr"
    assert [segment.text or "" for segment in root.iter("seg")] == TEXTS
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [variant.get(name) for variant in root.iter("tuv")] == ["fr", "ar"] * 2


def test_a_page_has_two_columns_each_in_its_direction() -> None:
    cells = list(html.fromstring(_written("html").decode()).iter("td"))
    assert [cell.text or "" for cell in cells] == TEXTS
    assert [(cell.get("lang"), cell.get("dir")) for cell in cells[:2]] == [
        ("fr", "ltr"),
        ("ar", "rtl"),
    ]


@pytest.mark.parametrize("pairs", [PAIRS, ()])
def test_a_text_document_has_a_table(pairs: tuple[TextPair, ...]) -> None:
    with zipfile.ZipFile(io.BytesIO(_written("docx", pairs))) as package:
        assert package.testzip() is None
        body = etree.fromstring(package.read("word/document.xml"))
        for part in package.namelist():
            etree.fromstring(package.read(part))
    rows = body.findall(".//w:tr", WORD)
    assert len(rows) == max(1, len(pairs))
    if pairs:
        lines = [t.text for t in rows[0].findall("w:tc[1]//w:t", WORD)]
        assert lines == ["Bonjour <à> tous", "et à toutes"]
        assert rows[0].find("w:tc[2]//w:bidi", WORD) is not None
        assert rows[0].find("w:tc[1]//w:bidi", WORD) is None
