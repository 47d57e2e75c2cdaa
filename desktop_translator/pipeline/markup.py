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
from desktop_translator.pipeline.mark_edges import end_with_marks, start_with_marks
from desktop_translator.pipeline.nesting import children
from desktop_translator.pipeline.points import point_in_translation
from desktop_translator.pipeline.windows import Window, best_window, even_window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.place_map import Place

_FEWEST_LETTERS = 3
"""A shorter word in small letters may well be another one in another language."""

_CASE_GAIN = 0.5
_FEW_LETTERS = 3


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
    if not clips:
        return []
    projection = _Projection(sentence, translation, alignment, clips)
    projection.place_all()
    return projection.results


class _Projection:
    def __init__(
        self, sentence: str, translation: str, alignment: Alignment | None, clips: Sequence[Clip]
    ) -> None:
        self._sentence = sentence
        self._translation = translation
        cuts = {edge for clip in clips for edge in (clip.start, clip.end)}
        self._words = AlignedWords(sentence, translation, alignment, cuts)
        self._clips = clips
        self._children = children(clips)
        self.results = [Projected(None, 0.0)] * len(clips)

    def place_all(self) -> None:
        """Place the outermost clips within the translation, theirs within them, and so on."""
        everything = Window(0, len(self._words.target))
        self._place_siblings(self._children[None], everything, (0, len(self._translation)))

    def _place_siblings(self, numbers: Sequence[int], around: Window, bounds: Place) -> None:
        """Place clips side by side, the surest first, each where no other is yet."""
        free = set(range(around.first, around.end))
        clips = {n: self._clips[n] for n in numbers if self._clips[n].start < self._clips[n].end}
        found = {n: self._window(clip, free, around) for n, clip in clips.items()}
        while found:
            number = max(found, key=lambda n: (found[n].confidence, -n))
            taken = found.pop(number)
            free -= set(taken.words)
            self._note(number, taken, bounds)
            for other in [n for n in found if not free.issuperset(found[n].words)]:
                found[other] = self._window(clips[other], free, around)
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
        if len(words) == len(self._words.source) and len(free) == len(around.words):
            return Window(around.first, around.end, 1.0)
        if literal := self._literal(clip, free):
            return literal
        if not words:
            return Window(around.first, around.first)
        starts = self._starts(clip)
        best = best_window(
            self._words.shares, words, free, starts, clip.fixed_start, clip.fixed_end
        )
        return best or even_window(words, len(self._words.source), free, around)

    def _starts(self, clip: Clip) -> list[float]:
        """Prefer to begin with a capital what does in the source, and else with a small letter."""
        wanted = _begins_large(self._sentence[clip.start : clip.end])
        if wanted is None or clip.start == 0:
            return []
        starts = [_begins_large(self._translation[start:end]) for start, end in self._words.target]
        return [_CASE_GAIN * (large is wanted) for large in starts]

    def _literal(self, clip: Clip, free: set[int]) -> Window | None:
        """Find a clip whose text stands in both texts as often."""
        text = self._sentence[clip.start : clip.end].strip()
        common = len(text) < _FEWEST_LETTERS and text.islower()
        if clip.fixed_start or clip.fixed_end or common or not text:
            return None
        here = _occurrences(text, self._sentence)
        there = _occurrences(text, self._translation)
        number = next((n for n, at in enumerate(here) if clip.start <= at < clip.end), None)
        if number is None or len(here) != len(there):
            return None
        place = there[number], there[number] + len(text)
        words = self._words.target_words(place)
        if not free.issuperset(words):
            return None
        return Window(words.start, words.stop, 1.0, place)

    def _note(self, number: int, window: Window, bounds: Place) -> None:
        """Turn words into a place, with the marks at its edges that the clip has at its own."""
        clip = self._clips[number]
        if window.place is not None:
            self.results[number] = Projected(window.place)
            return
        if not window.words:
            if clip.kind is not SpanKind.FORMAT:
                point = point_in_translation(self._words, clip.start, bounds)
                self.results[number] = Projected((point, point), 0.0)
            return
        if window.confidence == 1.0 and self._is_everything(clip):
            self.results[number] = Projected(bounds)
            return
        words = self._words
        inside = words.source_words((clip.start, clip.end))
        start, end = words.target[window.first][0], words.target[window.end - 1][1]
        if len(inside) == len(window.words) == 1 and (part := self._part_of_word(clip, start, end)):
            start, end = part
        elif inside:
            before = self._sentence[clip.start : words.source[inside.start][0]]
            after = self._sentence[words.source[inside.stop - 1][1] : clip.end]
            start = start_with_marks(self._translation, start, before)
            end = end_with_marks(self._translation, end, after)
        place = max(start, bounds[0]), min(end, bounds[1])
        self.results[number] = Projected(place, window.confidence)

    def _part_of_word(self, clip: Clip, start: int, end: int) -> Place | None:
        """Find as many letters as a clip of a few at either end of a word has, in another word."""
        size = clip.end - clip.start
        goes_on = self._sentence[clip.end - 1 : clip.end + 1].isalnum() and clip.end < len(
            self._sentence
        )
        has_begun = clip.start > 0 and self._sentence[clip.start - 1 : clip.start + 1].isalnum()
        if goes_on == has_begun or not size <= _FEW_LETTERS < end - start + size:
            return None
        return (start, start + size) if goes_on else (end - size, end)

    def _is_everything(self, clip: Clip) -> bool:
        return clip.start == 0 and clip.end == len(self._sentence)

    def _place_points(self, numbers: Sequence[int], bounds: Place) -> None:
        """Place what has no text; their order stays, since some of them are pairs."""
        points = sorted(
            point_in_translation(self._words, self._clips[n].start, bounds) for n in numbers
        )
        for number, point in zip(numbers, points, strict=True):
            self.results[number] = Projected((point, point))

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


def _begins_large(text: str) -> bool | None:
    """Tell whether the first letter is a capital; None if it is neither that nor a small one."""
    letter = next(filter(str.isalnum, text), "")
    return letter.isupper() if letter.isupper() or letter.islower() else None


def _occurrences(text: str, inside: str) -> list[int]:
    before = r"(?<!\w)" if text[0].isalnum() else ""
    after = r"(?!\w)" if text[-1].isalnum() else ""
    pattern = before + re.escape(text) + after
    return [found.start() for found in re.finditer(pattern, inside)]
