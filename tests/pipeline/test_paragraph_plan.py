from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.pipeline.paragraph_plan import ParagraphPlan, split
from tests.pipeline.reader import remembered

if TYPE_CHECKING:
    from desktop_translator.pipeline.sentence_cache import Remembered


def _nothing_known(_: str) -> Remembered | None:
    return None


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("", ()),
        ("  Un\u00a0mot.\t😀", ("Un mot.", None)),
        ("Un mot 😀 Deux.", ("Un mot 😀 Deux.",)),
        ("Un mot. 😀👍 Deux.", ("Un mot.", None, "Deux.")),
        ("Un mot.\t12\tdeux", ("Un mot.", None, "deux")),
        ("cafe\u0301\x00", ("café",)),
    ],
)
def test_sentences_are_clean_and_those_without_words_are_none(
    line: str, sentences: tuple[str | None, ...]
) -> None:
    assert split(line, "fr").sentences == sentences


def test_what_has_no_words_is_finished_as_it_stands() -> None:
    plan = ParagraphPlan(split("\t12\t\t😀\ud83d", "fr"), 0, _nothing_known)
    assert plan.unfinished == set()
    assert plan.join("en").text == "\t12\t\t😀\ud83d"


def test_what_is_known_is_filled_in() -> None:
    plan = ParagraphPlan(split("Un. Deux. Un.", "fr"), 0, remembered({"Un.": "One."}).get)
    assert plan.unfinished == {1}
    assert plan.translations == ["One.", None, "One."]
    assert plan.join("en").text == "One. One."
