"""Java properties: keys and values, in ISO 8859-1 with escapes or in UTF-8."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.errors import FileNotTextError
from desktop_translator.documents.encodings import document_encoding, find_encoding, read_bytes
from desktop_translator.documents.format import DocumentOptions, Notice, Sample, Unit
from desktop_translator.documents.localisation.message import PLACEHOLDER, message_of
from desktop_translator.documents.localisation.passages import Edit, Passage, PassageFormat
from desktop_translator.documents.localisation.prose import is_prose
from desktop_translator.documents.text_file import is_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText

_LATIN = "iso8859-1"
_END = r"(?:\r\n|\r|\n|\Z)"
_LINE = re.compile(
    rf"(?P<blank>[ \t\f\ufeff]*(?:[#!][^\r\n]*)?{_END})"
    r"|(?P<start>[ \t\f\ufeff]*)(?P<key>(?:\\(?:\r\n|[\s\S])|[^\s:=\\])*)"
    r"(?P<separator>(?:\\(?:\r\n|\r|\n)|[ \t\f])*[:=]?(?:\\(?:\r\n|\r|\n)|[ \t\f])*)"
    rf"(?P<value>(?:\\(?:\r\n|[\s\S])|[^\r\n\\])*)\\?{_END}"
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(?:\r\n|\r|\n)[ \t\f]*|([\s\S]))")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_ARGUMENT = re.compile(r"\{\d+(?:,[^{}]*)?\}")
_FORMAT_CODE = re.compile(rf"'[^']+'|{PLACEHOLDER.pattern}")


class Properties(PassageFormat):
    """Values are read as `java.util.Properties` reads them; keys and comments are left alone."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the name, for any line is one of properties."""
        return sample.suffix == ".properties"

    def encoding(self, path: Path, options: DocumentOptions) -> str:
        """Return UTF-8 where the file has letters in it that say so, else ISO 8859-1."""
        if options.encoding:
            return document_encoding(path, options)
        data = read_bytes(path)
        if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            return find_encoding(path)
        if not is_text(data):
            raise FileNotTextError(path=str(path))
        with suppress(UnicodeDecodeError):
            return "utf-8" if not data.isascii() and data.decode("utf-8") else _LATIN
        return _LATIN

    def encode(self, output: BinaryIO, text: str, encoding: str) -> tuple[Notice, ...]:
        """Write the text; letters that the encoding lacks are written as escapes."""
        if encoding == _LATIN:
            lacking = re.compile("[^\x00-\xff]" if not text.isascii() else "[^\x00-\x7f]")
            text = lacking.sub(_unicode_escape, text)
        return super().encode(output, text, encoding)

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:  # noqa: ARG002
        """Give a passage for each value that is prose."""
        ascii_only = text.isascii()
        for line in _LINE.finditer(text):
            if line["key"]:
                value = unescaped(line["value"])
                if is_prose(value, unescaped(line["key"]).rpartition(".")[2]):
                    yield _passage(line, value, ascii_only=ascii_only)


def _passage(line: re.Match[str], value: str, *, ascii_only: bool) -> Passage:
    """Read a value: one with `{0}` is for MessageFormat, where an apostrophe is doubled."""
    all_double = "''" in value and "'" not in value.replace("''", "")
    doubles = all_double or bool(_ARGUMENT.search(value))
    if doubles:
        message = message_of(value.replace("''", "’"), code=_FORMAT_CODE)
    else:
        message = message_of(value)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        if translations[0] is not None:
            written = _written(message.rendered(translations[0], _escape(doubles=doubles)))
            if ascii_only:
                written = re.sub("[^\x00-\x7f]", _unicode_escape, written)
            yield Edit(line.start("value"), line.end("value"), written)

    return Passage((Unit(message.marked),), edits)


def unescaped(text: str) -> str:
    """Return a key or a value as a program sees it: lines joined, escapes undone."""

    def letter(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        return _LETTERS.get(match[2], match[2]) if match[2] else ""

    joined = _ESCAPE.sub(letter, text)
    # Two escapes may be the halves of one character.
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escape(*, doubles: bool) -> Callable[[str], str]:
    if not doubles:
        return str

    def escape(text: str) -> str:
        pieces = re.split(f"('[{{}}][^']*'|{PLACEHOLDER.pattern})", text)
        pieces[::2] = [piece.replace("'", "''") for piece in pieces[::2]]
        return "".join(pieces)

    return escape


def _written(text: str) -> str:
    letters = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f"}
    written = "".join(letters.get(letter, letter) for letter in text)
    return "\\" + written if written.startswith((" ", "=", ":")) else written


def _unicode_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
