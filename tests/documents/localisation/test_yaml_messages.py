from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.localisation.yaml_messages import YamlMessages
from tests.documents.localisation.files import TO_RUSSIAN, code_of, upper, write
from tests.documents.round_trip import SAME, TO_FRENCH, texts_of, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

RAILS = """# A comment
en:
  plain: Hello world  # another
  anchor: &greeting "Hello \\"you\\"\\n"
  same: *greeting
  single: 'It''s {one}'
  list: [One word, 'two words', 3]
  count: 3
  on: true
  off: no
  nothing:
  time: 12:30
  symbol: :year
  format: "%Y-%m-%d"
  name: Hi %{name}, <b>%{count}</b>
  number: !!str 42
  literal: |
    Line one
      indented

    last
  folded: >-
     A long text that was
     folded over lines

     and a second
  last: Multi
    line
"""


def _translated(path: Path, *texts: str) -> Any:  # noqa: ANN401
    output = path.with_name("out.yml")
    with output.open("wb") as file:
        YamlMessages().write(path, file, SAME, map(MarkedText, texts))
    return output.read_text("utf-8")


def test_strings_are_translated_and_all_else_stays(tmp_path: Path) -> None:
    path = write(tmp_path, "en.yml", RAILS)
    assert texts_of(path) == [
        *("Hello world", 'Hello "you"\n', "It's {one}", "One word", "two words"),
        *("Hi %{name}, %{count}", "Line one\n  indented\n\nlast\n"),
        *("A long text that was folded over lines\nand a second", "Multi line"),
    ]
    assert code_of(units_of(path)[5]) == ["%{name}", "%{count}", "%{count}"]
    result = upper(path, TO_FRENCH)
    assert result == (
        RAILS.replace("en:", "fr:")
        .replace("Hello world", "HELLO WORLD")
        .replace('Hello \\"you', 'HELLO \\"YOU')
        .replace("It''s", "IT''S")
        .replace("[One word, 'two words'", "[ONE WORD, 'TWO WORDS'")
        .replace("Hi %", "HI %")
        .replace("Line one\n      indented\n\n    last", "LINE ONE\n      INDENTED\n\n    LAST")
        .replace("A long text that was\n", "A LONG TEXT THAT WAS\n")
        .replace("folded over lines\n\n     and a second", "FOLDED OVER LINES\n\n     AND A SECOND")
        .replace("Multi\n    line", "MULTI LINE")
    )
    before, after = yaml.safe_load(RAILS)["en"], yaml.safe_load(result)["fr"]
    assert {key: type(value) for key, value in before.items()} == {
        key: type(value) for key, value in after.items()
    }
    upper_copy(path, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "No", "null", "~", "12", "1e3", "y", "2024-01-01", "true", "- a", "a: b", "a #b"),
        *(
            "#a",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            '"a',
            "'a",
            "{a",
            "[a",
            "a:",
            "? a",
            "a\nb",
            "",
        ),
    ],
)
@pytest.mark.parametrize("frame", ["a: {}\n", "a: [{}, 1]\n", "- {}\n"])
def test_a_translation_that_would_mean_something_else_is_quoted(
    tmp_path: Path, frame: str, text: str
) -> None:
    path = write(tmp_path, "a.yml", frame.format("Some words"))
    if not text:
        return
    result = yaml.safe_load(_translated(path, text))
    found = next(iter(result.values())) if isinstance(result, dict) else result
    assert (found[0] if isinstance(found, list) else found) == text


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(
    st.text(st.sampled_from("ab é:#-'\"\\\n\t{}[],&*!|>%@`"), min_size=1).filter(str.strip),
    st.sampled_from(
        ["Some words", "'Some words'", '"Some words"', "|-\n  Some\n  words", ">-\n  Some\n  words"]
    ),
)
def test_any_text_is_read_back(tmp_path: Path, text: str, style: str) -> None:
    path = write(tmp_path, "a.yml", f"a: {style}\nb: 1 # end\n")
    text = text.strip()
    assert yaml.safe_load(_translated(path, text)) == {"a": text, "b": 1}


def test_blocks_with_odd_beginnings(tmp_path: Path) -> None:
    text = "a:\n  b: |2-\n      One\n    two\n  c: >-\n\n    Three\u2028     four\n"
    path = write(tmp_path, "a.yml", text)
    assert texts_of(path)[0] == "  One\ntwo"
    assert upper(path).startswith("a:\n  b: |2-\n      ONE\n    TWO\n  c: ")
    upper_copy(path, tmp_path)


def test_letters_that_yaml_cannot_hold_are_escaped(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yml", 'a: "One\\a\\u2028 two\\ufeff"\n')
    assert texts_of(path) == ["One\a\u2028 two\ufeff"]
    assert upper(path) == 'a: "ONE\\u0007\\u2028 TWO\\ufeff"\n'


def test_plurals_get_the_categories_of_the_target(tmp_path: Path) -> None:
    forms = "  days:\n    one: '%{count} day'  # hint\n    other: '%{count} days'{}  # last\n"
    path = write(tmp_path, "en.yml", "en:\n" + forms.replace("{}", ""))
    new = "".join(f"\n    {name}: '%{{count}} DAYS'" for name in ("few", "many"))
    expected = forms.replace("} day", "} DAY").replace("DAYs", "DAYS").replace("{}", "")
    assert upper(path, TO_RUSSIAN) == "ru:\n" + expected.removesuffix("\n") + new + "\n"
    path = write(tmp_path, "en.yml", "a: {one: '# day', other: '# days'}\n")
    assert upper(path, TO_RUSSIAN) == (
        "a: {one: '# DAY', other: '# DAYS', few: '# DAYS', many: '# DAYS'}\n"
    )


def test_messages_of_icu_are_taken_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "en.yml", "a: 'Of {n, plural, one {# day} other {# days}}'\n")
    assert texts_of(path) == ["Of # day", "Of # days"]
    assert upper(path) == "a: '{n, plural, one {OF # DAY} other {OF # DAYS}}'\n"


def test_the_language_that_reads_as_no_is_quoted(tmp_path: Path) -> None:
    path = write(tmp_path, "en.yml", "en:\n  a: One\n")
    assert upper(path, type(SAME)("en", "no")) == '"no":\n  a: ONE\n'


def test_keys_for_machines_hide_nothing_below_the_name_of_a_language(tmp_path: Path) -> None:
    text = "type: button\nlabel: save\n"
    assert texts_of(write(tmp_path, "a.yml", text)) == ["save"]
    nested = "en:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    assert texts_of(write(tmp_path, "a.yml", nested)) == ["button", "save"]


def test_byte_order_mark_line_ends_and_documents(tmp_path: Path) -> None:
    text = "---\r\na: One two\r\nb: |\r\n  Three\r\n  four\r\n...\r\n---\r\n- Five six\r\n"
    path = write(tmp_path, "a.yaml", text, "utf-8-sig")
    assert upper(path, encoding="utf-8-sig") == (
        text.replace("One two", "ONE TWO")
        .replace("Three\r\n  four", "THREE\r\n  FOUR")
        .replace("Five six", "FIVE SIX")
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: b\nc: d: e\n", 2), ("a: [b\n\n", 3), ('a: "b\n', 2), ("a: \x01\n", 1)],
)
def test_malformed_files_are_named_with_the_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "a.yml"
    path.write_text(text)
    with pytest.raises(DocumentDamagedError) as caught:
        list(YamlMessages().read(path, type(SAME)("en", "en", encoding="utf-8")))
    assert caught.value.fields["reason"].endswith(f"(line {line})")


def test_aliases_are_not_followed_and_nesting_has_an_end(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: &a [Some words]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)))
    assert texts_of(path) == ["Some words"]
    path.write_text("[" * 5000 + "]" * 5000)
    with pytest.raises(DocumentDamagedError):
        texts_of(path)
