"""Cutting a text with tags into pieces whose places are exact, however broken the markup is.

As the HTML standard has it (“Tokenization”), and with what stands in pages that a program will
fill in: PHP, `<% %>`, `{{ }}`, `{% %}`. The pieces put together are the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.markup.vocabulary import Vocabulary


class TokenKind(Enum):
    """What a piece of a text with tags is."""

    TEXT = auto()
    START = auto()
    END = auto()
    EMPTY = auto()
    """A tag that is a whole element."""
    PLACE = auto()
    """What a program will put a value in the place of: `{{ name }}`."""
    OTHER = auto()
    """Comments, programs, declarations: nothing that a reader sees."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text; `name` is that of a tag, in lower case."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""


# A program in a page may hold any sign; what looks like the start of another ends the search.
_PROGRAM = r"<\?(?:php|=)(?:.*?\?>|.*)|<%(?:(?!<%).)*?%>|\{%(?:(?!\{%).){0,2000}?%\}"
_PLACE = r"\{\{(?:(?!\{\{).){1,500}?\}\}"
_VALUE = rf"""
    "(?:{_PROGRAM}|{_PLACE}|[^"])*+" | '(?:{_PROGRAM}|{_PLACE}|[^'])*+' | [^\s>"'][^\s>]*+
"""
_ATTRIBUTES = rf"(?:\s++|/(?!>)|{_PROGRAM}|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:{_VALUE}))?+)*+"
_MARKUP = re.compile(
    rf"""
      <(?P<close>/?+)(?P<name>[A-Za-z][^\s/>]*+) {_ATTRIBUTES} (?P<empty>/?)>
    | (?P<place>{_PLACE})
    | <!--(?:-?>|.*?(?:--!?>|\Z))
    | <!\[CDATA\[.*?(?:\]\]>|\Z)
    | {_PROGRAM}
    | <!(?:[^>\[]*+\[(?!if|endif)[^\]]*+\]\s*+>|[^>]*+(?:>|\Z))
    | <[?][^>]*+(?:>|\Z)
    | </(?![A-Za-z])[^>]*+(?:>|\Z)
    | <[A-Za-z/].*
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens_of(text: str, vocabulary: Vocabulary) -> Iterator[Token]:
    """Cut a text into its pieces."""
    place = 0
    while match := _MARKUP.search(text, place):
        if place < match.start():
            yield Token(TokenKind.TEXT, place, match.start())
        token = _token(match, vocabulary)
        yield token
        place = token.end
        if token.kind is TokenKind.START and token.name in vocabulary.raw:
            end = _raw_end(text, token)
            if place < end:
                yield Token(vocabulary.raw[token.name], place, end)
            place = end
    if place < len(text):
        yield Token(TokenKind.TEXT, place, len(text))


def _token(match: re.Match[str], vocabulary: Vocabulary) -> Token:
    start, end = match.span()
    if match["place"]:
        return Token(TokenKind.PLACE, start, end)
    if not match["name"]:
        return Token(TokenKind.OTHER, start, end)
    name = match["name"].lower()
    if match["close"]:
        return Token(TokenKind.END, start, end, name)
    whole = name in vocabulary.void or (match["empty"] and vocabulary.xml)
    return Token(TokenKind.EMPTY if whole else TokenKind.START, start, end, name)


def _raw_end(text: str, tag: Token) -> int:
    found = re.compile(rf"</{re.escape(tag.name)}(?=[\s/>])", re.IGNORECASE).search(text, tag.end)
    return found.start() if found else len(text)
