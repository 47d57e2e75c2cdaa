"""What lies in a paragraph: letters, spaces, formulas, commands and their arguments."""

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
    EOL,
    MACRO,
    Groups,
)
from desktop_translator.documents.latex.letters import LETTER, SHORTHAND, letter_of, shorthand_of
from desktop_translator.documents.latex.pieces import Piece, PieceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_translator.documents.spliced_text import Place

_SPACE = re.compile(rf"[ \t]*{EOL}[ \t]*|[ \t]+")
_MATHS = re.compile(
    rf"\$\$.*?\$\$|\$(?:\\.|(?!{EOL}[ \t]*{EOL})[^$\\])+\$|\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL
)
_VERBATIM = re.compile(r"\\(?:verb\*?|lstinline(?:\[[^\]]*\])?)([^\w\s{*])(.*?)\1")
_DEFINITION = re.compile(r"\\(?:[egx]?def|let)\s*\\[A-Za-z@]+[^{\r\n]*")
_RULE = re.compile(r"\\cmidrule(?:\([^)]*\))?(?=\{)")
_SWITCHES = re.compile(
    r"\{\s*(?:\\(?:em|bf|it|sl|sc|rm|sf|[a-z]+(?:series|shape|family)|[lL]arge|small)\b\s*)*"
)
_CODE_GROUP = re.compile(r"\{\s*\\(?:tt|ttfamily)\b")
_BLOCK = re.compile(rf"\\(?:item|begin|end|par|(?:sub)*section)\b|&|{EOL}[ \t]*{EOL}")
_WORD = re.compile(r"[^\s\\%${}&~`'\-,\"]+|.", re.DOTALL)


class InlineReader:
    """Cuts paragraphs of a text into pieces; `notes` gives the places within a note."""

    def __init__(
        self,
        text: str,
        groups: Groups,
        notes: Callable[[int, int], Iterable[Place]],
        *,
        shorthands: bool,
    ) -> None:
        self._text = text
        self._groups = groups
        self._notes = notes
        self._shorthands = shorthands
        self._depth = 0

    def read(self, start: int, end: int, pieces: list[Piece]) -> int:
        """Append what begins at a place of a paragraph, and return where it ends."""
        text = self._text
        letter = text[start]
        if letter in " \t\r\n" and (space := _SPACE.match(text, start, end)):
            return self._append(pieces, PieceKind.SPACE, *space.span())
        if letter == "%" and (comment := COMMENT.match(text, start, end)):
            return self._append(pieces, PieceKind.VOID, *comment.span())
        if letter in "$\\" and (maths := _MATHS.match(text, start, end)):
            return self._append_code(pieces, *maths.span())
        if letter in "{}$":
            return self._group(start, end, pieces)
        if letter == '"' and self._shorthands and (found := SHORTHAND.match(text, start, end)):
            value = shorthand_of(found)
            return self._append(pieces, PieceKind.TEXT, *found.span(), value)
        if letter == "\\" and (line := BREAK.match(text, start, end)):
            return self._append_separator(pieces, *line.span())
        if found := LETTER.match(text, start, end):
            return self._append(pieces, PieceKind.TEXT, *found.span(), letter_of(found))
        if letter == "\\":
            return self._macro(start, end, pieces)
        word = _WORD.match(text, start, end)
        after = word.end() if word else start + 1
        return self._append(pieces, PieceKind.TEXT, start, after, text[start:after])

    def _group(self, start: int, end: int, pieces: list[Piece]) -> int:
        closed = self._groups.end(start, end) if self._text[start] == "{" else None
        if closed is None:
            return self._append(pieces, PieceKind.VOID, start, start + 1)
        if _CODE_GROUP.match(self._text, start):
            return self._append_code(pieces, start, closed)
        opened = _SWITCHES.match(self._text, start, closed)
        inside = opened.end() if opened else start + 1
        return self._span(PieceKind.OPEN, start, (inside, closed - 1), pieces)

    def _span(
        self, kind: PieceKind, start: int, inside: tuple[int, int], pieces: list[Piece]
    ) -> int:
        """Append a span of text; only its begin where it is more than a part of a paragraph."""
        if self._depth >= DEEPEST or _BLOCK.search(self._text, *inside):
            return self._append(pieces, PieceKind.VOID, start, inside[0])
        self._append(pieces, kind, start, inside[0])
        self._depth += 1
        position = inside[0]
        while position < inside[1]:
            position = self.read(position, inside[1], pieces)
        self._depth -= 1
        return self._append(pieces, PieceKind.CLOSE, inside[1], inside[1] + 1)

    def _macro(self, start: int, end: int, pieces: list[Piece]) -> int:
        text = self._text
        if code := _VERBATIM.match(text, start, end):
            return self._append_code(pieces, *code.span(), code[2])
        if maths := BEGIN.match(text, start, end):
            closing = f"\\end{{{maths[1]}}}"
            closed = text.find(closing, start, end)
            if closed >= 0:
                return self._append_code(pieces, start, closed + len(closing))
            return self._append(pieces, PieceKind.VOID, *maths.span())
        if defined := _DEFINITION.match(text, start, end) or _RULE.match(text, start, end):
            after = self._groups.skip_arguments(defined.end(), end)
            return self._append(pieces, PieceKind.VOID, start, after)
        macro = MACRO.match(text, start, end)
        if not macro or not macro[1]:
            return self._append(pieces, PieceKind.VOID, start, min(start + 2, end))
        return self._named(macro[1], macro, end, pieces)

    def _named(self, name: str, macro: re.Match[str], end: int, pieces: list[Piece]) -> int:
        text, start, after = self._text, macro.start(), macro.end()
        if name in macros.NOTES and (
            inside := self._groups.following(self._groups.skip_options(after, end), end)
        ):
            notes = tuple(self._notes(*inside))
            pieces.append(Piece(PieceKind.VOID, start, inside[1] + 1, "", notes))
            return inside[1] + 1
        if name in macros.ADDRESSES and (target := self._groups.address(after, end)):
            label = self._groups.following(target[1] + 1, end) if name == "href" else None
            if label:
                return self._span(PieceKind.LINK, start, label, pieces)
            return self._append_code(pieces, start, target[1] + 1, text[slice(*target)])
        if name in macros.FORMATTING or name in macros.FORMATTING_AFTER:
            count = macros.FORMATTING_AFTER.get(name, 0)
            before = (
                self._groups.skip_arguments(after, end, count)
                if count
                else self._groups.skip_options(after, end)
            )
            if inside := self._groups.following(before, end):
                kind = PieceKind.LINK if name == "hyperref" else PieceKind.OPEN
                return self._span(kind, start, inside, pieces)
        if name in macros.PLACES:
            return self._append(
                pieces, PieceKind.VOID, start, self._groups.skip_arguments(after, end)
            )
        if name in macros.SEPARATORS:
            return self._append_separator(pieces, start, after)
        if name in macros.SWITCHES or name in macros.FORMATTING:
            space = _SPACE.match(text, after, end)
            blank = BLANK.match(text, after, end)
            stop = space.end() if space and not blank else after
            return self._append(pieces, PieceKind.VOID, start, stop)
        after = self._groups.skip_arguments(after, end)
        return self._append_code(pieces, start, after, macros.PRINTED.get(name))

    def _append_code(
        self, pieces: list[Piece], start: int, end: int, value: str | None = None
    ) -> int:
        shown = value or " ".join(self._text[start:end].split()).removesuffix("{}")
        return self._append(pieces, PieceKind.CODE, start, end, shown)

    def _append_separator(self, pieces: list[Piece], start: int, end: int) -> int:
        """Append a place that parts two words, as a space does."""
        self._append(pieces, PieceKind.VOID, start, end)
        return self._append(pieces, PieceKind.SPACE, end, end)

    def _append(
        self, pieces: list[Piece], kind: PieceKind, start: int, end: int, value: str = ""
    ) -> int:
        pieces.append(Piece(kind, start, end, value))
        return end
