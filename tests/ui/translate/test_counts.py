"""Tests of `ui.translate.counts`."""

from __future__ import annotations

import pytest

from desktop_translator.ui.translate.counts import count_characters, count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("👍🏽", 1),
        ("👨‍👩‍👧", 1),
        ("🇫🇷🇬🇧", 2),
        ("你好", 2),
        ("a\nb", 2),
        ("é\n\né", 2),
    ],
)
def test_characters(text: str, count: int) -> None:
    assert count_characters(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("don't  stop\nnow", 3),
        ("l'été", 1),
        ("(well) - yes…", 2),
        ("🙂 🙂", 0),
        ("你好，世界", 4),
        ("Tokyo は大きい", 5),
        ("3 000 mètres", 3),
        ("हिन्दी में", 2),
        ("snake_case", 1),
    ],
)
def test_words(text: str, count: int) -> None:
    assert count_words(text) == count


def test_long_text_is_counted_in_code_points() -> None:
    assert count_characters("é\n" * 60_000) == 60_000
