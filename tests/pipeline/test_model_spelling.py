from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.cleaning import clean
from desktop_translator.core.kept_items import is_translatable, kept_items
from desktop_translator.pipeline.model_spelling import spell

CASES = [
    ("LE CHAT DORT !", "Le chat dort !", "The cat sleeps!", "THE CAT SLEEPS!"),
    ("BONJOUR", "bonjour.", "hello.", "HELLO"),
    ("LISEZ {name} ICI", "Lisez {name} ici.", "Read {name} here.", "READ {name} HERE"),
    ("le chat dort.", "Le chat dort.", "The cat sleeps.", "the cat sleeps."),
    ("hier Tom est venu.", "Hier Tom est venu.", "Tom came.", "Tom came."),
    ("je dors.", "Je dors.", "I sleep.", "I sleep."),
    ("Le chat dort", "Le chat dort.", "The cat sleeps.", "The cat sleeps"),
    ("Chat", "chat.", "cat.", "Cat"),
    ("chat", "chat.", "Cat.", "cat"),
    ("“Oui”, dit-il.", '"Oui", dit-il.', '"Yes," he said.', "“Yes,” he said."),
    ("OTAN", "OTAN.", "NATO.", "NATO"),
]


@pytest.mark.parametrize(("sentence", "given_text", "output", "translation"), CASES)
def test_a_sentence_is_written_as_models_know_it_and_its_translation_as_it_was(
    sentence: str, given_text: str, output: str, translation: str
) -> None:
    spelling = spell(sentence, "fr", "en")
    assert spelling.text == given_text
    assert spelling.restore(output) == translation


@pytest.mark.parametrize(
    "sentence", ["Le chat dort.", "Où ?", "{name} est ici.", "Voir :", "«\u202fOui\u202f»", "Oui…"]
)
def test_ordinary_writing_stays(sentence: str) -> None:
    assert spell(sentence, "fr", "en").text == sentence


@pytest.mark.parametrize(
    ("language", "sentence", "given_text"),
    [("zh", "今天很好", "今天很好。"), ("hi", "यह घर", "यह घर।"), ("th", "สวัสดี", "สวัสดี")],
)
def test_other_scripts_have_a_full_stop_of_their_own(
    language: str, sentence: str, given_text: str
) -> None:
    assert spell(sentence, language, "en").text == given_text
    assert spell("It is fine today", "en", language).restore(given_text) == sentence


def test_german_nouns_keep_their_capital() -> None:
    assert spell("Haus", "de", "en").text == "Haus."
    assert spell("le chat dort", "fr", "de").restore("Die Katze schläft.") == "Die Katze schläft"


@pytest.mark.parametrize(("sentence", "_given", "output", "_translation"), CASES)
def test_a_beginning_stays_a_beginning(
    sentence: str, _given: str, output: str, _translation: str
) -> None:
    spelling = spell(sentence, "fr", "en")
    final = spelling.restore(output)
    inside = [place for item in kept_items(output) for place in range(item.start + 1, item.end)]
    for end in sorted(set(range(len(output))) - set(inside)):  # stand-ins come back whole
        assert final.startswith(spelling.restore(output[:end], growing=True))


@given(st.text(min_size=1, max_size=60).map(clean).filter(is_translatable))
def test_what_a_model_only_copies_comes_back_but_for_its_capitals(sentence: str) -> None:
    spelling = spell(sentence, "fr", "en")
    assert spelling.restore(spelling.text).casefold() == sentence.casefold()
