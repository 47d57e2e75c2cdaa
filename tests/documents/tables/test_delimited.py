from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from tests.documents.round_trip import SAME, assert_identity, texts_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

TABLE = (
    "id,Name,Beschreibung,url,price,since\n"
    "A-17,Ann Smith,A red chair made of wood,https://a.example/x?y,12.50,2024-01-31\n"
    'B_18,Bob,"A lamp, which is blue",www.b.example,"1,200",12 May 2023\n'
    "C19,Zoë,=A1&B1,,7,3/4/2021\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.csv"


def _texts(path: Path, text: str, options: DocumentOptions = SAME) -> list[str]:
    path.write_bytes(text.encode())
    assert_identity(path, options)
    upper_copy(path, path.parent, options)
    return texts_of(path, options)


def _translated(path: Path, source: str, *texts: str, columns: tuple[int, ...] = (0,)) -> str:
    path.write_bytes(source.encode())
    options = DocumentOptions("en", "fr", columns=columns)
    output = io.BytesIO()
    registration_of(path).load().write(path, output, options, map(MarkedText, texts))
    return output.getvalue().decode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_only_columns_of_prose_are_translated(path: Path, delimiter: str, end: str) -> None:
    text = TABLE.replace("1,200", "1.200").replace("lamp,", "lamp@").replace(",", delimiter)
    text = text.replace("@", delimiter).replace("\n", end)
    assert _texts(path, text) == [
        "A red chair made of wood",
        f"A lamp{delimiter} which is blue",
    ]
    names = registration_of(path).load().facts(path, SAME).columns
    assert names == ("id", "Name", "Beschreibung", "url", "price", "since")


def test_columns_can_be_chosen(path: Path) -> None:
    options = DocumentOptions("en", "en", columns=(1, 7))
    assert _texts(path, TABLE, options) == ["Ann Smith", "Bob", "Zoë"]


def test_headings_for_people_are_translated_and_those_for_programs_stay(path: Path) -> None:
    row = "17,A red chair made of wood\n"
    assert _texts(path, f"Number,Description\n{row}") == ["Description", "A red chair made of wood"]
    assert _texts(path, f"number,description\n{row}") == ["A red chair made of wood"]


def test_without_headings_columns_have_letters(path: Path) -> None:
    path.write_text("Good day.;Bonjour.\nHello.;Salut.\n" + ";" * 27 + "x\n")
    names = registration_of(path).load().facts(path, SAME).columns
    assert names[:2] == ("A", "B")
    assert names[-1] == "AB"


def test_single_words_are_translated_where_there_is_nothing_else(path: Path) -> None:
    path.write_text("1;house;EUR\n2;tree;USD\n3;猫;JPY\n")
    assert texts_of(path) == ["house", "tree", "猫"]


@pytest.mark.parametrize(
    "cell",
    ["=SUM(A1:A2)", "-B2+1", "+SUM(A1)", "@SUM(A1)", "x_y", "aB", "12.5", "a@b.example"],
)
def test_formulas_codes_and_addresses_stay(path: Path, cell: str) -> None:
    options = DocumentOptions("en", "en", columns=(0,))
    assert _texts(path, f"{cell};1\nA word;2\n", options) == ["A word"]


def test_cells_of_several_lines_and_their_quotes_come_back(path: Path) -> None:
    text = (
        '\ufeffa;b\r\n"Two lines\nof ""text""";  "quoted here" ;1\r\n'
        '\r\nshort row\r\n"and; one";more cells; 12" pipe ;than;others\r\n"never closed;x\r\ny;z'
    )
    options = DocumentOptions("en", "en", columns=(0, 1, 2))
    assert _texts(path, text, options) == [
        'Two lines\nof "text"',
        "quoted here",
        "short row",
        "and; one",
        "more cells",
        '12" pipe',
        '"never closed',
    ]


def test_backslashes_and_single_quotes_are_understood(path: Path) -> None:
    options = DocumentOptions("en", "en", columns=(1,))
    assert _texts(path, '1,"say \\"hi\\" to me"\n2,"so, \\"well\\", yes"\n', options) == [
        'say "hi" to me',
        'so, "well", yes',
    ]
    assert _texts(path, "1,'it, is'\n2,'one ''more'''\n3,'or'\n", options) == [
        *("it, is", "one 'more'", "or"),
    ]


def test_a_backslash_at_the_end_does_not_swallow_the_quotation_mark(path: Path) -> None:
    source = '"so \\"be\\" it",1\n"two words",2\n'
    assert _translated(path, source, 'x "y" z', "un\\") == '"x \\"y\\" z",1\n"un\\\\",2\n'


def test_the_line_that_names_the_delimiter_is_obeyed_and_kept(path: Path) -> None:
    options = DocumentOptions("en", "en", columns=(1,))
    assert _texts(path, "sep=,\r\nab cd;e,cc dd;e\r\nfg hi;j,hh ii;j\r\n", options) == [
        *("cc dd;e", "hh ii;j"),
    ]


def test_decimal_commas_do_not_part_cells(path: Path) -> None:
    assert _texts(path, "1,5;two words\n2,5;more words\n") == ["two words", "more words"]


def test_quotation_marks_are_added_only_where_one_needs_them(path: Path) -> None:
    source = 'one,1\ntwo,2\n"three",3\n four ,4\n'
    assert _translated(path, source, "un", "deux, ou 2", 'tr"ois', "qua\ntre") == (
        'un,1\n"deux, ou 2",2\n"tr""ois",3\n" qua\ntre ",4\n'
    )


def test_a_translation_never_becomes_a_formula(path: Path) -> None:
    source = "one,1\ntwo,2\n- three,3\nfour,4\n"
    texts = ("=1+1 un", "-deux", "- trois", "=+-@")
    assert _translated(path, source, *texts) == "1+1 un,1\ndeux,2\n- trois,3\nfour,4\n"


def test_a_row_longer_than_any_buffer_stays_whole(path: Path) -> None:
    assert len(_texts(path, '1,one word\n2,"' + "two words " * 5000 + '"\n')) == 2


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(st.lists(st.lists(st.text('ab ,;"\n=é'), min_size=2, max_size=3), max_size=5))
def test_what_python_writes_comes_back(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    options = DocumentOptions("en", "en", columns=(0, 1, 2))
    assert_identity(path, options)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(st.text("ab ,;\"'\\\n\r\t=\ufeff"))
def test_every_text_comes_back(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    assert_identity(path, DocumentOptions("en", "en", columns=(0, 1, 2)))
