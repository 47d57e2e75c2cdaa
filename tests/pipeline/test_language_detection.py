from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.paths import default_paths
from desktop_translator.pipeline.language_detection import Detection, LanguageDetector

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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
LONG_FRENCH = (
    "Pourquoi avez-vous décidé de quitter la ville au milieu de la nuit ?",
    "Un tel scandale a par exemple été mis à jour par la presse locale.",
    "Mais le ministre a déclaré que la question serait bientôt réglée.",
    "De temps à autre, ils envoient des images à leurs parents.",
    "Deux personnes regardent les lumières de la ville depuis un pont.",
)
LONG_ENGLISH = (
    "Visibility may also be restricted by falling or blowing snow.",
    "A surfer in a blue swimsuit is riding the wave.",
    "Please send me the table of contents before the end of the week.",
    "He also supplies them only to me, because he knows what I need.",
    "Where did you put the questions that we wrote down yesterday?",
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
    german = detector.detect("Guten Morgen", BOTH)
    assert german is not None
    assert german.language in BOTH
    assert [code for code, _ in german.guesses] in (["fr", "en"], ["en", "fr"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Guten Morgen, wie geht es Ihnen heute?", "de"),
        ("Tämä on suomenkielinen lause, jota kukaan ei osaa kääntää.", "fi"),
        ("Сегодня", "ru"),
        ("今天天气很好", "zh"),
    ],
)
def test_a_language_that_is_no_candidate_is_named_when_there_is_no_doubt(
    detector: LanguageDetector, text: str, language: str
) -> None:
    for last in (None, *BOTH):
        detection = detector.detect(text, BOTH, last)
        assert detection is not None
        assert detection.language == language
        assert detection.certainty > 0.8


def test_a_few_letters_change_nothing(detector: LanguageDetector) -> None:
    for text in ("o", "ok", "Je"):
        for last in BOTH:
            detection = detector.detect(text, BOTH, last)
            assert detection is not None
            assert detection.language == last


def typed(detector: LanguageDetector, text: str, last: str) -> list[str]:
    """Type a text letter by letter; return the language at each."""
    found = []
    for end in range(1, len(text) + 1):
        detection = detector.detect(text[:end], BOTH, last, typing=True)
        last = detection.language if detection is not None else last
        found.append(last)
    return found


@pytest.mark.parametrize(
    ("language", "sentences"), [("fr", FRENCH + LONG_FRENCH), ("en", ENGLISH + LONG_ENGLISH)]
)
def test_it_never_flips_while_a_sentence_is_typed(
    detector: LanguageDetector, language: str, sentences: tuple[str, ...]
) -> None:
    for sentence in sentences:
        assert set(typed(detector, sentence, language)) == {language}, sentence


@pytest.mark.parametrize(("language", "last"), [("fr", "en"), ("en", "fr")])
def test_the_other_language_is_found_once_and_for_all(
    detector: LanguageDetector, language: str, last: str
) -> None:
    for sentence in LONG_FRENCH if language == "fr" else LONG_ENGLISH:
        found = typed(detector, sentence, last)
        assert found[-1] == language, sentence
        changes = sum(before != after for before, after in pairwise(found))
        assert changes == 1, sentence
        assert found.index(language) < 50, sentence


ALIKE = (
    *("table", "question", "Tom", "Marie Dupont", "Jean-Pierre", "menu", "image", "12 avril"),
    *("Paris", "Charlotte Martin", "six", "pain", "London, Paris, New York"),
)


@pytest.mark.parametrize("last", BOTH)
@pytest.mark.parametrize("text", ALIKE)
def test_what_is_alike_in_both_changes_nothing(
    detector: LanguageDetector, text: str, last: str
) -> None:
    assert set(typed(detector, text, last)) == {last}


@pytest.mark.parametrize(
    "text",
    ["https://www.example.org/where/is/the/station?q=please", "somebody@example.com", "3.14 2026"],
)
def test_addresses_and_numbers_tell_nothing(detector: LanguageDetector, text: str) -> None:
    assert detector.detect(text, BOTH, "fr") is None


def test_capitals_are_read_as_small_letters(detector: LanguageDetector) -> None:
    assert languages(detector, map(str.upper, ENGLISH), "fr").count("en") >= 9
    assert languages(detector, map(str.upper, FRENCH), "en").count("fr") >= 9


def test_without_its_model_the_other_classifier_decides(tmp_path: Path) -> None:
    detector = LanguageDetector(tmp_path / "missing.ftz")
    assert languages(detector, LONG_FRENCH, None) == ["fr"] * len(LONG_FRENCH)


def test_a_language_is_confirmed_only_where_it_is(detector: LanguageDetector) -> None:
    assert detector.confirm(LONG_FRENCH[0], "fr") > 0.9
    assert detector.confirm(LONG_FRENCH[0], "en") == 0.0
    assert detector.confirm("123", "fr") == 0.0


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
