from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.pipeline.guard import Problem, find_problems

CASES = [
    ("Il pleut.", "", {Problem.EMPTY}),
    ("Il pleut.", " ", {Problem.EMPTY}),
    ("Il pleut.", "It rains rains rains rains rains rains", {Problem.REPETITION}),
    ("Il pleut.", "and so on and so on and so on and so on and so on", {Problem.REPETITION}),
    ("Il pleut.", "hahahahahahahahahahahahahahahahaha", {Problem.REPETITION}),
    ("Nous irons tous à la mer", "nous irons tous à la mer.", {Problem.COPIED}),
    ("Voir https://exemple.fr/a?b=1.", "See the page over there.", {Problem.LOST}),
    ("Écrivez à a.b@exemple.fr !", "Write to a.c@exemple.fr!", {Problem.LOST}),
    ("Bonjour {name} !", "Hello!", {Problem.LOST}),
    ("Bonjour {{user}} !", "Hello {user}!", {Problem.LOST}),
    ("%s fichiers", "%d files", {Problem.LOST}),
    ("<0>Ouvrir</0>", "<0>Open", {Problem.LOST}),
    ("Salut 😀", "Hello", {Problem.LOST}),
    ("Il est né en 1914.", "He was born in 1918.", {Problem.NUMBERS}),
    ("Il est né en 1914.", "He was born.", {Problem.NUMBERS}),
    ("Il est né.", "He was born in 7.", {Problem.NUMBERS}),
    ("Elle a dit que tout allait bien à la maison.", "She said.", {Problem.TOO_SHORT}),
    (
        "En général, la méthode actuelle est celle qui nous sert à tout reconnaître sans aide.",
        "In general, the method is what we have.",
        {Problem.TOO_SHORT},
    ),
    (
        "Elle a dit que tout allait bien.",
        "She said " + "all sorts of things " * 4 + "and on about whatever there was to be heard",
        {Problem.TOO_LONG},
    ),
]

RIGHT = [
    ("Il pleut.", "It is raining."),
    ("non, non, non, non, non et non", "no, no, no, no, no and no"),
    ("Paris", "Paris"),
    ("Charles de Gaulle", "Charles de Gaulle"),
    ("3 chats", "three cats"),
    ("1 234,50 €", "€1,234.50"),
    ("Le train de 8 h 45", "The 8:45 train"),
    ("Voir https://exemple.fr/a.", "See https://exemple.fr/a."),
    ("Bonjour {name}, 😀 !", "Hello {name} 😀!"),
    ("100 % de %s", "100% of %s"),
]


@pytest.mark.parametrize(("source", "translation", "problems"), CASES)
def test_a_typical_failure_is_named(source: str, translation: str, problems: set[Problem]) -> None:
    assert find_problems(source, translation, source="fr", target="en") == problems


@pytest.mark.parametrize(("source", "translation"), RIGHT)
def test_a_right_translation_is_left_alone(source: str, translation: str) -> None:
    assert not find_problems(source, translation, source="fr", target="en")


def test_output_at_its_limit_is_cut() -> None:
    assert find_problems("Oui.", "Yes", source="fr", target="en", cut=True) == {Problem.CUT}


def test_a_source_that_was_not_read_whole_may_miss_something() -> None:
    found = find_problems("Oui, merci.", "Yes.", source="fr", target="en", unread=True)
    assert found == {Problem.TOO_SHORT}


def test_scripts_without_spaces_are_shorter_and_that_is_no_problem() -> None:
    english = "I would like to know where the station is, please."
    assert not find_problems(english, "请问车站在哪里？", source="en", target="zh")
    assert not find_problems("请问车站在哪里？" * 3, english * 3, source="zh", target="en")
    assert find_problems(english, "车", source="en", target="zh") == {Problem.TOO_SHORT}


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(source: str, translation: str) -> None:
    find_problems(source, translation, source="fr", target="en")
