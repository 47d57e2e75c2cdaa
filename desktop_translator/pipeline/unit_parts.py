"""One sentence of a unit: the markup that lies in it, and its translation with that markup."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_translator.core.line_layout import lay_out
from desktop_translator.core.marked_text import SpanKind
from desktop_translator.core.place_map import Edit, PlaceMap, edited, respelt
from desktop_translator.pipeline.items_put_back import completed
from desktop_translator.pipeline.markup import Clip, Projected, project
from desktop_translator.pipeline.numbers import numbers_differ

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.marked_text import Span
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.pipeline.unit_segments import UnitSegment


@dataclass(frozen=True, slots=True)
class SentenceTranslation:
    """What became of a sentence.

    Attributes:
        text: on one line.
        alignment: with the sentence, if it was asked for and the model has one.
        problems: what the guard still finds wrong with it.
    """

    text: str
    alignment: Alignment | None = None
    problems: frozenset[Problem] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in the translated unit in place of a segment.

    Attributes:
        text: of it.
        carried: span number -> where its part lies in `text`.
        put_back, added: as in `items_put_back.Complete`.
        problems: what the guard found.
        numbers_differ: whether other numbers are in it than in the source.
    """

    text: str
    carried: Mapping[int, Projected] = field(default_factory=dict)
    put_back: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    problems: frozenset[Problem] = frozenset()
    numbers_differ: bool = False


def clips_in(segment: UnitSegment, text: str, spans: Sequence[Span]) -> dict[int, Clip]:
    """Return, by the numbers of the spans, what has to be found in the translation of a segment.

    That is neither what lies outside nor what holds the whole segment. Clips are places of the
    unit's text; white space at their edges is left out.
    """
    clips: dict[int, Clip] = {}
    codes = [span for span in spans if span.kind is SpanKind.CODE and span.start < span.end]

    def holds(start: int, end: int) -> bool:
        inside = any(start <= code.start and code.end <= end for code in codes)
        return inside or bool(text[start:end].strip())

    for number, span in enumerate(spans):
        if span.start == span.end:
            if segment.start < span.start < segment.end:
                clips[number] = Clip(span.start, span.end, span.kind)
            continue
        start, end = max(span.start, segment.start), min(span.end, segment.end)
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip())
        end -= len(inside) - len(inside.rstrip())
        if start >= end or (start, end) == (segment.start, segment.end):
            continue
        clips[number] = Clip(
            start,
            end,
            span.kind,
            fixed_start=holds(span.start, segment.start),
            fixed_end=holds(segment.end, span.end),
        )
    return clips


def translated(
    segment: UnitSegment,
    text: str,
    clips: Mapping[int, Clip],
    translation: SentenceTranslation,
    marks: Collection[str],
) -> Part:
    """Put a translation in the place of a segment, with its markup, its items and its lines.

    `marks` are the placeholders that have to be there exactly once.
    """
    sentence = segment.sentence or ""
    complete = completed(sentence, translation.text, translation.alignment, marks)
    inside = [
        replace(clip, start=place[0], end=place[1])
        for clip in clips.values()
        for place in [segment.in_sentence(clip.start, clip.end)]
    ]
    projected = project(sentence, complete.text, complete.alignment, inside)
    carried = dict(zip(clips, projected, strict=True))
    soft = [n for n, clip in clips.items() if clip.start - segment.start in segment.breaks]
    spaceless, moves = edited(complete.text, _spaces_at(complete.text, carried, soft))
    laid = lay_out(spaceless, text[segment.start : segment.end])
    layout = respelt(spaceless, laid)
    return Part(
        laid,
        {n: _moved(_moved(found, moves), layout) for n, found in carried.items()},
        complete.put_back,
        complete.added,
        translation.problems,
        numbers_differ(sentence, complete.text),
    )


def _spaces_at(text: str, carried: Mapping[int, Projected], breaks: Sequence[int]) -> list[Edit]:
    """Take out the space at each line break, where the source has none."""
    spaces = set()
    for number in breaks:
        if place := carried[number].place:
            around = (place[0] - 1, place[0])
            spaces |= {at for at in around if 0 <= at < len(text) and text[at] == " "}
    return [Edit(at, at + 1, "") for at in sorted(spaces)]


def _moved(found: Projected, moves: PlaceMap) -> Projected:
    if found.place is None or not moves.blocks:
        return found
    start, end = found.place
    if start == end:
        return replace(found, place=(moves.end(start), moves.end(start)))
    return replace(found, place=moves.place((start, end)))
