"""Carries formatting from a sentence to its translation by attention, and scores it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from starter_recipe.text import normalise
from starter_recipe.words import characters

Attention = npt.NDArray[np.float32]
Range = tuple[int, int]

_TAG = re.compile(r"<(/?)([\w-]+)>")
_WORD = re.compile(r"\S+")
_EDGES = " .,;:!?\u2026\"'()«»"
_FAIR_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `start` to `end` (exclusive), under a tag."""

    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """A plain text and its spans, in the order of their ends."""

    text: str
    spans: tuple[Span, ...]


def parse(marked: str) -> Tagged | None:
    """Read text with paired tags; None if they do not pair or hold nothing.

    Texts with entities, or with a gap on both sides of a tag, are passed over.
    """
    text, spans, place = "", [], 0
    open_: list[tuple[str, int]] = []
    marked = normalise(marked)
    for match in _TAG.finditer(marked):
        text += marked[place : match.start()]
        place = match.end()
        if not match[1]:
            open_.append((match[2], len(text)))
            continue
        if not open_ or open_[-1][0] != match[2]:
            return None
        name, start = open_.pop()
        spans.append(Span(name, start, len(text)))
    text += marked[place:]
    if normalise(text) != text or "&" in text:
        return None
    if open_ or not all(text[span.start : span.end].strip(_EDGES) for span in spans):
        return None
    return Tagged(text, tuple(trimmed(text, span) for span in spans))


def trimmed(text: str, span: Span) -> Span:
    """`span` without gaps and marks at its ends."""
    inside = text[span.start : span.end]
    start = span.start + len(inside) - len(inside.lstrip(_EDGES))
    return Span(span.tag, start, span.start + len(inside.rstrip(_EDGES)))


def ranges(pieces: Iterable[str]) -> list[Range]:
    """Start and end of each piece in the normalised text that they were cut from."""
    found, place = [], -1  # the mark before the first word is not in the text
    for piece in pieces:
        size = characters(piece)
        found.append((max(place, 0), max(place + size, 0)))
        place += size
    return found


def carried(
    span: Span, attention: Attention, source: list[Range], target: list[Range], text: str
) -> Span | None:
    """Where `span` of the source lies in the translation `text`, whole words.

    `attention`: (target pieces, source pieces). The run of target pieces that
    looks most at the span wins; None if no piece looks at it.
    """
    inside = [start < span.end and end > span.start for start, end in source]
    looks = attention[:, inside[: attention.shape[1]]].sum(axis=1) - _FAIR_SHARE
    sums = np.concatenate([[0.0], np.cumsum(looks)])
    lowest = np.minimum.accumulate(sums)
    last = int((sums - lowest).argmax())
    if sums[last] <= lowest[last]:
        return None
    first = int(sums[: last + 1].argmin())
    return trimmed(text, _whole_words(text, Span(span.tag, target[first][0], target[last - 1][1])))


def f1(guesses: Iterable[set[Span]], truths: Iterable[set[Span]]) -> float:
    """Harmonic mean of precision and recall of exact spans, sentence by sentence."""
    right = both = 0
    for guess, truth in zip(guesses, truths, strict=True):
        right += len(guess & truth)
        both += len(guess) + len(truth)
    return 2 * right / both if both else 0.0


def _whole_words(text: str, span: Span) -> Span:
    words = [m.span() for m in _WORD.finditer(text)]
    touched = [(a, b) for a, b in words if a < span.end and b > span.start]
    return Span(span.tag, touched[0][0], touched[-1][1]) if touched else span
