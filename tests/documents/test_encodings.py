from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentEncodingError,
    DocumentTooLargeError,
)
from desktop_translator.core.errors import FileNotTextError
from desktop_translator.documents import encodings
from desktop_translator.documents.encodings import (
    ENCODING_CHANGED,
    document_encoding,
    find_encoding,
    read_whole,
    write_encoded,
)
from desktop_translator.documents.format import DocumentOptions

if TYPE_CHECKING:
    from pathlib import Path

FRENCH = "L'été à la campagne, où il fait très chaud. Ça va être long.\n" * 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.txt"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        pytest.param(b"\xff\xfe" + FRENCH.encode("utf-16-le"), "utf-16-le", id="UTF-16"),
        pytest.param(FRENCH.encode("utf-16-be"), "utf-16-be", id="UTF-16 without a mark"),
        pytest.param(b"\xff\xfe\0\0" + FRENCH.encode("utf-32-le"), "utf-32-le", id="UTF-32"),
        pytest.param("日本語の文章です。\n".encode("iso2022_jp"), "iso2022_jp", id="Japanese mail"),
        pytest.param(b"a" * 99_999 + "é".encode() + b"a" * 2_000_000, "utf-8", id="one accent"),
        pytest.param(FRENCH.encode() + b"\xff\n", "utf-8", id="UTF-8 with a fault"),
        pytest.param(FRENCH.encode()[:-40] + "é".encode()[:1], "utf-8", id="UTF-8, cut off"),
        pytest.param(b"a" * 2_000_000 + FRENCH.encode("cp1252"), "cp1252", id="accents far below"),
    ],
)
def test_the_encoding_is_found_and_the_text_comes_back(
    path: Path, content: bytes, encoding: str
) -> None:
    path.write_bytes(content)
    assert find_encoding(path) == encoding
    output = io.BytesIO()
    assert write_encoded(output, [read_whole(path, encoding)], encoding) == ()
    assert output.getvalue() == content


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\5\0\6\0", bytes(range(256)), b"text\0text\xff", b"\0" * 4000],
)
def test_binary_posing_as_text_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(FileNotTextError):
        find_encoding(path)


@pytest.mark.parametrize(
    ("chosen", "content", "found"),
    [
        ("UTF-8-SIG", FRENCH.encode(), "utf-8"),
        ("utf16", b"\xfe\xff" + FRENCH.encode("utf-16-be"), "utf-16-be"),
        ("utf16", FRENCH.encode("utf-16-le"), "utf-16-le"),
        ("Latin-1", FRENCH.encode("latin-1"), "iso8859-1"),
    ],
)
def test_a_chosen_encoding_is_named_as_it_is_used(
    path: Path, chosen: str, content: bytes, found: str
) -> None:
    path.write_bytes(content)
    assert document_encoding(path, DocumentOptions("fr", "en", encoding=chosen)) == found


@pytest.mark.parametrize("chosen", ["utf-8", "ascii", "utf-16", "hex", "klingon", "cp1252"])
def test_a_chosen_encoding_that_does_not_fit_is_named(path: Path, chosen: str) -> None:
    path.write_bytes(FRENCH.encode("cp1252") + b"\x81")
    with pytest.raises(DocumentEncodingError) as caught:
        document_encoding(path, DocumentOptions("fr", "en", encoding=chosen))
    assert caught.value.fields == {"path": str(path), "encoding": chosen}


def test_letters_cut_in_half_are_named(path: Path) -> None:
    path.write_bytes(b"\xff\xfea\0b")
    with pytest.raises(DocumentDamagedError):
        read_whole(path, find_encoding(path))


def test_a_lone_surrogate_of_utf_16_stays(path: Path) -> None:
    path.write_bytes(b"\xff\xfea\0\x3d\xd8b\0")
    output = io.BytesIO()
    write_encoded(output, [read_whole(path, "utf-16-le")], "utf-16-le")
    assert output.getvalue() == path.read_bytes()


def test_what_an_encoding_lacks_makes_all_of_it_utf_8() -> None:
    output = io.BytesIO(b"before")
    output.seek(6)
    notices = write_encoded(output, ["a\udc81é", "ł", "é"], "cp1252")
    assert output.getvalue().decode() == "beforea\ufffdéłé"
    assert [notice.message for notice in notices] == [ENCODING_CHANGED]


def test_half_a_character_is_written_as_the_sign_for_it() -> None:
    output = io.BytesIO()
    write_encoded(output, ["a\ud83d"], "utf-8")
    assert output.getvalue().decode() == "a\ufffd"


def test_a_text_too_large_to_be_read_whole_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encodings, "MOST_BYTES", 10)
    path.write_bytes(b"a" * 11)
    with pytest.raises(DocumentTooLargeError):
        read_whole(path, "utf-8")
