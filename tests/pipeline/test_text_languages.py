from __future__ import annotations

import pytest

from desktop_translator.core.paths import default_paths
from desktop_translator.pipeline.language_detection import LanguageDetector
from desktop_translator.pipeline.requests import Detect
from desktop_translator.pipeline.text_languages import FoundLanguages, TextLanguages
from tests.pipeline.detector import FakeDetector

BOTH = ("fr", "en")


@pytest.fixture
def detector() -> FakeDetector:
    return FakeDetector()


@pytest.fixture
def finder(detector: FakeDetector) -> TextLanguages:
    return TextLanguages(detector)


def find(
    finder: TextLanguages, text: str, detect: Detect | None = None, last: str = "fr"
) -> FoundLanguages:
    looks = finder.find(text, BOTH, last, detect or Detect())
    while True:
        try:
            next(looks)
        except StopIteration as end:
            found: FoundLanguages = end.value
            return found


def codes(found: FoundLanguages) -> list[str | None]:
    return [each.detection.language if each.detection else None for each in found.paragraphs]


def test_a_paragraph_leans_on_the_whole_text_and_that_on_the_last(finder: TextLanguages) -> None:
    assert codes(find(finder, "a\n\nen:b\nc", last="en")) == ["en", None, "en", "en"]
    assert codes(find(finder, "fr:a\n\nen:b\nc", last="en")) == ["fr", None, "en", "fr"]


def test_what_was_looked_at_is_not_looked_at_again(
    finder: TextLanguages, detector: FakeDetector
) -> None:
    find(finder, "fr:a\nen:b\nc")
    detector.looked_at.clear()
    find(finder, "fr:a\nnew\nen:b\nc")
    assert [text for text, _ in detector.looked_at[1:]] == ["new"]


def test_another_language_of_the_whole_is_reason_to_look_again(finder: TextLanguages) -> None:
    assert codes(find(finder, "fr:a\nb")) == ["fr", "fr"]
    assert codes(find(finder, "en:a\nb")) == ["en", "en"]


def test_only_the_line_that_is_typed_may_end_in_half_a_word(
    finder: TextLanguages, detector: FakeDetector
) -> None:
    find(finder, "a\nb\nc", Detect(typed_line=1))
    assert detector.looked_at == [("a\nb\nc", True), ("a", False), ("b", True), ("c", False)]


def test_a_correction_holds_for_its_paragraph(finder: TextLanguages) -> None:
    found = find(finder, "fr:a\nfr:b\nfr:c", Detect(corrections=((1, "en"),)))
    assert codes(found) == ["fr", "en", "fr"]
    assert found.by_size() == ("fr", "en")
    assert codes(find(finder, "fr:a\nfr:b\nfr:c")) == ["fr", "fr", "fr"]


def test_a_foreign_text_has_foreign_paragraphs(finder: TextLanguages) -> None:
    assert codes(find(finder, "fi:a\nb\nen:c")) == ["fi", "fi", "en"]


def test_the_clearest_paragraph_speaks_where_the_whole_does_not() -> None:
    finder = TextLanguages(LanguageDetector(default_paths().detection_model))
    text = "Good morning, my friends, how are you?\n" + "Il fait beau ce matin et je sors. " * 9
    found = find(finder, text)
    assert found.by_size() == ("fr", "en")
    assert found.certainty("fr") > 0.9
    assert found.certainty("en") > 0.9
    assert found.certainty("de") == 0.0


def test_a_long_text_lets_the_caller_look_up(finder: TextLanguages) -> None:
    looks = finder.find("a\n" * 1000, BOTH, "fr", Detect())
    assert sum(1 for _ in looks) > 10
