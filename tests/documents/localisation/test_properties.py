from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.errors import FileNotTextError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.localisation.properties import Properties
from tests.documents.localisation.files import code_of, upper, write
from tests.documents.round_trip import SAME, texts_of, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path


def _translated(path: Path, text: str) -> bytes:
    output = path.with_name("out.properties")
    with output.open("wb") as file:
        Properties().write(path, file, SAME, iter([MarkedText(text)]))
    return output.read_bytes()


def test_separators_comments_and_keys_stay(tmp_path: Path) -> None:
    text = (
        "# A comment = x\r\n  ! another\r\n\r\nkey1=One text\r\nkey2 : Two: a text\r\n"
        "key\\ 3\\=\tThree texts  \r\n  key4 Four\\tand\\\r\n     more \\\\\r\n"
        "empty\r\nempty2=\r\nlast=Five"
    )
    path = write(tmp_path, "a.properties", text)
    assert texts_of(path) == [
        *("One text", "Two: a text", "Three texts  ", "Four\tandmore \\", "Five")
    ]
    assert upper(path) == (
        text.replace("One text", "ONE TEXT")
        .replace("Two: a text", "TWO: A TEXT")
        .replace("Three texts", "THREE TEXTS")
        .replace("Four\\tand\\\r\n     more \\\\", "FOUR\\tANDMORE \\\\")
        .replace("Five", "FIVE")
    )
    upper_copy(path, tmp_path)


@pytest.mark.parametrize(
    ("content", "after"),
    [
        pytest.param(b"a=Some text", b"a=\\u00e9t\\u00e9 \\u0416 \\ud834\\udd1e", id="ASCII"),
        pytest.param(b"a=Th\xe9", b"a=\xe9t\xe9 \\u0416 \\ud834\\udd1e", id="ISO 8859-1"),
        pytest.param("a=Thé".encode(), "a=été Ж 𝄞".encode(), id="UTF-8"),
    ],
)
def test_letters_are_written_as_the_file_writes_them(
    tmp_path: Path, content: bytes, after: bytes
) -> None:
    path = tmp_path / "a.properties"
    path.write_bytes(content)
    assert _translated(path, "été Ж 𝄞") == after


def test_escapes_are_letters(tmp_path: Path) -> None:
    path = write(tmp_path, "a.properties", "a=Th\\u00e9 \\ud834\\udd1e\\!\n")
    assert texts_of(path) == ["Thé 𝄞!"]
    assert upper(path) == "a=TH\\u00c9 \\ud834\\udd1e!\n"


@pytest.mark.parametrize(
    ("before", "source", "translation", "after"),
    [
        ("It''s {0}", "It’s {0}", "C'est l'été {0}", "C''est l''été {0}"),
        ("Of {0}", "Of {0}", "L'{0}", "L''{0}"),
        ("It's", "It's", "L'été", "L'été"),
        ("It''s", "It’s", "L'été", "L''été"),
        (
            "A '{'b'}' {1,number}",
            "A '{'b'}' {1,number}",
            "d'a '{'b'}' {1,number}",
            "d''a '{'b'}' {1,number}",
        ),
    ],
)
def test_apostrophes_of_message_formats(
    tmp_path: Path, before: str, source: str, translation: str, after: str
) -> None:
    path = write(tmp_path, "a.properties", f"a={before}\n#é")
    assert texts_of(path) == [source]
    assert _translated(path, translation).decode() == f"a={after}\n#é"


def test_arguments_are_code_and_what_is_no_prose_is_left_alone(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.properties", "a=Hi {0} of {1,number,#.##}\nb=com.example.Main\nc=12\n"
    )
    (unit,) = units_of(path)
    assert code_of(unit) == ["{0}", "{1,number,#.##}"]


def test_spaces_at_the_start_are_escaped(tmp_path: Path) -> None:
    path = write(tmp_path, "a.properties", "a=\\  Two words\n")
    assert texts_of(path) == ["  Two words"]
    assert upper(path) == "a=\\  TWO WORDS\n"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.properties"
    path.write_bytes(b"a=b\0c")
    with pytest.raises(FileNotTextError):
        texts_of(path)
