"""Apple's `.strings`: the messages of programs for macOS and iOS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions, Sample, Unit
from desktop_translator.documents.localisation.message import message_of
from desktop_translator.documents.localisation.passages import (
    Edit,
    MalformedTextError,
    Passage,
    PassageFormat,
)
from desktop_translator.documents.localisation.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.core.marked_text import MarkedText

_SPACE = re.compile(r"(?:[\s\ufeff]+|//[^\r\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = r'"(?:[^"\\]|\\.)*"'
_TOKEN = rf"(?:{_STRING}|'(?:[^'\\]|\\.)*'|[\w.$/:-]+)"
_PAIR = re.compile(
    rf"(?P<key>{_TOKEN}){_SPACE.pattern}=(?:{_SPACE.pattern})(?P<value>{_TOKEN}){_SPACE.pattern};",
    re.DOTALL,
)
_ALONE = re.compile(rf"{_TOKEN}{_SPACE.pattern};", re.DOTALL)
_BEGINS = re.compile(rf"{_SPACE.pattern}{_STRING}\s*=\s*{_STRING}\s*;", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:[Uu]([0-9a-fA-F]{4})|([0-7]{1,3})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


class AppleStrings(PassageFormat):
    """Values are translated; keys and comments are left alone."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the first pair, or by the name."""
        if sample.suffix == ".strings":
            return not sample.head.startswith((b"bplist", b"<?xml"))
        encoding = "utf-16" if sample.head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        return bool(_BEGINS.match(sample.head.decode(encoding, errors="ignore")))

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:  # noqa: ARG002
        """Give a passage for each value with words in it.

        Raises:
            MalformedTextError: a pair has no equals sign, no semicolon, or no end.
        """
        position = _skip(text, 0)
        while position < len(text):
            pair = _PAIR.match(text, position)
            alone = None if pair else _ALONE.match(text, position)
            if pair is None and alone is None:
                raise MalformedTextError("a key with its value is missing or has no end", position)
            if pair and pair["value"][0] in "\"'":
                value = _unescaped(pair["value"][1:-1])
                if is_prose(value):
                    yield _passage(pair, value)
            position = _skip(text, pair.end() if pair else alone.end())  # type: ignore[union-attr]


def _passage(pair: re.Match[str], value: str) -> Passage:
    message = message_of(value)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        if translations[0] is not None:
            quote = pair["value"][0]
            written = _escaped(message.rendered(translations[0]), quote)
            yield Edit(pair.start("value"), pair.end("value"), f"{quote}{written}{quote}")

    return Passage((Unit(message.marked),), edits)


def _skip(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position


def _unescaped(text: str) -> str:
    def letter(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        if match[2]:
            return chr(int(match[2], 8))
        return _LETTERS.get(match[3], match[3])

    joined = _ESCAPE.sub(letter, text)
    # Two escapes may be the halves of one character.
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(text: str, quote: str) -> str:
    """Write a value; its line breaks are escapes, as nearly everybody writes them."""
    escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    return escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
