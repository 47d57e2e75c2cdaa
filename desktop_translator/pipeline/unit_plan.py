"""A unit of a document on its way to a translation: its sentences, and what is made of theirs.

Nothing here asks an engine. Whoever translates takes the sentences of many plans, and gives each
plan its translations back:

    plan = UnitPlan(unit.source, "fr", "en")
    translations = [… for sentence in plan.sentences]
    translated = plan.assemble(translations)  # translated.marked, translated.concerns
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.place_map import Edit, PlaceMap, edited
from desktop_translator.core.segments import Segment, join_paragraph
from desktop_translator.pipeline.concerns import concerns_of_parts, concerns_of_spans
from desktop_translator.pipeline.nesting import nested
from desktop_translator.pipeline.unit_codes import coded
from desktop_translator.pipeline.unit_parts import (
    Part,
    SentenceTranslation,
    clips_in,
    translated,
)
from desktop_translator.pipeline.unit_segments import unit_segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.core.place_map import Place
    from desktop_translator.core.segments import JoinedParagraph
    from desktop_translator.pipeline.concerns import Concern


@dataclass(frozen=True, slots=True)
class UnitSentence:
    """What is to be translated: a clean text on one line, as `pipeline.guard` knows sentences.

    Equal texts have equal translations, whatever unit they come from. `needs_alignment` asks for
    the alignment with the translation, which carries the markup over.
    """

    text: str
    needs_alignment: bool


@dataclass(frozen=True, slots=True)
class TranslatedUnit:
    """A translated unit, with every tag of its source but those that the concerns name."""

    marked: MarkedText
    concerns: tuple[Concern, ...] = ()


class UnitPlan:
    """What there is to translate in a unit; links, code and places survive whatever comes back.

    `source` and `target` are BCP-47 tags.

    Attributes:
        unit: as the document has it.
        sentences: to be translated, in reading order, equal ones each time they occur.
    """

    def __init__(self, unit: MarkedText, source: str, target: str) -> None:
        self.unit = unit
        self._target = target
        self._coded = coded(unit)
        self._spans = self._coded.spans
        text = self._coded.text
        self._segments = tuple(unit_segments(text, self._spans, source))
        self._clips = [clips_in(segment, text, self._spans) for segment in self._segments]
        self.sentences = tuple(
            UnitSentence(segment.sentence, bool(clips) or "{" in segment.sentence)
            for segment, clips in zip(self._segments, self._clips, strict=True)
            if segment.sentence is not None
        )

    def assemble(self, translations: Sequence[SentenceTranslation | None]) -> TranslatedUnit:
        """Put the unit together from the translations of its sentences, in their order.

        Where there is None the sentence stays as it is in the source: all None give the unit.
        """
        if all(translation is None for translation in translations):
            return TranslatedUnit(self.unit)
        parts = self._parts(translations)
        text = self._coded.text
        segments = [Segment(segment.start, segment.end) for segment in self._segments]
        joined = join_paragraph(text, segments, [part.text for part in parts], self._target)
        outer = _moves(text, segments, joined)
        starts = [place[0] for place in joined.places if place is not None]
        places = [self._place(n, parts, starts, outer) for n in range(len(self._spans))]
        spans = nested(self._spans, places, len(joined.text))
        marked, moves = self._coded.restored(joined.text, spans)
        whole = [moves.place(place) for place in joined.places if place is not None]
        concerns = (
            *concerns_of_parts(parts, whole, self._coded.codes),
            *concerns_of_spans(self.unit, marked, self._confidences(parts)),
        )
        return TranslatedUnit(marked, concerns)

    def _parts(self, translations: Sequence[SentenceTranslation | None]) -> list[Part]:
        parts: list[Part] = []
        text, waiting = self._coded.text, iter(translations)
        for segment, clips in zip(self._segments, self._clips, strict=True):
            translation = next(waiting) if segment.sentence is not None else None
            if translation is None:
                parts.append(Part(text[segment.start : segment.end]))
            else:
                marks = self._coded.codes.keys()
                parts.append(translated(segment, text, clips, translation, marks))
        return parts

    def _place(
        self, number: int, parts: Sequence[Part], starts: Sequence[int], outer: PlaceMap
    ) -> Place | None:
        """Find where a span lies in the joined text; None if it was dropped."""
        span = self._spans[number]
        inside = [i for i, part in enumerate(parts) if number in part.carried]
        if span.start == span.end:
            place = parts[inside[0]].carried[number].place if inside else None
            point = starts[inside[0]] + place[0] if place else outer.end(span.start)
            return point, point
        start, end = outer.place((span.start, span.end))
        for i in inside:
            clip, place = self._clips[i][number], parts[i].carried[number].place
            if place is None:
                if not clip.fixed_start and not clip.fixed_end:
                    return None
                continue
            if not clip.fixed_start:
                start = starts[i] + place[0]
            if not clip.fixed_end:
                end = starts[i] + place[1]
        return start, max(start, end)

    def _confidences(self, parts: Sequence[Part]) -> dict[int, float]:
        """Tag -> how sure its place is, where it had to be found."""
        found: dict[int, float] = {}
        for part in parts:
            for number, projected in part.carried.items():
                tag = self._spans[number].tag
                found[tag] = min(found.get(tag, 1.0), projected.confidence)
        return found


def _moves(text: str, segments: Sequence[Segment], joined: JoinedParagraph) -> PlaceMap:
    """Lead from a unit to its translation, sentence by sentence and gap by gap."""
    edits: list[Edit] = []
    position = new = 0
    for segment, place in zip(segments, joined.places, strict=True):
        if place is None:
            continue
        edits.append(Edit(position, segment.start, joined.text[new : place[0]]))
        edits.append(Edit(segment.start, segment.end, joined.text[place[0] : place[1]]))
        position, new = segment.end, place[1]
    return edited(text, edits)[1]
