from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.cleaning import clean, has_words
from tests.core.texts import any_text
from tests.properties import THOROUGH

anything = st.one_of(st.text(), any_text)


@THOROUGH
@given(anything)
def test_a_clean_text_can_be_encoded(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@THOROUGH
@given(anything)
def test_a_clean_text_holds_no_control_character_and_one_kind_of_space(text: str) -> None:
    cleaned = clean(text)
    assert not [mark for mark in cleaned if unicodedata.category(mark) in ("Cc", "Cs", "Zl", "Zp")]
    assert cleaned.split() == [word for word in cleaned.split(" ") if word]
    assert cleaned == " ".join(cleaned.split())


@THOROUGH
@given(anything)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@THOROUGH
@given(anything)
def test_a_clean_text_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))


@THOROUGH
@given(anything)
def test_letters_survive_cleaning(text: str) -> None:
    assert has_words(clean(text)) == has_words(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("cafe\u0301", "café"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("nul\x00 bell\x07", "nul bell"),
        ("half \ud83d of a smile", "half of a smile"),
        ("a \u00a0\u202f\u3000\tb", "a b"),
        (" \r\n ", ""),
        ("\u202bשלום\u202c", "שלום"),
        ("l’été", "l’été"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_cleaning_does(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_no_mark_that_steers_direction_reaches_the_model() -> None:
    marks = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert clean(f"a{marks}b") == "ab"


@pytest.mark.parametrize("text", ["", " ", "123", "?!", "😀", "\ud83d", "…", "\u200f"])
def test_there_are_no_words_in(text: str) -> None:
    assert not has_words(text)


@pytest.mark.parametrize("text", ["a", "1 é", "你", "ש", "«ß»"])
def test_there_are_words_in(text: str) -> None:
    assert has_words(text)
