"""Putting what has to be kept back into a translation that lost it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.kept_items import Item, kept_items
from desktop_translator.core.marked_text import SpanKind
from desktop_translator.core.place_map import Edit, PlaceMap, edited
from desktop_translator.pipeline.guard import VARIANT
from desktop_translator.pipeline.markup import Clip, project

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_translator.core.alignment import Alignment


@dataclass(frozen=True, slots=True)
class Complete:
    """A translation with everything that has to be kept.

    `put_back` are the items that the model had lost; `added` those that only it has.
    """

    text: str
    alignment: Alignment | None
    put_back: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def completed(
    sentence: str, translation: str, alignment: Alignment | None, once: Collection[str] = ()
) -> Complete:
    """Give a translation the items of its sentence that it lacks.

    One takes the place of another of its kind that the model made up; else it goes behind what
    became of the word before it. Of the items in `once`, what is too many is taken out.
    """
    lost = _beyond(sentence, translation)
    added = _beyond(translation, sentence)
    edits = []
    for item in added:
        if item.text in once:
            start = item.start - (translation[: item.start].endswith(" "))
            edits.append(Edit(start, item.end, ""))
    added = [item for item in added if item.text not in once]
    put_back = tuple(item.text for item in lost)
    for item in lost:
        wrong = next((each for each in added if each.kind is item.kind), None)
        if wrong is not None:
            added.remove(wrong)
            edits.append(Edit(wrong.start, wrong.end, item.text))
        else:
            edits.append(_insertion(item, sentence, translation, alignment))
    edits = _apart(edits)
    text, moves = edited(translation, edits)
    moved = alignment.moved(PlaceMap(), moves) if alignment and edits else alignment
    return Complete(text, moved, put_back, tuple(item.text for item in added))


def _beyond(text: str, other: str) -> list[Item]:
    """Return the items of a text that are too many for another, the later ones of equals."""
    spare = Counter(_seen(item) for item in kept_items(other))
    found = []
    for item in kept_items(text):
        spare[_seen(item)] -= 1
        if spare[_seen(item)] < 0:
            found.append(item)
    return found


def _seen(item: Item) -> str:
    return item.text.replace(VARIANT, "")


def _insertion(item: Item, sentence: str, translation: str, alignment: Alignment | None) -> Edit:
    point = Clip(item.start, item.start, SpanKind.VOID)
    place = project(sentence, translation, alignment, [point])[0].place or (0, 0)
    at = place[0]
    before = " " if at and not translation[at - 1].isspace() and item.start else ""
    after = " " if translation[at : at + 1].isalnum() else ""
    return Edit(at, at, before + item.text + after)


def _apart(edits: list[Edit]) -> list[Edit]:
    """Put edits in order, those at one place together."""
    ordered: list[Edit] = []
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        earliest = ordered[-1].end if ordered else 0
        ordered.append(Edit(max(start, earliest), max(end, earliest), text))
    return ordered
