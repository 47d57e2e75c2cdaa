"""Carrying the markup of a sentence over to its translation.

The model sees clean text; where it looked while it wrote tells where a link or a bold word belongs.
Spans are taken whole, outermost first, so that none is ever split: each gets the window of words
that looked most at its own words and least at others. Against copying the tags of single tokens
see Hanneman and Dinu, "How Should Markup Tags Be Translated?" (WMT 2020); for windows of attention,
Zenkel et al., "Automatic Bilingual Markup Transfer" (EMNLP Findings 2021).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import SpanKind
from desktop_translator.pipeline.aligned_words import AlignedWords
from desktop_translator.pipeline.nesting import children
from desktop_translator.pipeline.windows import Window, best_window, even_window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.place_map import Place

_MARK_CLASSES = ("([{«“„‘\"'<", ")]}»”’\"'>", ".!?…。！？।", ",;:、，；：")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Clip:
    """The part of a span that lies in a sentence: `sentence[start:end]`.

    `fixed_start` and `fixed_end` say that the span comes from the sentence before, or goes on in
    the next one, so that its part of the translation has to begin, or end, where that does.
    """

    start: int
    end: int
    kind: SpanKind
    fixed_start: bool = False
    fixed_end: bool = False


@dataclass(frozen=True, slots=True)
class Projected:
    """Where a clip lies in the translation, and how sure that is, from 0 to 1.

    There is no place for a format where no words are left.
    """

    place: Place | None
    confidence: float = 1.0


def project(
    sentence: str, translation: str, alignment: Alignment | None, clips: Sequence[Clip]
) -> list[Projected]:
    """Find where the clips of a sentence, outer ones before inner ones, lie in its translation.

    The results nest as the clips do, and those side by side do not overlap. Without an alignment
    only what is literally the same in both texts has a sure place.
    """
    projection = _Projection(sentence, translation, alignment, clips)
    projection.place_all()
    return projection.results


class _Projection:
    def __init__(
        self, sentence: str, translation: str, alignment: Alignment | None, clips: Sequence[Clip]
    ) -> None:
        self._sentence = sentence
        self._translation = translation
        self._words = AlignedWords(sentence, translation, alignment)
        self._clips = clips
        self._children = children(clips)
        self.results = [Projected(None, 0.0)] * len(clips)

    def place_all(self) -> None:
        """Place the outermost clips within the translation, theirs within them, and so on."""
        everything = Window(0, len(self._words.target))
        self._place_siblings(self._children[None], everything, (0, len(self._translation)))

    def _place_siblings(self, numbers: Sequence[int], around: Window, bounds: Place) -> None:
        """Place clips side by side, the surest first, each where no other is yet."""
        waiting = [n for n in numbers if self._clips[n].start < self._clips[n].end]
        free = set(range(around.first, around.end))
        while waiting:
            found = {n: self._window(self._clips[n], free, around) for n in waiting}
            number = max(waiting, key=lambda n: (found[n].confidence, -n))
            waiting.remove(number)
            window = found[number]
            free -= set(range(window.first, window.end))
            self._note(number, window, bounds)
        self._part_neighbours(numbers)
        self._place_points(
            [n for n in numbers if self._clips[n].start == self._clips[n].end], bounds
        )
        for number in numbers:
            if inner := self._children[number]:
                place = self.results[number].place or bounds
                inside = self._words.target_words(place)
                self._place_siblings(inner, Window(inside.start, inside.stop), place)

    def _window(self, clip: Clip, free: set[int], around: Window) -> Window:
        """Find the words of the translation that belong to a clip; none if there are none free."""
        words = self._words.source_words((clip.start, clip.end))
        if len(words) == len(self._words.source) and len(free) == around.size:
            return Window(around.first, around.end, 1.0)
        if literal := self._literal(clip, free):
            return literal
        best = best_window(self._words.shares, words, free, clip.fixed_start, clip.fixed_end)
        return best or even_window(words, len(self._words.source), free, around)

    def _literal(self, clip: Clip, free: set[int]) -> Window | None:
        """Find a clip whose text stands in both texts as often."""
        text = self._sentence[clip.start : clip.end].strip()
        if clip.fixed_start or clip.fixed_end or not _LETTER.search(text):
            return None
        here = _occurrences(text, self._sentence)
        there = _occurrences(text, self._translation)
        if len(here) != len(there):
            return None
        number = next((n for n, start in enumerate(here) if start >= clip.start), None)
        if number is None:
            return None
        words = self._words.target_words((there[number], there[number] + len(text)))
        if not words or not free.issuperset(words):
            return None
        return Window(words.start, words.stop, 1.0)

    def _note(self, number: int, window: Window, bounds: Place) -> None:
        """Turn words into a place, with the marks at its edges that the clip has at its own."""
        clip = self._clips[number]
        if not window.size:
            if clip.kind is not SpanKind.FORMAT:
                point = self._point(clip.start, bounds)
                self.results[number] = Projected((point, point), 0.0)
            return
        if window.confidence == 1.0 and self._is_everything(clip):
            self.results[number] = Projected(bounds)
            return
        words = self._words
        inside = words.source_words((clip.start, clip.end))
        start, end = words.target[window.first][0], words.target[window.end - 1][1]
        if inside:
            before = self._sentence[clip.start : words.source[inside.start][0]]
            after = self._sentence[words.source[inside.stop - 1][1] : clip.end]
            start, end = self._back_over(before, start), self._on_over(after, end)
        place = max(start, bounds[0]), min(end, bounds[1])
        self.results[number] = Projected(place, window.confidence)

    def _is_everything(self, clip: Clip) -> bool:
        return clip.start == 0 and clip.end == len(self._sentence)

    def _place_points(self, numbers: Sequence[int], bounds: Place) -> None:
        """Place what has no text; their order stays, since some of them are pairs."""
        points = sorted(self._point(self._clips[n].start, bounds) for n in numbers)
        for number, point in zip(numbers, points, strict=True):
            self.results[number] = Projected((point, point))

    def _point(self, position: int, bounds: Place) -> int:
        """Find the place behind the word before a position; before the next if that is nearer."""
        words = self._words
        before = [n for n, (_, end) in enumerate(words.source) if end <= position]
        after = [n for n, (start, _) in enumerate(words.source) if start >= position]
        if not before or not after:
            return bounds[1] if before else bounds[0]
        left, right = before[-1], after[0]
        to_left = position - words.source[left][1]
        to_right = words.source[right][0] - position
        sides = [left, right] if to_left <= to_right else [right, left]
        for word in sides:
            target = self._looking_at(word)
            if target is None:
                continue
            start, end = words.target[target]
            if word == left:
                found = self._on_over(self._sentence[words.source[left][1] : position], end)
            else:
                found = self._back_over(self._sentence[position : words.source[right][0]], start)
            return min(max(found, bounds[0]), bounds[1])
        share = position / max(1, len(self._sentence)) * len(self._translation)
        edges = [bounds[0], *(end for _, end in words.target if bounds[0] <= end <= bounds[1])]
        return min(edges, key=lambda edge: abs(edge - share))

    def _looking_at(self, word: int) -> int | None:
        """Return the word of the translation that looked most at a word of the sentence."""
        shares = self._words.shares
        if not shares:
            return None
        best = max(range(len(shares)), key=lambda number: shares[number][word])
        return best if shares[best][word] >= _LEAST_LOOK else None

    def _on_over(self, marks: str, end: int) -> int:
        """Move an end on over marks of the kinds that stand behind the words of the source."""
        classes = _classes(marks)
        position = end
        while position < len(self._translation):
            sign = self._translation[position]
            position += 1
            if _classes(sign) & classes:
                end = position
            elif not sign.isspace():
                break
        return end

    def _back_over(self, marks: str, start: int) -> int:
        """Move a start back over marks of the kinds that stand before the words of the source."""
        classes = _classes(marks)
        position = start
        while position:
            position -= 1
            sign = self._translation[position]
            if _classes(sign) & classes:
                start = position
            elif not sign.isspace():
                break
        return start

    def _part_neighbours(self, numbers: Sequence[int]) -> None:
        """Let no two clips have the same mark between them."""
        placed = [n for n in numbers if self.results[n].place]
        placed.sort(key=lambda n: self.results[n].place or (0, 0))
        end = 0
        for number in placed:
            result = self.results[number]
            if result.place is None:
                continue
            start = max(result.place[0], end)
            end = max(start, result.place[1])
            self.results[number] = Projected((start, end), result.confidence)


_LEAST_LOOK = 0.1


def _occurrences(text: str, inside: str) -> list[int]:
    pattern = rf"(?<!\w){re.escape(text)}(?!\w)"
    return [found.start() for found in re.finditer(pattern, inside)]


def _classes(signs: str) -> set[int]:
    return set(_class_numbers(signs))


def _class_numbers(signs: str) -> Iterator[int]:
    for sign in signs:
        for number, marks in enumerate(_MARK_CLASSES):
            if sign in marks:
                yield number
