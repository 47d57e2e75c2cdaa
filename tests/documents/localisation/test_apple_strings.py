from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.documents.registry import registration_of
from tests.documents.localisation.files import code_of, upper, write
from tests.documents.round_trip import texts_of, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    '/* A comment; "a" = "b"; */\n"key \\"1\\"" = "Say \\"%@\\"\\nit";\n// "c" = "d";\n'
    'NSName="Two words" ;\n"alone";\n"empty" = "";\n"u" = "Th\\U00e9 isn\'t";\n'
    '"code" = "%1$@ / %ld";\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_values_are_translated_and_all_else_stays(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "a.strings", TEXT, encoding)
    assert texts_of(path) == ['Say "%@"\nit', "Two words", "Thé isn't"]
    assert code_of(units_of(path)[0]) == ["%@"]
    assert upper(path, encoding=encoding) == (
        TEXT.replace("Say", "SAY")
        .replace("\\nit", "\\nIT")
        .replace("Two words", "TWO WORDS")
        .replace("Th\\U00e9 isn't", "THÉ ISN'T")
    )
    upper_copy(path, tmp_path)


def test_the_content_tells(tmp_path: Path) -> None:
    path = tmp_path / "a.loc"
    path.write_text(TEXT)
    assert registration_of(path).name == "Apple strings"


@pytest.mark.parametrize(
    "text", ['"a" = "b"\n"c" = "d";', '"a" = "b;\n', '"a" "b";', "/* \n", '"a" = ;']
)
def test_malformed_files_are_named_with_the_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.strings"
    path.write_text('"x" = "y";\n' + text)
    with pytest.raises(DocumentDamagedError) as caught:
        texts_of(path)
    assert caught.value.fields["reason"].endswith("(line 2)")
