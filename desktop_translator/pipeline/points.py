"""Where in a translation a place without text (a footnote, an image) belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.mark_edges import end_with_marks, start_with_marks

if TYPE_CHECKING:
    from desktop_translator.core.place_map import Place
    from desktop_translator.pipeline.aligned_words import AlignedWords

_LEAST_LOOK = 0.1
"""A word that got less attention from every other has no counterpart."""


def point_in_translation(words: AlignedWords, position: int, bounds: Place) -> int:
    """Find the place behind the word before a position; before the next if that is nearer.

    The beginning and the end stay what they are; without a counterpart the position decides.
    """
    before = [number for number, (_, end) in enumerate(words.source) if end <= position]
    after = [number for number, (start, _) in enumerate(words.source) if start >= position]
    if not before or not after:
        return _at_the_edge(words, position, bounds, at_end=bool(before))
    left, right = before[-1], after[0]
    right_is_nearer = words.source[right][0] - position < position - words.source[left][1]
    found = _behind(words, left, position)
    if found is None or right_is_nearer:
        nearer = _before(words, right, position)
        found = found if nearer is None else nearer
    if found is None:
        share = position / max(1, len(words.sentence)) * len(words.translation)
        edges = [place[0 if right_is_nearer else 1] for place in words.target]
        inside = (edge for edge in edges if bounds[0] <= edge <= bounds[1])
        found = min(inside, key=lambda edge: abs(edge - share), default=bounds[0])
    return min(max(found, bounds[0]), bounds[1])


def _at_the_edge(words: AlignedWords, position: int, bounds: Place, at_end: bool) -> int:
    """Place what stands before the first word or behind the last, among the marks there."""
    beyond = words.sentence[position:] if at_end else words.sentence[:position]
    found = bounds[at_end]
    if at_end and beyond.strip() and words.target:
        marks = words.sentence[words.source[-1][1] : position]
        found = end_with_marks(words.translation, words.target[-1][1], marks)
    elif beyond.strip() and words.target and words.source:
        marks = words.sentence[position : words.source[0][0]]
        found = start_with_marks(words.translation, words.target[0][0], marks)
    return min(max(found, bounds[0]), bounds[1])


def _behind(words: AlignedWords, word: int, position: int) -> int | None:
    target = _looking_at(words, word)
    if target is None:
        return None
    marks = words.sentence[words.source[word][1] : position]
    return end_with_marks(words.translation, words.target[target][1], marks)


def _before(words: AlignedWords, word: int, position: int) -> int | None:
    target = _looking_at(words, word)
    if target is None:
        return None
    marks = words.sentence[position : words.source[word][0]]
    return start_with_marks(words.translation, words.target[target][0], marks)


def _looking_at(words: AlignedWords, word: int) -> int | None:
    """Return the word of the translation that looked most at a word of the sentence."""
    if not words.shares:
        return None
    best = max(range(len(words.shares)), key=lambda number: words.shares[number][word])
    return best if words.shares[best][word] >= _LEAST_LOOK else None
