from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.paths import default_paths
from desktop_translator.pipeline.language_detection import Detection, LanguageDetector

if TYPE_CHECKING:
    from collections.abc import Iterable

FRENCH = (
    "Où est la gare ?",
    "Je ne sais pas.",
    "C'est très beau",
    "il fait froid ce matin",
    "Merci beaucoup, à demain !",
    "Quelle heure est-il",
    "s'il vous plaît",
    "J'ai faim",
    "Bonne nuit",
    "pas de problème",
)
ENGLISH = (
    "Where is the station?",
    "I don't know.",
    "That is very beautiful",
    "it is cold this morning",
    "Thank you, see you tomorrow!",
    "What time is it",
    "please help me",
    "I am hungry",
    "Good night",
    "no problem at all",
)
BOTH = ("fr", "en")


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector(default_paths().detection_model)


def languages(detector: LanguageDetector, texts: Iterable[str], last: str | None) -> list[str]:
    found = [detector.detect(text, BOTH, last) for text in texts]
    return [detection.language for detection in found if detection is not None]


@pytest.mark.parametrize("last", [None, "fr", "en"])
def test_short_everyday_phrases_are_told_apart(
    detector: LanguageDetector, last: str | None
) -> None:
    assert languages(detector, FRENCH, last).count("fr") >= 9
    assert languages(detector, ENGLISH, last).count("en") >= 9


def test_only_candidates_are_found(detector: LanguageDetector) -> None:
    german = detector.detect("Guten Morgen, wie geht es Ihnen heute?", BOTH)
    assert german is not None
    assert german.language in BOTH


def test_a_few_letters_change_nothing(detector: LanguageDetector) -> None:
    for text in ("o", "ok", "Je"):
        for last in BOTH:
            detection = detector.detect(text, BOTH, last)
            assert detection is not None
            assert detection.language == last


def test_it_never_flips_while_a_sentence_is_typed(detector: LanguageDetector) -> None:
    for sentences, language in ((FRENCH, "fr"), (ENGLISH, "en")):
        for sentence in sentences:
            typed = [sentence[:end] for end in range(1, len(sentence) + 1)]
            assert set(languages(detector, typed, language)) == {language}, sentence


def test_a_long_text_in_the_other_language_is_believed(detector: LanguageDetector) -> None:
    detection = detector.detect(" ".join(FRENCH), BOTH, last="en")
    assert detection is not None
    assert detection.language == "fr"
    assert detection.certainty > 0.9


@pytest.mark.parametrize("text", ["", " \n", "123 €", "😀", "…"])
def test_without_a_letter_there_is_no_language(detector: LanguageDetector, text: str) -> None:
    assert detector.detect(text, BOTH) is None


def test_without_candidates_there_is_no_language(detector: LanguageDetector) -> None:
    assert detector.detect("Bonjour", ()) is None


def test_one_candidate_is_certain(detector: LanguageDetector) -> None:
    assert detector.detect("Bonjour à tous", ("fr",)) == Detection("fr", 1.0)


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_answered(detector: LanguageDetector, text: str) -> None:
    shares = detector.probabilities(text, BOTH)
    assert sum(shares.values()) == pytest.approx(1.0)
