from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.documents.subtitles.layout import MOST_COLUMNS, cue_ends, line_ends
from desktop_translator.documents.subtitles.measured_text import MeasuredText
from tests.properties import QUICK

WORDS = st.lists(st.text("abcé", min_size=1, max_size=12), min_size=1, max_size=14).map(" ".join)


def _lines(text: str) -> list[str]:
    return MeasuredText(text).parts(line_ends(text))


def test_what_fits_one_line_stays_on_one() -> None:
    assert _lines("x" * 20 + " " + "y" * 21) == ["x" * 20 + " " + "y" * 21]


def test_two_lines_are_alike_in_length_and_end_with_a_phrase() -> None:
    text = "It was late in the evening, and nobody had thought of the keys."
    assert _lines(text) == ["It was late in the evening,", "and nobody had thought of the keys."]


def test_no_article_is_left_at_the_end_of_a_line() -> None:
    text = "Everybody I know has bought the very same machine this year"
    first, second = _lines(text)
    assert not first.endswith(" the")
    assert abs(len(first) - len(second)) < 16


def test_a_sign_with_a_space_before_it_stays_with_its_word() -> None:
    text = "Où êtes-vous donc tous passés hier soir ? Personne ne répondait « jamais » !"
    assert all(line[0] not in "?!»" and line[-1] != "«" for line in _lines(text))


def test_letters_without_spaces_are_two_columns_wide() -> None:
    text = "昨日の夜、私たちは森の中で大きな熊を見ました。それはとても怖かったです。"
    lines = _lines(text)
    assert len(lines) == 2
    assert "".join(lines) == text
    assert lines[1][0] not in "、。"


def test_a_word_longer_than_a_line_stays_whole() -> None:
    assert _lines("x" * 60) == ["x" * 60]


@QUICK
@given(WORDS)
def test_lines_fit_and_lose_nothing(text: str) -> None:
    lines = _lines(text)
    assert " ".join(lines) == text
    assert all(len(line) <= MOST_COLUMNS for line in lines)
    # Two lines of 42 hold every text up to 84 less the longest word.
    assert len(lines) <= 2 or len(text) > 2 * MOST_COLUMNS - 12


TEXT = "I have always wanted to see the sea, and you know it."


def test_marks_are_kept_where_each_part_can_be_read() -> None:
    mark = TEXT.index(" and")
    assert cue_ends(TEXT, [3000, 1500], [mark], ["x" * 37, "x" * 16]) == [mark]


@pytest.mark.parametrize("marks", [[], [0], [len(TEXT)], [TEXT.index(" you"), 5]])
def test_without_good_marks_the_time_decides(marks: list[int]) -> None:
    (end,) = cue_ends(TEXT, [1000, 1000], marks, ["", ""])
    assert 0.3 < end / len(TEXT) < 0.7


def test_a_cue_too_short_for_its_part_gives_words_to_the_next() -> None:
    mark = TEXT.index(" and")
    (end,) = cue_ends(TEXT, [600, 3000], [mark], ["x" * 10, "x" * 30])
    assert end < mark


def test_no_cue_gets_more_than_two_lines_while_another_has_room() -> None:
    text = ("word " * 30).strip()
    (end,) = cue_ends(text, [1000, 9000], [], ["", ""])
    measured = MeasuredText(text)
    assert measured.excess(0, end, MOST_COLUMNS) == 0
    assert measured.excess(end, len(text), MOST_COLUMNS) == 0


def test_too_few_words_give_fewer_parts() -> None:
    assert cue_ends("Two words", [1000] * 3, [], [""] * 3) == [3]
    assert cue_ends("One", [0] * 3, [], [""] * 3) == []
