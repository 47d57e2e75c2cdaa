from __future__ import annotations

from desktop_translator.engine.unread import has_unread_word

SOURCE = ["▁le", "▁jardin", "ier", "▁dort"]


def test_a_word_that_no_output_token_looks_at_is_found() -> None:
    attention = [[0.5, 0.01, 0.01, 0.48], [0.2, 0.01, 0.0, 0.79]]
    assert has_unread_word(SOURCE, attention, 0.02)
    assert not has_unread_word(SOURCE, attention, 0.005)


def test_one_look_at_one_token_of_a_word_is_enough() -> None:
    assert not has_unread_word(SOURCE, [[0.9, 0.0, 0.0, 0.1], [0.4, 0.0, 0.5, 0.1]], 0.02)


def test_short_words_numbers_and_signs_are_not_asked_for() -> None:
    assert not has_unread_word(["▁le", "▁123456", "▁!!!!!!", "▁de"], [[0.0] * 4], 0.02)


def test_letters_count_without_what_is_elided_before_them() -> None:
    assert not has_unread_word(["▁qu", "'", "une"], [[0.0] * 3], 0.02)
    assert has_unread_word(["▁l", "'", "éco", "le"], [[0.0] * 4], 0.02)


def test_nothing_is_said_of_an_empty_translation() -> None:
    assert not has_unread_word(SOURCE, [], 0.02)
