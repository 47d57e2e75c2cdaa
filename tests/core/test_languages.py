from __future__ import annotations

import pytest

from desktop_translator.core.languages import Language, Languages, separates_with_spaces
from desktop_translator.core.paths import default_paths
from tests.starter import MODELS, starter

LANGUAGES_FILE = default_paths().resources / "languages.json"


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages.read(LANGUAGES_FILE)


def test_a_language_is_found_by_its_code(languages: Languages) -> None:
    assert languages.get("fr") == Language("fr", "French", "français")
    assert languages.get("ar").right_to_left


def test_a_tag_falls_back_to_its_language(languages: Languages) -> None:
    assert languages.get("fr-CA").name == "French"


def test_a_tag_of_its_own_comes_before_its_language() -> None:
    languages = Languages([Language("zh", "Chinese", "中文"), Language("zh-Hant", "T", "繁體")])
    assert languages.name("zh-Hant") == "T"
    assert languages.name("zh-TW") == "Chinese"


@pytest.mark.parametrize("code", ["tlh", "", "x-y"])
def test_an_unknown_code_is_its_own_name(code: str) -> None:
    assert Languages([]).get(code) == Language(code, code, code, right_to_left=False)


def test_the_shipped_models_speak_known_languages(languages: Languages) -> None:
    for folder in MODELS.iterdir():
        info = starter(folder.name.removeprefix("starter-"))
        for code in (info.source, info.target):
            assert languages.name(code) != code


@pytest.mark.parametrize("code", ["zh", "zh-Hant", "ja", "th"])
def test_languages_without_spaces_between_sentences(code: str) -> None:
    assert not separates_with_spaces(code)


@pytest.mark.parametrize("code", ["fr", "en-GB", "ko", "ar", "zho"])
def test_languages_with_spaces_between_sentences(code: str) -> None:
    assert separates_with_spaces(code)
