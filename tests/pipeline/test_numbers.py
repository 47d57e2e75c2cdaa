from __future__ import annotations

import pytest

from desktop_translator.pipeline.numbers import numbers_differ


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("1 234,50 €", "€1,234.5"),
        ("Il a 3 chats", "He has three cats"),
        ("12 000 personnes", "12 thousand people"),
        ("2,5 milliards", "2.5bn"),
        ("dans les années 1980", "in the 80s"),
        ("au XIXe siècle", "in the 19th century"),
        ("Le train de 8 h 45", "The 8:45 train"),
        ("https://a.fr/12 et 5", "https://a.fr/12 and 5"),
    ],
)
def test_the_same_numbers_in_other_words(source: str, translation: str) -> None:
    assert not numbers_differ(source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("en 1914", "in 1918"),
        ("en 1914", "in 1941"),
        ("48 chats", "cats"),
        ("des chats", "48 cats"),
        ("5 000 euros", "5 euros"),
        ("au XIXe siècle", "in the 18th century"),
        ("1 234", "1 235"),
    ],
)
def test_other_numbers(source: str, translation: str) -> None:
    assert numbers_differ(source, translation)
