"""Marks of punctuation at the edges of words: which of them go along with markup."""

from __future__ import annotations

_CLASSES = ("([{«“„‘\"'<", ")]}»”’\"'>", ".!?…。！？।", ",;:、，；：")
"""Kinds of marks; those of a kind stand for one another in different languages."""


def end_with_marks(text: str, end: int, marks: str) -> int:
    """Move an end on over the marks that follow, if they are of the kinds of others."""
    kinds = _kinds(marks)
    for position in range(end, len(text)):
        if _kinds(text[position]) & kinds:
            end = position + 1
        elif not text[position].isspace():
            break
    return end


def start_with_marks(text: str, start: int, marks: str) -> int:
    """Move a start back over the marks that precede, if they are of the kinds of others."""
    kinds = _kinds(marks)
    for position in range(start - 1, -1, -1):
        if _kinds(text[position]) & kinds:
            start = position
        elif not text[position].isspace():
            break
    return start


def _kinds(signs: str) -> set[int]:
    return {number for number, marks in enumerate(_CLASSES) for sign in signs if sign in marks}
