"""The letter of a menu's entry that a key press chooses: `&File`, `_File`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import SpanKind
from desktop_translator.documents.localisation.pieces import replaced

if TYPE_CHECKING:
    from desktop_translator.core.marked_text import MarkedText

_AMPERSAND = re.compile(r"(?<!&)&(?=[^\W_])(?!\w+;)")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=[^\W_])|(?<=[^\W\d_])_(?=[^\W\d_])")
_EASTERN = re.compile(r"\(([&_])(\w)\)")
_LONGEST = 60
"""Letters: what is longer is a sentence, not an entry of a menu or a button."""
_LATE_END = re.compile(r"[\s.:…?!。：]*$")


@dataclass(frozen=True, slots=True)
class Accelerator:
    """`mark` stands at `place` in the text with it; `letter` follows; `whole` is what is taken."""

    mark: str
    letter: str
    place: int
    whole: str

    def taken_from(self, text: str) -> str:
        """Return the text without it."""
        return text[: self.place] + text[self.place + len(self.whole) :]


def accelerator_of(text: str) -> Accelerator | None:
    """Find the accelerator of a message that has just one."""
    if len(text) > _LONGEST or "\n" in text:
        return None
    eastern = _EASTERN.search(text)
    if eastern:
        return Accelerator(eastern[1], eastern[2], eastern.start(), eastern[0])
    for mark, pattern in (("&", _AMPERSAND), ("_", _UNDERSCORE)):
        found = list(pattern.finditer(text))
        if len(found) != 1 or text.count(mark) != 1:
            continue
        place = found[0].start()
        if not (_joins_capitals(text, place) if mark == "&" else _is_a_name(text, place)):
            return Accelerator(mark, text[place + 1], place, mark)
    return None


def with_accelerator(text: MarkedText, accelerator: Accelerator) -> MarkedText:
    """Mark the same letter where a word begins with it, else where it is, else another.

    Where the script is another one, the letter is added in brackets, as is usual there.
    """
    if accelerator.mark in text.text:
        return text
    code = [span for span in text.spans if span.kind is SpanKind.CODE]
    letters = [
        place
        for place, letter in enumerate(text.text)
        if letter.isalnum() and not any(span.start <= place < span.end for span in code)
    ]
    wanted = accelerator.letter.lower()
    same = [place for place in letters if text.text[place].lower() == wanted]
    begins = [place for place in letters if place == 0 or not text.text[place - 1].isalnum()]
    choice = [place for place in same if place in begins] or same
    if not choice and wanted.isascii() and any(_is_far(text.text[place]) for place in letters):
        end = _LATE_END.search(text.text)
        place = end.start() if end else len(text.text)
        return replaced(text, place, place, f"({accelerator.mark}{accelerator.letter.upper()})")
    choice = choice or begins
    if not choice:
        return text
    return replaced(text, choice[0], choice[0], accelerator.mark, inside=True)


def _joins_capitals(text: str, place: int) -> bool:
    """`R&D`, `AT&T`: no accelerator."""
    return place > 0 and text[place - 1].isupper() and text[place + 1].isupper()


def _is_a_name(text: str, place: int) -> bool:
    """`max_length` and `Max_Length` are names in a program; `E_xit` is not."""
    if place == 0 or not text[place - 1].isalnum():
        return False
    return " " in text or not text[0].isupper() or text[place + 1].isupper()


def _is_far(letter: str) -> bool:
    """Tell whether a letter is Chinese, Japanese or Korean: no key chooses it."""
    return "\u1100" <= letter <= "\u11ff" or "\u3040" <= letter <= "\u9fff" or letter >= "\uac00"
