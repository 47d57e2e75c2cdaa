"""The way through a LaTeX text: paragraphs, headings, cells and notes, and what lies in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.latex import macros
from desktop_translator.documents.latex.groups import COMMENT, LINE_END, Groups
from desktop_translator.documents.latex.letters import LETTER, SHORTHAND, letter_of, shorthand_of
from desktop_translator.documents.latex.pieces import Piece, PieceKind, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.latex.letters import Writing
    from desktop_translator.documents.spliced_text import Place

_DEEPEST = 50
"""What lies deeper in groups is left alone."""

_EOL = r"(?:\r\n|\n|\r(?!\n))"
_BLANK = re.compile(rf"[ \t]*{_EOL}[ \t]*{_EOL}\s*")
_SPACE = re.compile(rf"[ \t]*{_EOL}[ \t]*|[ \t]+")
_MATHS = re.compile(
    rf"\$\$.*?\$\$|\$(?:\\.|(?!{_EOL}[ \t]*{_EOL})[^$\\])+\$|\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL
)
_VERBATIM = re.compile(r"\\(?:verb\*?|lstinline(?:\[[^\]]*\])?)([^\w\s{*])(.*?)\1")
_BREAK = re.compile(r"\\\\\*?(?:\[[^\]\r\n]*\])?")
_BEGIN = re.compile(r"\\begin\{([^{}]*)\}")
_END = re.compile(r"\\end\{([^{}]*)\}")
_DEFINITION = re.compile(r"\\(?:[egx]?def|let)\s*\\[A-Za-z@]+[^{\r\n]*")
_RULE = re.compile(r"\\cmidrule(?:\([^)]*\))?(?=\{)")
_MACRO = re.compile(r"\\(?:([A-Za-z@]+)|.)", re.DOTALL)
_SWITCHES = re.compile(
    r"\{\s*(?:\\(?:em|bf|it|sl|sc|rm|sf|[a-z]+(?:series|shape|family)|[lL]arge|small)\b\s*)*"
)
_CODE_GROUP = re.compile(r"\{\s*\\(?:tt|ttfamily)\b")
_BLOCK = re.compile(rf"\\(?:item|begin|end|par|(?:sub)*section)\b|&|{_EOL}[ \t]*{_EOL}")
_WORD = re.compile(r"[^\s\\%${}&~`'\-,\"]+|.", re.DOTALL)


class Walk:
    """One way through one text."""

    def __init__(self, text: str, writing: Writing, *, shorthands: bool) -> None:
        self._text = text
        self._writing = writing
        self._shorthands = shorthands
        self._groups = Groups(text)
        self._tables = 0
        self._depth = 0

    def title(self, start: int, end: int) -> Iterator[Place]:
        """Give the places of the argument that follows."""
        inside = self._groups.following(start, end)
        yield from self.places(*inside) if inside else ()

    def places(self, start: int, end: int) -> Iterator[Place]:
        """Give the places between two points of the text, which are not within a command."""
        if self._depth >= _DEEPEST:
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
                position = self._inline(position, end, pieces)
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
        if blank := _BLANK.match(text, start, end):
            return blank.end(), []
        if text[start] == "&":
            return start + 1, []
        if text[start] == "%" and (comment := COMMENT.match(text, start, end)):
            return (comment.end(), []) if LINE_END.match(text, comment.end(), end) else None
        if text[start] != "\\":
            return None
        if self._tables and (line := _BREAK.match(text, start, end)):
            return line.end(), []
        if begun := _BEGIN.match(text, start, end):
            return self._environment(begun, end)
        if ended := _END.match(text, start, end):
            self._tables -= ended[1] in macros.TABLES
            return ended.end(), []
        macro = _MACRO.match(text, start, end)
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

    def _inline(self, start: int, end: int, pieces: list[Piece]) -> int:
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
        if letter == "\\" and (line := _BREAK.match(text, start, end)):
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
        if self._depth >= _DEEPEST or _BLOCK.search(self._text, *inside):
            return self._append(pieces, PieceKind.VOID, start, inside[0])
        self._append(pieces, kind, start, inside[0])
        self._depth += 1
        position = inside[0]
        while position < inside[1]:
            position = self._inline(position, inside[1], pieces)
        self._depth -= 1
        return self._append(pieces, PieceKind.CLOSE, inside[1], inside[1] + 1)

    def _macro(self, start: int, end: int, pieces: list[Piece]) -> int:
        text = self._text
        if code := _VERBATIM.match(text, start, end):
            return self._append_code(pieces, *code.span(), code[2])
        if maths := _BEGIN.match(text, start, end):
            closing = f"\\end{{{maths[1]}}}"
            closed = text.find(closing, start, end)
            if closed >= 0:
                return self._append_code(pieces, start, closed + len(closing))
            return self._append(pieces, PieceKind.VOID, *maths.span())
        if defined := _DEFINITION.match(text, start, end) or _RULE.match(text, start, end):
            after = self._groups.skip_arguments(defined.end(), end)
            return self._append(pieces, PieceKind.VOID, start, after)
        macro = _MACRO.match(text, start, end)
        if not macro or not macro[1]:
            return self._append(pieces, PieceKind.VOID, start, min(start + 2, end))
        return self._named(macro[1], macro, end, pieces)

    def _named(self, name: str, macro: re.Match[str], end: int, pieces: list[Piece]) -> int:
        text, start, after = self._text, macro.start(), macro.end()
        if name in macros.NOTES and (
            inside := self._groups.following(self._groups.skip_options(after, end), end)
        ):
            notes = tuple(self.places(*inside))
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
            blank = _BLANK.match(text, after, end)
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
