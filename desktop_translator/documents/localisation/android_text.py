"""The text of one Android string: quotation marks, escapes, markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import SpanKind
from desktop_translator.documents.localisation.message import LOOKS, Message, pieces_of
from desktop_translator.documents.localisation.pieces import Piece, PieceKind, inline_text
from desktop_translator.documents.localisation.xml_format import around, whole
from desktop_translator.documents.xml_source import Element, XmlText, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.core.marked_text import MarkedText

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]+")
_LETTERS = {"n": "\n", "t": "\t"}
_OUTER_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class AndroidText:
    """A string; `file[start:end]` is what a translation is to replace."""

    message: Message
    start: int
    end: int
    escape: Callable[[str], str]

    @property
    def marked(self) -> MarkedText:
        """The text to translate."""
        return self.message.marked

    def rendered(self, translation: MarkedText) -> str:
        """Return a translation as it stands in the file."""
        written = self.message.rendered(translation, self.escape)
        return "\\" + written if written[:1] in ("@", "?") else written


def read_android(text: str, element: Element) -> AndroidText:
    """Read a string; spaces around it, and quotation marks around the whole, stay outside."""
    inner = text[element.inside : element.inside_end]
    start = element.inside + len(inner) - len(inner.lstrip(_OUTER_SPACE))
    end = element.inside_end - (len(inner) - len(inner.rstrip(_OUTER_SPACE)))
    cdata = [child for child in element.children if _is_cdata(child)]
    is_cdata = len(cdata) == 1 and (cdata[0].start, cdata[0].end) == (start, end)
    if is_cdata:
        start, end = start + len("<![CDATA["), end - len("]]>")
    quoted = end - start > 1 and text[start] == text[end - 1] == '"' and text[end - 2] != "\\"
    if quoted:
        start, end = start + 1, end - 1

    reader = _Reader(text, quoted, is_cdata)
    inside = list(reader.pieces(element))
    inline = inline_text(inside if quoted else _trimmed(inside))
    return AndroidText(Message(inline.marked(), inline.tags), start, end, reader.escape)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes a string to pieces that may stand between quotation marks, or be one CDATA section."""

    text: str
    quoted: bool
    is_cdata: bool

    def escape(self, part: str) -> str:
        letters = part.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        letters = letters.replace("\n", "\\n").replace("'", "'" if self.quoted else "\\'")
        return letters if self.is_cdata else escaped(letters)

    def pieces(self, inside: Element) -> Iterator[Piece]:
        for child in inside.children:
            if isinstance(child, Element):
                yield from self._element(child)
            elif child.kind == "entity":
                raw = self.text[child.start : child.end]
                yield Piece(PieceKind.CODE, raw, raw)
            elif child.text is None:
                yield Piece(PieceKind.VOID, self.text[child.start : child.end])
            else:
                shown = _unescaped(child.text, quoted=self.quoted)
                yield from pieces_of(shown, escaped=self.escape)

    def _element(self, inside: Element) -> list[Piece]:
        raw = self.text[inside.start : inside.end]
        if inside.name == "g":
            return [Piece(PieceKind.CODE, raw, _unescaped(inside.text, quoted=self.quoted))]
        if inside.empty_tag:
            return whole(self.text, inside)
        kind = SpanKind.FORMAT if inside.name.lower() in LOOKS else SpanKind.LINK
        return around(self.text, inside, self.pieces(inside), kind)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Leave out the spaces around the whole, which are none of the text."""
    for index, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if pieces and pieces[index].kind is PieceKind.TEXT:
            piece = pieces[index]
            pieces[index] = Piece(PieceKind.TEXT, strip(piece.raw), strip(piece.text, " "))
    return pieces


def _unescaped(text: str, *, quoted: bool) -> str:
    pieces = []
    position = 0
    for match in _ESCAPE.finditer(text):
        pieces.append(_plain(text[position : match.start()], quoted=quoted))
        code = match[1]
        pieces.append(chr(int(code[1:], 16)) if len(code) > 1 else _LETTERS.get(code, code))
        position = match.end()
    return "".join([*pieces, _plain(text[position:], quoted=quoted)])


def _plain(text: str, *, quoted: bool) -> str:
    if quoted:
        # The spaces outside the quotation marks are none of the text.
        return re.sub(r'^\s*"|"\s*$', "", text)
    return _SPACE.sub(" ", text.replace('"', ""))


def _is_cdata(child: Element | XmlText) -> bool:
    return isinstance(child, XmlText) and child.kind == "cdata"
