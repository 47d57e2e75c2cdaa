from __future__ import annotations

import pytest

from desktop_translator.core.alignment import Alignment, composed, joined, sparse
from desktop_translator.core.place_map import Edit, PlaceMap, edited


def test_noise_is_left_out() -> None:
    assert sparse([0.001, 0.9, 0.0, 0.05]) == ((1, 0.9), (3, 0.05))


def test_parts_are_joined_where_they_lie() -> None:
    part = Alignment(((0, 2),), ((0, 3),), (((0, 0.9),),))
    whole = joined([(0, 0, part), (3, 4, part)])
    assert whole.source == ((0, 2), (3, 5))
    assert whole.target == ((0, 3), (4, 7))
    assert whole.shares == (((0, 0.9),), ((1, 0.9),))


def test_two_halves_of_a_way_make_one() -> None:
    # "le chat" - "the cat" - "die Katze"; the second model cuts "cat" in two.
    first = Alignment(((0, 2), (3, 7)), ((0, 3), (4, 7)), (((0, 1.0),), ((1, 0.8),)))
    second = Alignment(
        ((0, 3), (4, 5), (5, 7)), ((0, 3), (4, 9)), (((0, 1.0),), ((1, 0.5), (2, 0.5)))
    )
    whole = composed(first, second)
    assert whole.source == first.source
    assert whole.target == second.target
    assert [[number for number, _ in row] for row in whole.shares] == [[0], [1]]
    assert whole.shares[1][0][1] == pytest.approx(0.8)


def test_moves_with_its_texts() -> None:
    alignment = Alignment(((0, 5),), ((0, 5),), (((0, 1.0),),))
    _, moves = edited("Paris", [Edit(0, 5, "https://a.org")])
    assert alignment.moved(moves, PlaceMap()).source == ((0, 13),)
