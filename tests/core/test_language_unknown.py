from __future__ import annotations

import pytest

from desktop_translator.core.errors import LanguageUnknownError
from tests.fakes import fake_model


def test_the_codes_that_look_alike_come_first() -> None:
    error = LanguageUnknownError.among("NLLB", "ara_Arab", ["fra_Latn", "arb_Arab", "eng_Latn"])
    assert error.fields["codes"].startswith("arb_Arab, ")


def test_of_hundreds_only_some_are_named_and_all_are_counted() -> None:
    error = LanguageUnknownError.among("NLLB", "x", [f"l{number}" for number in range(202)])
    assert error.fields["codes"].count(",") == 29
    assert error.fields["codes"].endswith("… (202)")


def test_a_model_without_languages_says_so() -> None:
    assert LanguageUnknownError.among("m", "x", []).fields["codes"] == "none"


@pytest.mark.parametrize("pair", [("de", "en"), ("fr", "de")])
def test_a_model_is_not_used_for_a_language_it_has_not(pair: tuple[str, str]) -> None:
    with pytest.raises(LanguageUnknownError) as caught:
        fake_model("a", "fr", "en").for_pair(*pair)
    assert caught.value.fields["code"] == "de"
