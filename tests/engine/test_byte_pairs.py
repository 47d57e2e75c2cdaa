"""Expected pieces follow from the algorithm by hand (Sennrich, Haddow and Birch, 2016)."""

from __future__ import annotations

import pytest

from desktop_translator.engine.byte_pairs import BytePairs

MERGES = ["#version: 0.2", "l o", "lo w</w>", "e r</w>", "lo w", "low er</w>"]


def test_the_earliest_merge_goes_first() -> None:
    pairs = BytePairs(MERGES)
    assert pairs.cut(["low", "lower", "lowest"]) == [
        "low",
        "lower",
        *("low@@", "e@@", "s@@", "t"),
    ]


def test_every_occurrence_is_merged() -> None:
    assert BytePairs(["#version: 0.2", "a b"]).cut(["ababc"]) == ["ab@@", "ab@@", "c"]


def test_without_a_version_the_end_is_a_symbol_of_its_own() -> None:
    assert BytePairs(["o w", "ow </w>"]).cut(["low", "owl"]) == ["l@@", "ow", "ow@@", "l"]


def test_one_letter_is_never_cut_and_no_word_is_nothing() -> None:
    assert BytePairs(MERGES).cut(["a", "", "é"]) == ["a", "é"]


@pytest.mark.parametrize("lines", [[], ["#version: 0.2"], ["one"], ["a b c"]])
def test_what_is_no_list_of_pairs_is_refused(lines: list[str]) -> None:
    with pytest.raises(ValueError, match="byte pairs"):
        BytePairs(lines)
