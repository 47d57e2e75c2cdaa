"""The plain text of a mail: what was said, by whom it was quoted, and what is a signature.

Flowed text is RFC 3676: a line that ends with a space goes on in the next.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.format import Unit
from desktop_translator.documents.spliced_text import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_QUOTED = re.compile(r"(?:>[ ]?)*")
_FLOWED_QUOTE = re.compile(r">*[ ]?")
_SIGNATURE = re.compile(r"--[ ]?\Z")
_MOST_COLUMNS = 72


@dataclass(frozen=True, slots=True)
class _Line:
    """A line at `[start:end]`: its quotation marks, its text, and how it ends."""

    start: int
    end: int
    prefix: str
    text: str
    line_end: str

    @property
    def depth(self) -> int:
        """How often it was quoted."""
        return self.prefix.count(">")


def plain_places(text: str, *, flowed: bool, delete_space: bool) -> Iterator[Place]:
    """Give the paragraphs, each with the lines of one depth of quotation, without the signature."""
    block: list[_Line] = []
    for line in _lines(text, flowed=flowed):
        ended = not block or (flowed and not block[-1].text.endswith(" "))
        if block and (ended or line.depth != block[0].depth or not line.text.strip()):
            yield _place(block, flowed=flowed, delete_space=delete_space)
            block = []
        if not line.depth and _SIGNATURE.match(line.text):
            return
        if any(map(str.isalpha, line.text)) or (block and line.text.strip()):
            block.append(line)
        elif block:
            yield _place(block, flowed=flowed, delete_space=delete_space)
            block = []
    if block:
        yield _place(block, flowed=flowed, delete_space=delete_space)


def _lines(text: str, *, flowed: bool) -> Iterator[_Line]:
    for found in _LINE.finditer(text):
        prefix = (_FLOWED_QUOTE if flowed else _QUOTED).match(found[1])
        size = prefix.end() if prefix else 0
        yield _Line(found.start(), found.end(1), found[1][:size], found[1][size:], found[2])


def _place(block: list[_Line], *, flowed: bool, delete_space: bool) -> Place:
    prefix = block[0].prefix if block[0].depth else ""
    line_end = block[0].line_end or "\n"
    if flowed:
        texts = [line.text[: -1 if delete_space else None] for line in block[:-1]]
        source = "".join([*texts, block[-1].text]).rstrip(" ")
    else:
        source = "\n".join(line.text for line in block)

    def written(translation: MarkedText) -> str:
        lines = translation.text.split("\n")
        if not flowed:
            return line_end.join(prefix + line for line in lines)
        soft = (" " if delete_space else "") + line_end
        return line_end.join(
            soft.join(_stuffed(prefix, part) for part in _flowed(line, len(prefix)))
            for line in lines
        )

    # The space at the end of a last line says that it goes on; there is nothing for it to go on to.
    return Place(block[0].start, block[-1].end, Unit(MarkedText(source)), written)


def _flowed(text: str, indent: int) -> list[str]:
    """Break a paragraph into lines, each but the last with the space that ends it."""
    lines = textwrap.wrap(
        text, max(20, _MOST_COLUMNS - indent), break_long_words=False, break_on_hyphens=False
    )
    return [line + " " for line in lines[:-1]] + lines[-1:] or [""]


def _stuffed(prefix: str, line: str) -> str:
    """Put the space before a line that would be taken for a quotation."""
    marks = prefix.rstrip(" ")
    needs = prefix.endswith(" ") or line.startswith((" ", ">", "From "))
    return f"{marks}{' ' if needs else ''}{line}"
