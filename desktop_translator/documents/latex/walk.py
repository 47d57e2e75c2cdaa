"""The way through a LaTeX text: paragraphs, headings, cells and notes, and what lies in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.latex import macros
from desktop_translator.documents.latex.groups import (
    BEGIN,
    BLANK,
    BREAK,
    COMMENT,
    DEEPEST,
    LINE_END,
    MACRO,
    Groups,
)
from desktop_translator.documents.latex.inline import InlineReader
from desktop_translator.documents.latex.pieces import Piece, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.latex.letters import Writing
    from desktop_translator.documents.spliced_text import Place

_END = re.compile(r"\\end\{([^{}]*)\}")


class Walk:
    """One way through one text."""

    def __init__(self, text: str, writing: Writing, *, shorthands: bool) -> None:
        self._text = text
        self._writing = writing
        self._groups = Groups(text)
        self._inline = InlineReader(text, self._groups, self.places, shorthands=shorthands)
        self._tables = 0
        self._depth = 0

    def title(self, start: int, end: int) -> Iterator[Place]:
        """Give the places of the argument that follows."""
        inside = self._groups.following(start, end)
        yield from self.places(*inside) if inside else ()

    def places(self, start: int, end: int) -> Iterator[Place]:
        """Give the places between two points of the text, which are not within a command."""
        if self._depth >= DEEPEST:
            return
        self._depth += 1
        yield from self._places(start, end)
        self._depth -= 1

    def _places(self, start: int, end: int) -> Iterator[Place]:
        pieces: list[Piece] = []
        position = start
        while position < end:
            block = self._block(position, end)
            if block is None:
                position = self._inline.read(position, end, pieces)
                continue
            yield from places_of(self._text, pieces, self._writing)
            pieces.clear()
            position, inner = block
            for part in inner:
                yield from self.places(*part)
        yield from places_of(self._text, pieces, self._writing)

    def _block(self, start: int, end: int) -> tuple[int, list[tuple[int, int]]] | None:
        """Return what parts two paragraphs: where it ends, and which texts stand in it."""
        text = self._text
        if blank := BLANK.match(text, start, end):
            return blank.end(), []
        if text[start] == "&":
            return start + 1, []
        if text[start] == "%" and (comment := COMMENT.match(text, start, end)):
            return (comment.end(), []) if LINE_END.match(text, comment.end(), end) else None
        if text[start] != "\\":
            return None
        if self._tables and (line := BREAK.match(text, start, end)):
            return line.end(), []
        if begun := BEGIN.match(text, start, end):
            return self._environment(begun, end)
        if ended := _END.match(text, start, end):
            self._tables -= ended[1] in macros.TABLES
            return ended.end(), []
        macro = MACRO.match(text, start, end)
        name = macro[1] if macro else None
        if macro and name == "item":
            after = self._groups.skip_options(macro.end(), end)
            return after, [(macro.end() + 1, after - 1)] if text[macro.end() : after] else []
        if macro and name in macros.HEADINGS:
            return self._heading(macro.end(), end)
        return None

    def _environment(
        self, begun: re.Match[str], end: int
    ) -> tuple[int, list[tuple[int, int]]] | None:
        text, name = self._text, begun[1]
        if name in macros.MATHS:
            return None
        if name in macros.LITERAL:
            closed = text.find(f"\\end{{{name}}}", begun.end(), end)
            return (end if closed < 0 else closed), []
        self._tables += name in macros.TABLES
        after = self._groups.skip_options(begun.end(), end)
        title = self._groups.following(after, end) if name in macros.TITLED else None
        if title:
            return title[1] + 1, [title]
        count = macros.TABLES.get(name, macros.ARGUMENTS.get(name.rstrip("*"), 0))
        return self._groups.skip_arguments(after, end, count) if count else after, []

    def _heading(self, start: int, end: int) -> tuple[int, list[tuple[int, int]]] | None:
        text = self._text
        start += text.startswith("*", start)
        short = self._groups.option_end(start, end) if text.startswith("[", start) else None
        title = self._groups.following(short or start, end)
        if not title:
            return None
        return title[1] + 1, [*([(start + 1, short - 1)] if short else []), title]
