"""Finds translations that ran into a loop."""

import re

_MARKS = re.compile(r"[\s.,;:!?\u2026\"'»)\]-]+$")
_CHARACTERS = re.compile(r"(\D{1,20}?)\1{5,}$")
_WORD = re.compile(r"[\w'-]+")
_LONGEST = 8
_TIMES, _TIMES_ONE_WORD = 3, 4


def loops(source: str, translation: str) -> bool:
    """Say whether `translation` ends in a repetition that `source` does not end in."""
    return ends_in_repetition(translation) and not ends_in_repetition(source)


def ends_in_repetition(text: str) -> bool:
    """Say whether `text` ends in the same words 3 times in a row (one word: 4 times).

    The same letters 6 times in a row count, too; digits and final marks do not.
    """
    bare = _MARKS.sub("", text.casefold())
    words = _WORD.findall(bare)
    return bool(_CHARACTERS.search(bare)) or any(
        _repeated(words, size, _TIMES if size > 1 else _TIMES_ONE_WORD)
        for size in range(1, _LONGEST + 1)
    )


def _repeated(words: list[str], size: int, times: int) -> bool:
    if len(words) < size * times:
        return False
    tail = words[-size:]
    return all(words[-size * i : -size * (i - 1) or None] == tail for i in range(2, times + 1))
