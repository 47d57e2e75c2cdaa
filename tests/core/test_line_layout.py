from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.line_layout import lay_out
from tests.core.texts import any_line
from tests.properties import THOROUGH


@pytest.mark.parametrize(
    ("sentence", "translation", "expected"),
    [
        ("un deux", "one two", "one two"),
        ("un deux\ntrois quatre", "one two three four", "one two\nthree four"),
        ("un deux  \n > trois", "one two three", "one two  \n > three"),
        ("un\ndeux trois quatre cinq", "one two three four five", "one\ntwo three four five"),
        ("une ligne\nune autre\nla fin", "a b c", "a\nb\nc"),
        ("une ligne\nune autre\nla fin", "short", "short\n\n"),
        ("one line\nand another", "今日は天気がいい。", "今日は天\n気がいい。"),
        ("one line\nand another", "", "\n"),
    ],
)
def test_a_translation_has_the_lines_of_its_sentence(
    sentence: str, translation: str, expected: str
) -> None:
    assert lay_out(translation, sentence) == expected


def test_words_keep_their_line_while_the_text_grows() -> None:
    sentence = "une première ligne assez longue\nune deuxième"
    assert lay_out("a first line", sentence, len(sentence)) == "a first line\n"
    grown = "a first line that is quite long and a second"
    assert (
        lay_out(grown, sentence, len(sentence)) == "a first line that is quite long\nand a second"
    )


@THOROUGH
@given(any_line, st.lists(any_line, max_size=5).map("\n".join), st.integers(0, 100))
def test_nothing_is_lost_but_spaces_at_line_ends(
    translation: str, sentence: str, expected_size: int
) -> None:
    laid = lay_out(translation, sentence, expected_size)
    assert laid.count("\n") == sentence.count("\n")
    if ">" not in sentence:
        assert "".join(laid.split()) == "".join(translation.split())
