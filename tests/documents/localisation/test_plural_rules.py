from __future__ import annotations

import gettext

import pytest

from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.localisation.plural_rules import ORDER, plural_rule
from desktop_translator.documents.localisation.plural_sources import target_forms

# From the samples of CLDR's charts of plural rules.
SAMPLES: dict[str, dict[str, tuple[int, ...]]] = {
    "en": {"one": (1,), "other": (0, 2, 21, 100)},
    "fr": {"one": (0, 1), "other": (2, 17, 100)},
    "ja": {"other": (0, 1, 100)},
    "ru": {"one": (1, 21, 101), "few": (2, 3, 24, 102), "many": (0, 5, 11, 14, 111)},
    "pl": {"one": (1,), "few": (2, 4, 22, 104), "many": (0, 5, 12, 21, 112)},
    "cs": {"one": (1,), "few": (2, 4), "other": (0, 5, 22)},
    "lv": {"zero": (0, 10, 11, 19, 30), "one": (1, 21, 101), "other": (2, 9, 22)},
    "lt": {"one": (1, 21), "few": (2, 9, 22), "other": (0, 10, 11, 20)},
    "ar": {
        "zero": (0,),
        "one": (1,),
        "two": (2,),
        "few": (3, 10, 103),
        "many": (11, 26, 111),
        "other": (100, 102, 200),
    },
    "sl": {"one": (1, 101), "two": (2, 102), "few": (3, 104), "other": (0, 5, 100)},
    "ga": {"one": (1,), "two": (2,), "few": (3, 6), "many": (7, 10), "other": (0, 11)},
    "cy": {"zero": (0,), "one": (1,), "two": (2,), "few": (3,), "many": (6,), "other": (4, 7)},
    "ro": {"one": (1,), "few": (0, 2, 16, 101), "other": (20, 35, 100)},
    "is": {"one": (1, 21, 101), "other": (0, 11, 16)},
}


@pytest.mark.parametrize("language", SAMPLES)
def test_formulas_give_the_samples_of_cldr(language: str) -> None:
    rule = plural_rule(language)
    count, plural = rule.header.removesuffix(";").split("; plural=")
    assert count == f"nplurals={len(rule.counted)}"
    form_of = gettext.c2py(plural)
    for category, numbers in SAMPLES[language].items():
        assert {rule.counted[form_of(number)] for number in numbers} == {category}
    assert set(rule.counted) == set(SAMPLES[language])


def test_categories_stand_in_the_order_of_cldr_and_have_an_other() -> None:
    for language in [*SAMPLES, "pt-BR", "pt-PT", "he", "mt", "br", "gd", "shi", "tzm", "xx"]:
        rule = plural_rule(language)
        assert list(rule.categories) == sorted(rule.categories, key=ORDER.index)
        assert rule.categories[-1] == "other"
        assert set(rule.counted) <= set(rule.categories)


def test_countries_and_scripts_fall_back_to_the_language() -> None:
    assert plural_rule("ru-RU") == plural_rule("ru_Cyrl") == plural_rule("ru")
    assert plural_rule("pt-PT").formula != plural_rule("pt-BR").formula
    assert plural_rule("tlh") == plural_rule("en")


def test_each_category_of_the_target_has_a_text_of_the_source() -> None:
    forms = {"one": "a file", "other": "%d files"}
    assert target_forms(forms, DocumentOptions("en", "en")) == {"one": "one", "other": "other"}
    assert target_forms(forms, DocumentOptions("en", "de")) == {"one": "one", "other": "other"}
    to_arabic = target_forms({"zero": "none", **forms}, DocumentOptions("en", "ar"))
    assert to_arabic == {
        "zero": "zero",
        "one": "one",
        "other": "other",
        "two": "other",
        "few": "other",
        "many": "other",
    }
    assert target_forms({"one": "%d file", "other": "%d files"}, DocumentOptions("en", "uk")) == {
        "one": "one",
        "other": "other",
        "few": "other",
        "many": "other",
    }
