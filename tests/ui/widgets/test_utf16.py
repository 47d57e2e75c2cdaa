"""Tests of `ui.widgets.utf16`."""

from __future__ import annotations

import pytest

from desktop_translator.ui.widgets.utf16 import one_block, utf16_length


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("🙂", 2), ("a🙂é", 4), ("\ud800", 1)]
)
def test_length(text: str, length: int) -> None:
    assert utf16_length(text) == length


def test_one_block_keeps_what_a_block_can_hold() -> None:
    text = "tab\tspace\u00a0line\u2028joiner\u200dé🙂"
    assert one_block(text) == text


def test_one_block_leaves_no_line_end_and_nothing_qt_drops() -> None:
    assert one_block("a\nb\rc\u2029d") == "a b c d"
    assert one_block("\ufeffa\ud800b\ufdd0c\ufffe") == "abc"
