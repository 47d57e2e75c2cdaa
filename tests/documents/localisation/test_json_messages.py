from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.localisation.json_messages import JsonMessages
from tests.documents.localisation.files import TO_JAPANESE, TO_RUSSIAN, code_of, upper, write
from tests.documents.round_trip import SAME, TO_FRENCH, texts_of, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.documents.format import DocumentOptions


def _file(folder: Path, content: object, name: str = "en.json") -> Path:
    return write(folder, name, json.dumps(content, indent=2, ensure_ascii=False))


def _translated(path: Path, *texts: str, options: DocumentOptions = SAME) -> str:
    output = path.with_name("out.json")
    with output.open("wb") as file:
        JsonMessages().write(path, file, options, map(MarkedText, texts))
    return output.read_text("utf-8")


def test_values_are_translated_and_all_else_stays(tmp_path: Path) -> None:
    text = (
        '// a comment\r\n{\r\n\t"b" : "Two words",\r\n\t"a": ["One", 2, true, null, -1.5e3],\r\n'
        '\t"a": {"x":"Tab\\t\\u00e9\\"\\/"}, /* and */\r\n}\r\n'
    )
    path = write(tmp_path, "a.json", text)
    assert texts_of(path) == ["Two words", "One", 'Tab\té"/']
    assert upper(path) == text.replace("Two words", "TWO WORDS").replace("One", "ONE").replace(
        'Tab\\t\\u00e9\\"\\/', 'TAB\\t\\u00c9\\"/'
    )
    upper_copy(path, tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encoding_and_letters_stay(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "a.json", '{"a": "été"}', encoding)
    assert upper(path, encoding=encoding) == '{"a": "ÉTÉ"}'


def test_what_machines_read_is_left_alone(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        {
            "url": "https://example.org/a",
            "link1": "https://example.org",
            "mail": "a@example.org",
            "colour1": "#ff00aa",
            "state": "IN_PROGRESS",
            "handler": "onClick",
            "path": "../images/logo.png",
            "type": "button",
            "date": "2024-01-31T10:00:00Z",
            "pattern1": "yyyy-MM-dd",
            "mime1": "text/html",
            "only": "{count} / {{total}}",
            "id": "7b0c6c3e-8d5e-4c4e-9d55-3f3d2f0b7a11",
            "empty": "",
            "title": "Save/Discard",
            "word": "read-only",
            "letter": "A day",
        },
    )
    assert texts_of(path) == ["Save/Discard", "read-only", "A day"]


def test_placeholders_and_tags_are_spans(tmp_path: Path) -> None:
    path = _file(
        tmp_path, {"a": "Hi {{name}}, <b>{count}</b> of %s at $t(place) ${x}<br/>&nbsp;&eacute;"}
    )
    (unit,) = units_of(path)
    assert unit.source.text == "Hi {{name}}, {count} of %s at $t(place) ${x}&nbsp;é"
    assert code_of(unit) == [
        *("{{name}}", "{count}", "{count}", "%s", "$t(place)", "${x}", "", "&nbsp;")
    ]
    assert "HI {{name}}, <b>{count}</b> OF %s AT $t(place) ${x}<br/>&nbsp;É" in upper(path)


ICU = "You have {n, plural, =0 {no files} one {# file} other {# files}} left, {name}."


def test_each_branch_of_a_plural_is_a_whole_sentence(tmp_path: Path) -> None:
    path = _file(tmp_path, {"a": ICU})
    assert texts_of(path) == [
        *("You have no files left, {name}.", "You have # file left, {name}."),
        "You have # files left, {name}.",
    ]
    assert code_of(units_of(path)[1]) == ["#", "{name}"]
    assert json.loads(upper(path))["a"] == (
        "{n, plural, =0 {YOU HAVE NO FILES LEFT, {name}.} one {YOU HAVE # FILE LEFT, {name}.}"
        " other {YOU HAVE # FILES LEFT, {name}.}}"
    )


def test_a_plural_gets_the_categories_of_the_target(tmp_path: Path) -> None:
    path = _file(tmp_path, {"a": "{n, plural, one {# file} other {# files}}"})
    assert json.loads(upper(path, TO_RUSSIAN))["a"] == (
        "{n, plural, one {# FILE} few {# FILES} many {# FILES} other {# FILES}}"
    )
    assert "many" in upper(path, TO_FRENCH)
    assert "many" not in upper(path, TO_JAPANESE)


def test_selections_nest_and_a_sign_outside_a_plural_stays_a_sign(tmp_path: Path) -> None:
    path = _file(
        tmp_path, {"a": "#1: {g, select, f {She has} other {It has}} {n, plural, other {#}}"}
    )
    assert texts_of(path) == ["'#'1: She has #", "'#'1: It has #"]
    assert json.loads(upper(path))["a"] == (
        "{g, select, f {{n, plural, other {'#'1: SHE HAS #}}}"
        " other {{n, plural, other {'#'1: IT HAS #}}}}"
    )


@pytest.mark.parametrize(
    ("source", "translation", "result"),
    [
        ("Of {name}", "l'{name} d'été", "l’{name} d'été"),
        ("It''s {name}", "c'est {name}", "c''est {name}"),
        ("Quoted '{it}' {name}", "'{it}' d' {name}", "'{it}' d' {name}"),
        ("{n, plural, other {a # b}}", "d'# {", "{n, plural, other {d’# '{'}}"),
    ],
)
def test_apostrophes_never_begin_a_quotation(
    tmp_path: Path, source: str, translation: str, result: str
) -> None:
    path = _file(tmp_path, {"a": source})
    assert json.loads(_translated(path, translation))["a"] == result


@pytest.mark.parametrize("text", ["{n, plural, one {a}", "{n, plural, one {a}} b", "a } b {"])
def test_a_malformed_message_is_one_text(tmp_path: Path, text: str) -> None:
    path = _file(tmp_path, {"a": text})
    assert texts_of(path) == [text]


def test_arb(tmp_path: Path) -> None:
    content = {"@@locale": "en", "a": "One", "@a": {"description": "No unit", "type": "text"}}
    path = _file(tmp_path, content, "app_en.arb")
    assert texts_of(path) == ["One"]
    expected = {**content, "@@locale": "fr", "a": "ONE"}
    assert upper(path, TO_FRENCH) == json.dumps(expected, indent=2)


def test_a_key_around_all_names_the_language(tmp_path: Path) -> None:
    path = _file(tmp_path, {"en": {"a": "One"}})
    assert json.loads(upper(path, TO_FRENCH)) == {"fr": {"a": "ONE"}}
    assert json.loads(upper(_file(tmp_path, {"en": "x", "b": "y"}), TO_FRENCH)) == {
        "en": "X",
        "b": "Y",
    }


def test_plural_keys_get_the_categories_of_the_target(tmp_path: Path) -> None:
    path = _file(tmp_path, {"a_one": "{{count}} day", "a_other": "{{count}} days", "b": "Last"})
    assert upper(path, TO_RUSSIAN) == json.dumps(
        {
            "a_one": "{{count}} DAY",
            "a_other": "{{count}} DAYS",
            "a_few": "{{count}} DAYS",
            "a_many": "{{count}} DAYS",
            "b": "LAST",
        },
        indent=2,
    )
    path = _file(tmp_path, {"a": {"one": "%{count} day", "other": "%{count} days"}})
    assert list(json.loads(upper(path, TO_RUSSIAN))["a"]) == ["one", "other", "few", "many"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a":\n"b"', 2),
        ('{"a" "b"}', 1),
        ('{"a": "b"\n"c": 1}', 2),
        ('{"a": "b\n"}', 1),
        ('{"a": 1} x', 1),
    ],
)
def test_malformed_files_are_named_with_the_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(DocumentDamagedError) as caught:
        units_of(path)
    assert caught.value.fields["reason"].endswith(f"(line {line})")


def test_nesting_beyond_reason_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"a":' + "[" * 100_000)
    with pytest.raises(DocumentDamagedError):
        units_of(path)
