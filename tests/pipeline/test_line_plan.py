from __future__ import annotations

import pytest

from desktop_translator.pipeline.line_plan import LinePlan, split


def _nothing_known(_: str) -> str | None:
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
    plan = LinePlan(split("\t12\t\t😀\ud83d", "fr"), _nothing_known)
    assert plan.unfinished == 0
    assert plan.join("en").text == "\t12\t\t😀\ud83d"


def test_what_is_known_is_filled_in() -> None:
    plan = LinePlan(split("Un. Deux. Un.", "fr"), {"Un.": "One."}.get)
    assert plan.unfinished == 1
    assert plan.translations == ["One.", None, "One."]
    assert plan.join("en").text == "One. One."
