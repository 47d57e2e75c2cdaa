"""Putting words that a model copies in place of what it cannot, and taking them out again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.kept_items import Kind, kept_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMES = (
    ("Paris", "Boston", "John", "London"),
    ("Boston", "Tom", "X1", "X2"),
)
"""Stand-ins for addresses and placeholders, in order of use; the second row is for another try.
Measured with the starters on 25 sentences each way: 20 to 24 of them come through."""

NUMBERS = ("30", "20", "100", "10", "200")
YEARS = ("2013", "2000")
"""Stand-ins for numbers; those that a small vocabulary has as one token."""

_LAST_WORD = re.compile(r"\w+\Z")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,' \u00a0\u202f]\d+)*(?![\w])")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with stand-ins: (stand-in, what it stands for), none a beginning of another."""

    text: str
    masks: tuple[tuple[str, str], ...] = ()

    def unmask(self, translation: str, *, growing: bool = False) -> str:
        """Put back what the stand-ins stand for, each once.

        Of a growing text, an end that may become a stand-in is held back.
        """
        if not self.masks:
            return translation
        waiting = dict(self.masks)
        names = "|".join(map(re.escape, waiting))
        text = re.sub(
            rf"(?<!\w)(?:{names})(?!\w)",
            lambda found: waiting.pop(found[0], found[0]),
            translation,
        )
        last = _LAST_WORD.search(text) if growing else None
        if last and any(name.startswith(last[0]) for name in waiting):
            return text[: last.start()].rstrip()
        return text


def mask_items(text: str, names: Sequence[str]) -> Masked:
    """Mask the addresses and placeholders of a text, if there are enough names for all."""
    items = [item for item in kept_items(text) if item.kind is not Kind.EMOJI]
    return _mask(text, [(item.start, item.end) for item in items], names)


def mask_numbers(masked: Masked) -> Masked:
    """Mask the numbers of several digits, too, as far as there are stand-ins for them."""
    free = {name: iter(_unused(names, masked.text)) for name, names in _STAND_INS.items()}
    taken: list[tuple[str, str]] = []

    def stand_in(found: re.Match[str]) -> str:
        if len(found[0]) == 1:
            return found[0]
        name = next(free["year" if _YEAR.match(found[0]) else "number"], None)
        if name is None:
            return found[0]
        taken.append((name, found[0]))
        return name

    text = _NUMBER.sub(stand_in, masked.text)
    return Masked(text, (*masked.masks, *taken))


_STAND_INS = {"number": NUMBERS, "year": YEARS}


def _mask(text: str, spans: Sequence[tuple[int, int]], names: Sequence[str]) -> Masked:
    unused = _unused(names, text)
    if not spans or len(unused) < len(spans):
        return Masked(text)
    parts: list[str] = []
    masks: list[tuple[str, str]] = []
    position = 0
    for (start, end), name in zip(spans, unused, strict=False):
        # A name needs space around it, or it would be a part of another word.
        before = " " if start and text[start - 1].isalnum() else ""
        after = " " if end < len(text) and text[end].isalnum() else ""
        parts += (text[position:start], before, name, after)
        masks.append((name, text[start:end]))
        position = end
    return Masked("".join([*parts, text[position:]]), tuple(masks))


def _unused(names: Iterable[str], text: str) -> list[str]:
    return [name for name in names if name not in text]
