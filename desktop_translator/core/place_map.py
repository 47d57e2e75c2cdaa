"""Where the places of a text are, once the text is spelt another way."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Place = tuple[int, int]
"""Where a piece of a text starts and ends, in code points."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MANY_WORDS = 400
"""In longer texts frequent words are found by their neighbours only: all else takes minutes."""


class Edit(NamedTuple):
    """A piece of a text, `text[start:end]`, and what is to stand in its place."""

    start: int
    end: int
    text: str


class _Block(NamedTuple):
    """Places of the old text, and of what stands there in the new one."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Leads from the places of one text to those of another; outside its blocks they are alike.

    A place inside a block that kept its size stays where it is in it; else it goes to the edge of
    the block, outwards.
    """

    blocks: tuple[_Block, ...] = ()

    def start(self, position: int) -> int:
        """Return where that starts which starts at a position."""
        block = self._before(bisect_right(self.blocks, position, key=lambda block: block.old_start))
        if position >= block.old_end:
            return block.new_end + position - block.old_end
        return block.new_start + (position - block.old_start if _keeps_size(block) else 0)

    def end(self, position: int) -> int:
        """Return where that ends which ends at a position."""
        block = self._before(bisect_left(self.blocks, position, key=lambda block: block.old_start))
        if position >= block.old_end:
            return block.new_end + position - block.old_end
        return block.new_end - (block.old_end - position if _keeps_size(block) else 0)

    def place(self, place: Place) -> Place:
        """Return the place of what stood at a place."""
        start = self.start(place[0])
        return start, max(start, self.end(place[1]))

    def _before(self, number: int) -> _Block:
        return self.blocks[number - 1] if number else _Block(0, 0, 0, 0)


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, PlaceMap]:
    """Apply edits, which are in order and apart, and tell where they lead."""
    parts: list[str] = []
    blocks: list[_Block] = []
    position = size = 0
    for edit in edits:
        parts += (text[position : edit.start], edit.text)
        start = size + edit.start - position
        size = start + len(edit.text)
        blocks.append(_Block(edit.start, edit.end, start, size))
        position = edit.end
    return "".join([*parts, text[position:]]), PlaceMap(tuple(blocks))


def respelt(old: str, new: str) -> PlaceMap:
    """Find out where the words of a text are in another that has most of them, in that order.

    Words are compared without regard to capitals.
    """
    if old == new:
        return PlaceMap()
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(
        None,
        [word.casefold() for word in before],
        [word.casefold() for word in after],
        autojunk=len(after) > _MANY_WORDS,
    )
    old_places, new_places = _starts(before), _starts(after)
    return PlaceMap(
        tuple(
            _Block(old_places[a], old_places[b], new_places[c], new_places[d])
            for name, a, b, c, d in _with_resized(matcher, before, after)
            if name != "equal"
        )
    )


def _with_resized(
    matcher: SequenceMatcher[str], before: list[str], after: list[str]
) -> Iterable[tuple[str, int, int, int, int]]:
    """Give the matcher's findings, words apart whose size changed with their capitals (`İ`)."""
    for name, a, b, c, d in matcher.get_opcodes():
        same = name == "equal" and all(map(_same_size, before[a:b], after[c:d]))
        if name != "equal" or same:
            yield name, a, b, c, d
            continue
        for number in range(b - a):
            is_same = _same_size(before[a + number], after[c + number])
            word = "equal" if is_same else "replace"
            yield word, a + number, a + number + 1, c + number, c + number + 1


def _same_size(one: str, other: str) -> bool:
    return len(one) == len(other)


def _starts(words: list[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _keeps_size(block: _Block) -> bool:
    return block.old_end - block.old_start == block.new_end - block.new_start
