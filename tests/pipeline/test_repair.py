from __future__ import annotations

import pytest

from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.repair import cost, remedy

LONG = "Il est venu à {place} en 1957, mais il est déjà reparti."


def _attempts(sentence: str, problem: Problem) -> list[tuple[tuple[str, ...], float]]:
    found: list[tuple[tuple[str, ...], float]] = []
    while (plan := remedy(len(found), sentence, frozenset({problem}), "fr", "en")) is not None:
        found.append((plan.input.parts, plan.options.repetition_penalty))
    return found


def test_a_loop_is_punished_then_the_sentence_is_cut() -> None:
    attempts = _attempts("Il est venu hier, mais il est déjà reparti.", Problem.REPETITION)
    assert [(len(parts), penalty > 1) for parts, penalty in attempts] == [
        (1, False),
        (1, True),
        (2, True),
    ]


def test_what_is_lost_gets_another_stand_in_then_the_sentence_is_cut_around_it() -> None:
    attempts = _attempts(LONG, Problem.LOST)
    assert [parts for parts, _ in attempts] == [
        ("Il est venu à Paris en 1957, mais il est déjà reparti.",),
        ("Il est venu à Boston en 2013, mais il est déjà reparti.",),
        ("Il est venu à.", "En 1957, mais il est déjà reparti."),
    ]


@pytest.mark.parametrize("problem", Problem)
def test_work_is_bounded(problem: Problem) -> None:
    assert 2 <= len(_attempts(LONG, problem)) <= 3
    assert len(_attempts("Oui.", problem)) == 2


def test_nothing_wrong_is_best_and_each_problem_has_its_weight() -> None:
    assert cost(frozenset()) == 0
    costs = [cost(frozenset({problem})) for problem in Problem]
    assert costs == sorted(costs, reverse=True)
    assert min(costs) > 0
