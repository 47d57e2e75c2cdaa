"""Cutting a unit with markup into the sentences a model gets, knowing where each came from."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import clean
from desktop_translator.core.hard_wraps import unwrap
from desktop_translator.core.kept_items import is_translatable, kept_items
from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.core.marked_text import SpanKind
from desktop_translator.core.place_map import Edit, PlaceMap, edited, respelt
from desktop_translator.core.segments import Segment, split_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.core.marked_text import Span
    from desktop_translator.core.place_map import Place

_LEADS_ON = re.compile(r"\s*[:|–—]\s+|\s+-\s+")
_LEADS_TO = re.compile(r"(?:[:|–—]|\s-)(\s+)\Z")


@dataclass(frozen=True, slots=True)
class UnitSegment:
    """A piece of a unit: `text[start:end]`.

    Attributes:
        sentence: as the model is to get it; None where there is nothing to translate.
        spacing, spelling: lead from the places of the piece, counted from its start, one after
            the other to the sentence's.
        breaks: the places in the piece where something without text (a line break) stands between
            two words; the sentence has a space there.
    """

    start: int
    end: int
    sentence: str | None
    spacing: PlaceMap
    spelling: PlaceMap
    breaks: tuple[int, ...]

    def in_sentence(self, start: int, end: int) -> Place:
        """Return where in the sentence a place of the unit is."""
        return self.spelling.place(self.spacing.place((start - self.start, end - self.start)))


def unit_segments(text: str, spans: Sequence[Span], language: str) -> Iterator[UnitSegment]:
    """Cut a unit at its sentences, and where something in it stands for a line break.

    That is code (what other code there was is replaced by now), and a place without text if no
    space is around it and the next word does not go on in small letters.
    """
    breaks = [
        span.start
        for span in spans
        if span.kind is SpanKind.VOID and _is_break(text, span.start, language)
    ]
    cuts = {at for at in breaks if not text[at].islower()}
    for span in spans:
        if span.kind is SpanKind.CODE:
            cuts |= {span.start, span.end}
    for whole in split_text(text, language):
        edges = [whole.start, *sorted(at for at in cuts if whole.start < at < whole.end), whole.end]
        for start, end in itertools.pairwise(edges):
            part = _without_items(text, *_without_spaces(text, start, end))
            if part.start == part.end:
                continue
            soft = sorted({at for at in breaks if part.start < at < part.end})
            yield _segment(text, part, soft, language)


def _is_break(text: str, at: int, language: str) -> bool:
    if not 0 < at < len(text) or not separates_with_spaces(language):
        return False
    return not text[at - 1].isspace() and text[at].isalnum() and text[at - 1] not in "([{«“‘'\"’-/"


def _without_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, max(start, start + len(inside.strip()))


def _without_items(text: str, start: int, end: int) -> Segment:
    """Leave out what is to be kept at the edges, where a colon or a dash sets it apart."""
    items = list(kept_items(text[start:end]))
    if items and items[0].start == 0:
        found = _LEADS_ON.match(text, start + items[0].end, end)
        if found and found.end() < end:
            start = found.end()
    items = list(kept_items(text[start:end]))
    if items and start + items[-1].end == end:
        found = _LEADS_TO.search(text, start, start + items[-1].start)
        if found:
            end = found.start(1)
    return Segment(start, end)


def _segment(text: str, part: Segment, breaks: Sequence[int], language: str) -> UnitSegment:
    source = text[part.start : part.end]
    inner = tuple(at - part.start for at in breaks)
    if not is_translatable(source):
        return UnitSegment(part.start, part.end, None, PlaceMap(), PlaceMap(), inner)
    spaced, spacing = edited(source, [Edit(at, at, " ") for at in inner])
    sentence = clean(unwrap(spaced, language))
    return UnitSegment(part.start, part.end, sentence, spacing, respelt(spaced, sentence), inner)
