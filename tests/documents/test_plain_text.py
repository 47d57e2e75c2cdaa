from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.document_errors import DocumentFormatUnknownError
from desktop_translator.core.errors import FileNotTextError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.encodings import ENCODING_CHANGED
from desktop_translator.documents.plain_text import PlainText
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import (
    SAME,
    assert_identity,
    texts_of,
    upper_copy,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

ENDS = ("\n", "\r\n", "\r")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.txt"


@pytest.mark.parametrize("end", ENDS)
def test_blocks_end_at_blank_lines(path: Path, end: str) -> None:
    path.write_bytes(f"One{end}two.{end}{end} {end}Three.{end}".encode())
    assert texts_of(path) == ["One\ntwo.", "Three."]
    assert_identity(path)
    assert upper_copy(path, path.parent).read_bytes() == (
        f"ONE{end}TWO.{end}{end} {end}THREE.{end}".encode()
    )


@pytest.mark.parametrize(
    "encoding",
    ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "cp1252", "utf-8"],
)
def test_encoding_and_byte_order_mark_stay(path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith(("-be", "-le")) else ""
    text = mark + "L'été à la campagne, où il fait très chaud.\nÇa va être long.\n" * 4
    path.write_bytes(text.encode(encoding))
    assert_identity(path)
    assert upper_copy(path, path.parent).read_bytes() == text.upper().encode(encoding)


def test_a_chosen_encoding_is_used(path: Path) -> None:
    path.write_bytes("žluťoučký kůň\n".encode("cp1250"))
    options = type(SAME)("cs", "cs", encoding="cp1250")
    assert texts_of(path, options) == ["žluťoučký kůň"]


def test_letters_that_the_encoding_lacks_make_it_utf_8(path: Path) -> None:
    text = "Une ÿ et l'été à la campagne. " * 9
    path.write_bytes(text.encode("latin-1"))
    content, notices = written(path, Pseudo.UPPER, type(SAME)("fr", "fr", encoding="latin-1"))
    assert content.decode() == text.upper()
    assert [notice.message for notice in notices] == [ENCODING_CHANGED]


def test_bytes_that_are_no_text_are_refused(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(FileNotTextError):
        list(PlainText().read(path, SAME))
    with pytest.raises(DocumentFormatUnknownError):
        registration_of(path)


def test_an_empty_file_has_no_units_and_stays_empty(path: Path) -> None:
    path.write_bytes(b"")
    assert texts_of(path) == []
    assert_identity(path)


def test_long_lines_and_long_blocks_are_read_in_pieces(path: Path) -> None:
    path.write_bytes(("a word " * 20_000 + "\n" + "line\n" * 1000).encode())
    assert max(map(len, texts_of(path))) < 50_000
    assert_identity(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from("ab \t\r\n\ufeff\x85\u2028é")))
def test_every_text_comes_back(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    assert_identity(path)


def test_every_line_keeps_its_own_end(path: Path) -> None:
    path.write_bytes(b"One\r\ntwo\rthree\n\r\nfour\x0c\nfive")
    assert texts_of(path) == ["One\ntwo\nthree", "four\x0c\nfive"]
    assert upper_copy(path, path.parent).read_bytes() == path.read_bytes().upper()


def test_more_lines_than_there_were_have_the_end_that_the_first_has(path: Path) -> None:
    path.write_bytes(b"One\r\n\r\ntwo\rthree")
    output = io.BytesIO()
    texts = iter([MarkedText("a\nb"), MarkedText("c\nd\ne")])
    PlainText().write(path, output, SAME, texts)
    assert output.getvalue() == b"a\r\nb\r\n\r\nc\rd\re"
