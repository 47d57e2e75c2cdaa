"""Tests of `ui.widgets.text_difference`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.ui.widgets.text_difference import (
    Replacement,
    align,
    common_prefix_length,
    common_suffix_length,
)

LINES = st.lists(st.sampled_from(["a", "b", ""]), min_size=1, max_size=6)
NEW_LINES = st.lists(st.sampled_from(["a", "b", "", None]), min_size=1, max_size=6)


@given(LINES, NEW_LINES)
def test_known_lines_come_out_as_given(old: list[str], new: list[str | None]) -> None:
    change = align(old, new)
    result = [*old[: change.first], *change.lines, *old[change.end :]]
    assert len(result) == len(new)
    assert all(wanted is None or got == wanted for got, wanted in zip(result, new, strict=True))


def test_an_edited_line_keeps_its_old_translation() -> None:
    assert align(["a", "b", "c"], ["a", None, "c"]) == Replacement(3, 3, ())


def test_only_the_middle_is_replaced() -> None:
    old = ["a", "b", "c", "d"]
    assert align(old, ["a", "x", None, "y", "d"]) == Replacement(1, 3, ("x", "", "y"))


def test_lines_added_at_the_end_are_empty_until_known() -> None:
    assert align(["a"], ["a", None, None]) == Replacement(1, 1, ("", ""))


@given(st.text("ab", max_size=30), st.text("ab", max_size=30))
def test_common_ends(old: str, new: str) -> None:
    start = common_prefix_length(old, new)
    assert old[:start] == new[:start]
    assert old[start : start + 1] != new[start : start + 1] or start == min(len(old), len(new))
    limit = min(len(old), len(new)) - start
    tail = common_suffix_length(old, new, limit)
    assert old[len(old) - tail :] == new[len(new) - tail :]
    assert tail == limit or old[-1 - tail] != new[-1 - tail]
