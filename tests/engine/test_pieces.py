from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_translator.engine.pieces import cut


def by_three(text: str) -> list[str]:
    """Stand in for a tokenizer: three characters a token."""
    return [text[start : start + 3] for start in range(0, len(text), 3)]


def joined(text: str, limit: int) -> str:
    pieces = cut(text, limit, by_three)
    assert all(0 < len(piece.tokens) <= limit for piece in pieces)
    return "".join(" " * piece.spaced + "".join(piece.tokens) for piece in pieces)


def test_a_sentence_that_fits_is_one_piece() -> None:
    (piece,) = cut("Il pleut.", 3, by_three)
    assert piece.tokens == ("Il ", "ple", "ut.")
    assert not piece.spaced


def test_cuts_after_a_clause_before_a_comma_before_a_space() -> None:
    text = "Il pleut ici, dit-il; nous partons, enfin, demain matin."
    starts = ["".join(piece.tokens) for piece in cut(text, 12, by_three)]
    assert starts == ["Il pleut ici, dit-il;", "nous partons, enfin, demain matin."]


def test_a_line_without_a_space_is_cut_anywhere_and_nothing_is_lost() -> None:
    text = "x" * 100_000
    assert joined(text, 200) == text


def test_an_accent_stays_on_its_letter() -> None:
    text = "e\u0301" * 200
    for piece in cut(text, 20, by_three):
        assert not "".join(piece.tokens).startswith("\u0301")


def test_no_tokens_no_piece() -> None:
    assert cut("", 10, by_three) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("ab,;. é。", min_size=1, max_size=9)).map(" ".join), st.integers(1, 9))
def test_joined_pieces_hold_the_whole_sentence(text: str, limit: int) -> None:
    text = " ".join(text.split())
    assert joined(text, limit) == text
