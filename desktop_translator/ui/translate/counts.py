"""Counting characters and words as people do."""

from __future__ import annotations

import re

from PySide6.QtCore import QTextBoundaryFinder

# Beyond this, telling composed characters apart takes longer than a key press may.
_EXACT_LIMIT = 100_000

# Scripts in which every character counts as a word, as word processors have it.
_IDEOGRAPHS = (
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}][^\s{_IDEOGRAPHS}]*")


def count_characters(text: str) -> int:
    """Count what a reader sees as one character each, without line breaks.

    An emoji of several code points is one. Above 100,000 code points, code points are counted.
    """
    breaks = text.count("\n")
    if text.isascii() or len(text) > _EXACT_LIMIT:
        return len(text) - breaks
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    count = 0
    while finder.toNextBoundary() != -1:
        count += 1
    return count - breaks


def count_words(text: str) -> int:
    """Count words: runs without spaces that begin with a letter or digit, and ideographs."""
    return len(_WORD.findall(text))
