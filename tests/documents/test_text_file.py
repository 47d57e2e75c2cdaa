from __future__ import annotations

import contextlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.errors import (
    FileNotTextError,
    FileTooLargeError,
    FileUnreadableError,
    FileUnwritableError,
)
from desktop_translator.documents import text_file
from desktop_translator.documents.text_file import TextFile, read_text_file, write_text_file
from tests.properties import QUICK

FRENCH = "L'été dernier, à la forêt, le garçon naïf a été déçu : « Où êtes-vous passés ? »\n" * 3
FIT = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t")


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "text.txt"
    path.write_bytes(content)
    return path


@QUICK
@given(st.text(FIT).filter(lambda text: not text.startswith("\ufeff")))
def test_what_is_written_is_read(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        write_text_file(path, text)
        assert read_text_file(path) == TextFile(text, "utf-8")


@QUICK
@given(st.binary())
def test_any_bytes_are_text_or_named_as_none(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = _file(Path(folder), content)
        with contextlib.suppress(FileNotTextError):
            assert isinstance(read_text_file(path).text, str)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_recognised(tmp_path: Path, encoding: str) -> None:
    text = f"{FRENCH}你好 😀\n"
    file = read_text_file(_file(tmp_path, text.encode(encoding)))
    assert file == TextFile(text, encoding.removesuffix("-sig"))


def test_both_byte_orders_of_utf_16_are_recognised(tmp_path: Path) -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        file = read_text_file(_file(tmp_path, mark + FRENCH.encode(encoding)))
        assert file.text == FRENCH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_does_not_say_so_is_recognised(tmp_path: Path, encoding: str) -> None:
    assert read_text_file(_file(tmp_path, FRENCH.encode(encoding))) == TextFile(FRENCH, encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-1"])
def test_the_accents_of_older_files_are_read(tmp_path: Path, encoding: str) -> None:
    assert read_text_file(_file(tmp_path, FRENCH.encode(encoding))).text == FRENCH


@pytest.mark.parametrize(
    "text",
    [
        "Je t'aime, mon chéri. À bientôt !",
        "L’été, l’œuvre du cœur… ça coûte 5 €.",
        "Größe ändern",
        "Não há razão.",
    ],
)
def test_a_short_western_text_is_not_taken_for_another(tmp_path: Path, text: str) -> None:
    assert read_text_file(_file(tmp_path, text.encode("cp1252"))).text == text


def test_cyrillic_of_older_files_is_read(tmp_path: Path) -> None:
    text = "Вчера мы были в лесу и видели там большого медведя. Он спал под деревом.\n"
    assert read_text_file(_file(tmp_path, text.encode("cp1251"))).text == text


def test_every_line_end_stays_as_it_is(tmp_path: Path) -> None:
    assert read_text_file(_file(tmp_path, b"a\r\nb\rc\n\r\nd")).text == "a\r\nb\rc\n\r\nd"


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    assert read_text_file(_file(tmp_path, b"")).text == ""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="a picture"),
        pytest.param(b"text\0text", id="NUL"),
        pytest.param(b"%PDF-1.7\n\x01\x02\xe2\xe3", id="control characters"),
        pytest.param(b"\x05\0\x06\0t\0", id="numbers of two bytes"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes) -> None:
    path = _file(tmp_path, content)
    with pytest.raises(FileNotTextError) as caught:
        read_text_file(path)
    assert caught.value.fields["path"] == str(path)


def test_a_file_that_is_too_large_is_named_with_both_sizes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MAX_TEXT_BYTES", 2_000_000)
    path = _file(tmp_path, b"a" * 2_000_000)
    assert len(read_text_file(path).text) == 2_000_000
    path.write_bytes(b"a" * 2_600_000)
    with pytest.raises(FileTooLargeError) as caught:
        read_text_file(path)
    assert caught.value.fields == {"path": str(path), "size": "2.6 MB", "limit": "2.0 MB"}


def test_a_missing_file_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "missing.txt"
    with pytest.raises(FileUnreadableError) as caught:
        read_text_file(path)
    assert caught.value.fields == {"path": str(path), "reason": "no such file or directory"}


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError) as caught:
        read_text_file(tmp_path)
    assert caught.value.fields["path"] == str(tmp_path)


@pytest.mark.parametrize("place", ["missing/text.txt", "file/text.txt", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileUnwritableError) as caught:
        write_text_file(tmp_path / place, "text")
    assert caught.value.fields["path"] == str(tmp_path / place)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_saving_replaces_a_file_whole(tmp_path: Path) -> None:
    path = _file(tmp_path, b"a much longer text than the new one")
    write_text_file(path, "é")
    assert path.read_bytes() == "é".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_lone_surrogates_are_saved_as_question_marks(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    write_text_file(path, "a\ud83d b")
    assert read_text_file(path).text == "a? b"


def test_what_is_not_a_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError):
        read_text_file(Path("/dev/zero") if Path("/dev/zero").exists() else tmp_path)
