"""What a person should look at in a translated unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import SpanKind
from desktop_translator.pipeline.guard import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.core.place_map import Place
    from desktop_translator.pipeline.unit_codes import Code
    from desktop_translator.pipeline.unit_parts import Part

LEAST_CONFIDENCE = 0.4
"""Below this the place of markup is told to be unsure: of such places with the French–English
starter a third are exactly right, above it five in six (`benchmarks.markup`)."""

_SAID_OTHERWISE = frozenset({Problem.LOST, Problem.NUMBERS})


class ConcernKind(StrEnum):
    """Kinds of concerns; each is a reason in plain words, source text with the place `{item}`."""

    PROBLEM = "The translation may be wrong: {item}."
    ITEM_PUT_BACK = "“{item}” was lost and put back; it may stand in the wrong place."
    ITEM_ADDED = "“{item}” is in the translation only."
    NUMBERS_DIFFER = "The numbers differ from those of the original."
    MARKUP_UNSURE = "The formatting of “{item}” may be on other words."
    LINK_EMPTY = "The translation has no words for the link “{item}”."
    FORMAT_DROPPED = "The formatting of “{item}” was left out."


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at.

    Attributes:
        kind: what it is.
        item: what it is about: an address, a placeholder, words of the original, a problem.
        place: where to look, in the text of the translated unit.
        problem: what the guard found, for `ConcernKind.PROBLEM`.
    """

    kind: ConcernKind
    item: str
    place: Place
    problem: Problem | None = None

    @property
    def reason(self) -> str:
        """Say it in English."""
        return self.kind.format(item=self.item)


def concerns_of_parts(
    parts: Sequence[Part], places: Sequence[Place], codes: Mapping[str, Code]
) -> Iterator[Concern]:
    """Tell what is wrong with the words of sentences, at their places in the unit."""
    for part, place in zip(parts, places, strict=True):
        for problem in sorted(part.problems - _SAID_OTHERWISE, key=list(Problem).index):
            yield Concern(ConcernKind.PROBLEM, problem.value, place, problem)
        for item in part.put_back:
            text = codes[item].text if item in codes else item
            yield Concern(ConcernKind.ITEM_PUT_BACK, text, place)
        for item in part.added:
            yield Concern(ConcernKind.ITEM_ADDED, item, place)
        if part.numbers_differ:
            yield Concern(ConcernKind.NUMBERS_DIFFER, "", place)


def concerns_of_spans(
    source: MarkedText, translated: MarkedText, confidences: Mapping[int, float]
) -> Iterator[Concern]:
    """Tell of markup that was left out, or whose place is not sure (tag -> confidence)."""
    found = {span.tag: span for span in translated.spans}
    for span in source.spans:
        words = source.text[span.start : span.end].strip()
        place = found.get(span.tag)
        if place is None:
            yield Concern(ConcernKind.FORMAT_DROPPED, words, (0, len(translated.text)))
        elif place.start == place.end < span.end and span.start < span.end:
            yield Concern(ConcernKind.LINK_EMPTY, words, (place.start, place.end))
        elif span.kind is not SpanKind.VOID and confidences.get(span.tag, 1.0) < LEAST_CONFIDENCE:
            yield Concern(ConcernKind.MARKUP_UNSURE, words, (place.start, place.end))
