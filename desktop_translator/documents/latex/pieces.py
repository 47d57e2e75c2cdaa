"""A paragraph cut into pieces, and the unit they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, SpanKind
from desktop_translator.documents.format import Unit
from desktop_translator.documents.inline_markup import InlineText, Tag, rendered
from desktop_translator.documents.latex.groups import LINE_END
from desktop_translator.documents.latex.lines import Lines
from desktop_translator.documents.spliced_text import Note, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.documents.latex.letters import Writing

_CONTROL_WORD = re.compile(r"\\[A-Za-z@]+\Z")
# Stand behind a command while a translation is written: a letter must not become part of its name.
_PRINTED, _SILENT = "\ue000", "\ue001"
_MARKS = re.compile(f"({_PRINTED}|{_SILENT})(?=([A-Za-z@])|(\\s)?)")


class PieceKind(Enum):
    """What a piece of a paragraph is."""

    TEXT = auto()
    SPACE = auto()
    VOID = auto()
    CODE = auto()
    OPEN = auto()
    LINK = auto()
    """Opens a link as OPEN opens what only looks different."""
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at `[start:end]` of the file; `value` is what is read of it.

    `notes` are the places of a text that stands within the piece, but not in its sentence.
    """

    kind: PieceKind
    start: int
    end: int
    value: str = ""
    notes: tuple[Place, ...] = ()


def places_of(text: str, pieces: Sequence[Piece], writing: Writing) -> Iterator[Place]:
    """Give the place of a paragraph, if it has words, and those of notes at its edges."""
    first, last = _core(pieces)
    core = pieces[first:last]
    for piece in pieces[:first]:
        yield from piece.notes
    if any(any(map(str.isalpha, piece.value)) for piece in core if piece.kind is PieceKind.TEXT):
        yield _place(text, core, writing)
    else:
        for piece in core:
            yield from piece.notes
    for piece in pieces[last:]:
        yield from piece.notes


def _core(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return the part of a paragraph without what stands around all of its words."""
    first, last = 0, len(pieces)
    edge = (PieceKind.SPACE, PieceKind.VOID)
    while first < last:
        if pieces[first].kind in edge:
            first += 1
        elif pieces[last - 1].kind in edge:
            last -= 1
        elif _wraps_all(pieces[first:last]):
            first, last = first + 1, last - 1
        else:
            break
    return first, last


def _wraps_all(pieces: Sequence[Piece]) -> bool:
    if pieces[0].kind is not PieceKind.OPEN:
        return False
    depth = 0
    for piece in pieces[:-1]:
        depth += piece.kind in (PieceKind.OPEN, PieceKind.LINK)
        depth -= piece.kind is PieceKind.CLOSE
        if depth == 0:
            return False
    return pieces[-1].kind is PieceKind.CLOSE


def _place(text: str, pieces: Sequence[Piece], writing: Writing) -> Place:
    inline = InlineText()
    notes = []
    for piece in pieces:
        raw = text[piece.start : piece.end]
        if piece.notes:
            notes.append(Note(piece.start, piece.end, piece.notes))
        match piece.kind:
            case PieceKind.TEXT:
                inline.add(piece.value)
            case PieceKind.SPACE:
                inline.add("" if inline.text.endswith(" ") else " ")
            case PieceKind.VOID:
                inline.add_void(_closed(raw, _SILENT))
            case PieceKind.CODE:
                inline.add_code(piece.value, _closed(raw, _PRINTED))
            case PieceKind.OPEN:
                inline.open(_closed(raw, _SILENT))
            case PieceKind.LINK:
                inline.open(raw, SpanKind.LINK)
            case PieceKind.CLOSE:
                inline.close(raw)
    start, end = pieces[0].start, pieces[-1].end
    lines = Lines.of(text, start, end)
    tags = inline.tags

    def written(translation: MarkedText) -> str:
        written = _written(lines.broken(translation, tags), tags, writing, lines.line_end)
        return _MARKS.sub(_ending, written)

    return Place(start, end, Unit(inline.marked()), written, tuple(notes))


def _closed(raw: str, mark: str) -> str:
    """End a command, or a comment, so that what follows does not become a part of it."""
    if raw.startswith("%") and not LINE_END.search(raw):
        return raw + "\n"
    return raw + mark if _CONTROL_WORD.search(raw) else raw


def _ending(found: re.Match[str]) -> str:
    if found[1] == _PRINTED:
        return "{}" if found[2] or found[3] else ""
    return " " if found[2] else ""


def _written(translation: MarkedText, tags: dict[int, Tag], writing: Writing, line_end: str) -> str:
    """Write a translation; quotation marks that do not say so open and close in turn."""
    parts = translation.text.split('"')
    text = parts[0] + "".join("“”"[number % 2] + part for number, part in enumerate(parts[1:]))

    def escaped(piece: str) -> str:
        return writing.written(piece).replace("\n", line_end)

    return rendered(MarkedText(text, translation.spans), tags, escaped)
