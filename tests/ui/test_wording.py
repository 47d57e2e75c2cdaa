"""Tests of `ui.wording`."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop_translator.pipeline.guard import Problem
from desktop_translator.ui import wording


def test_one_is_singular() -> None:
    assert wording.characters(1) == "1 character"
    assert wording.words(1) == "1 word"
    assert wording.sentences(1) == "1 sentence"
    assert wording.words(0) == "0 words"
    assert wording.needs_a_look(Counter()) == ""
    assert (
        wording.needs_a_look(Counter([Problem.NUMBERS]))
        == "1 sentence needs a look: a number differs"
    )
    several = Counter([Problem.CUT, Problem.NUMBERS, Problem.CUT])
    words = "3 sentences need a look: too long, and cut short, and more"
    assert wording.needs_a_look(several) == words
    assert all(wording.needs_a_look(Counter([problem])) for problem in Problem)


@pytest.mark.parametrize(
    ("duration", "text"),
    [(0.01, ""), (0.44, "0.4 s"), (12.3, "12 s"), (59.99, "1 min 0 s"), (75, "1 min 15 s")],
)
def test_seconds(duration: float, text: str) -> None:
    assert wording.seconds(duration) == text


def test_joined_leaves_out_the_empty() -> None:
    assert wording.joined(["a", "", "b"]) == "a · b"


def test_a_sentence_in_view_tells_all_its_problems() -> None:
    problems = frozenset({Problem.NUMBERS, Problem.CUT})
    assert wording.reasons(problems) == "too long, and cut short, a number differs"
    assert wording.look_at(2, 12, problems).startswith("2 of 12 to look at: too long")
    assert wording.look_at(1, 1, problems).startswith("1 sentence needs a look: too long")
    assert wording.reasons(()) == ""
