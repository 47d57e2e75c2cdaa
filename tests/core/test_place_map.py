from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_translator.core.place_map import Edit, PlaceMap, edited, respelt


def test_edits_lead_what_stands_around_them() -> None:
    text, moves = edited("Voir foo() ici", [Edit(5, 10, "{1}")])
    assert text == "Voir {1} ici"
    assert moves.place((0, 4)) == (0, 4)
    assert moves.place((5, 10)) == (5, 8)
    assert moves.place((6, 7)) == (5, 8)  # within what was replaced: all of it
    assert moves.place((11, 14)) == (9, 12)


def test_what_is_inserted_belongs_to_neither_side() -> None:
    text, moves = edited("ab", [Edit(1, 1, " ")])
    assert text == "a b"
    assert moves.place((0, 1)) == (0, 1)
    assert moves.place((1, 2)) == (2, 3)


def test_spelling_keeps_words() -> None:
    old, new = "VOIR  L’EAU à Paris", "Voir l'eau à https://a.org."
    moves = respelt(old, new)
    for word, other in (("VOIR", "Voir"), ("L’EAU", "l'eau"), ("Paris", "https://a.org.")):
        start, end = moves.place((old.index(word), old.index(word) + len(word)))
        assert new[start:end] == other


def test_capitals_that_take_more_letters_keep_their_words() -> None:
    moves = respelt("İki ev", "iki ev".upper().replace("I", "i\u0307"))
    assert moves.place((4, 6))[1] - moves.place((4, 6))[0] == 2


def test_equal_texts_need_no_map() -> None:
    assert respelt("Bonjour", "Bonjour") == PlaceMap()


@settings(max_examples=60, deadline=None)
@given(st.text("ab '1.", max_size=12), st.text("ab '1.", max_size=12))
def test_places_stay_in_order_and_within(old: str, new: str) -> None:
    moves = respelt(old, new)
    starts = [moves.start(place) for place in range(len(old) + 1)]
    assert starts == sorted(starts)
    for start in range(len(old)):
        place = moves.place((start, start + 1))
        assert 0 <= place[0] <= place[1] <= len(new)
