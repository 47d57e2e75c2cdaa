"""What one voice says within a cue, without the dash, the brackets and the markup around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_translator.documents.subtitles.cues import Cue, Token, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A dash before a number is a minus. Notes and number signs mark songs.
_BEFORE = re.compile(r"(?:\s|[-‐‑–—]+(?!\s*\d)|[♪♫]|#(?=\s)|>>+)+")
_AFTER = re.compile(r"(?:\s|[♪♫]|(?<=\s)#)+\Z")
_DASH = re.compile(r"\s*(?:[-‐‑–—](?!\s*\d)|>>)")
_SOUND = re.compile(r"[\s♪♫]*(?:\[[^\]]*\]|\([^)]*\)|（[^）]*）)[\s♪♫]*:?\Z")
_BRACKET = "[(（"
_NOTE = re.compile(r"[♪♫]|\A\s*#\s|\s#\s*\Z")


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one voice: tokens that lie end to end, markup in pairs within them.

    `alone` is true where no sentence goes on from it, or to it, in another cue: a sound, a song,
    one of several voices.
    """

    cue: Cue
    tokens: tuple[Token, ...]
    alone: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the file."""
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        """Its words alone."""
        return _text(self.tokens)


def turns(cue: Cue, tokens: Iterable[Token]) -> list[Turn]:
    """Cut a cue into what its voices say; what holds no letter is left out."""
    found = []
    for lines in _voices(_lines(tokens)):
        text = _text(lines)
        core = _trimmed(_paired(lines), sound=bool(_SOUND.match(text)))
        if any(map(str.isalpha, _text(core))):
            alone = bool(_SOUND.match(text) or _NOTE.search(text))
            found.append(Turn(cue, tuple(core), alone))
    return found if len(found) < 2 else [replace(turn, alone=True) for turn in found]


def _text(tokens: Iterable[Token]) -> str:
    return "".join(
        " " if token.kind is TokenKind.BREAK else token.value
        for token in tokens
        if token.kind in (TokenKind.TEXT, TokenKind.BREAK)
    )


def _lines(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Give the lines of a cue, each with the break that ends it."""
    line: list[Token] = []
    for token in tokens:
        line.append(token)
        if token.kind is TokenKind.BREAK:
            yield line
            line = []
    yield line


def _voices(lines: Iterable[list[Token]]) -> Iterator[list[Token]]:
    """Join the lines of each voice: a dash, a name or a sound in brackets begins a new one."""
    voice: list[Token] = []
    was_sound = False
    for line in lines:
        text = _text(line)
        is_sound = bool(_SOUND.match(text))
        named = any(token.kind is TokenKind.OPEN and token.value == "v" for token in line)
        blank = not text.strip() and len(line) == 1
        if voice and (was_sound or is_sound or named or blank or _DASH.match(text)):
            yield voice
            voice = []
        voice += line
        was_sound = is_sound
    yield voice


def _paired(tokens: Sequence[Token]) -> list[Token]:
    """Make places of tags that have no partner, or cross another pair."""
    partners: set[int] = set()
    unclosed: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind is TokenKind.OPEN:
            unclosed.append(number)
        elif token.kind is TokenKind.CLOSE:
            while unclosed and tokens[unclosed[-1]].value != token.value:
                if not any(tokens[place].value == token.value for place in unclosed):
                    break
                unclosed.pop()
            else:
                if unclosed:
                    partners |= {number, unclosed.pop()}
    return [
        replace(token, kind=TokenKind.VOID)
        if token.kind in (TokenKind.OPEN, TokenKind.CLOSE) and number not in partners
        else token
        for number, token in enumerate(tokens)
    ]


def _trimmed(tokens: list[Token], *, sound: bool) -> list[Token]:
    """Leave out what stands around the words: spaces, dashes, notes, markup of all of them."""
    before = -1
    while tokens and len(tokens) + sum(len(token.value) for token in tokens) != before:
        before = len(tokens) + sum(len(token.value) for token in tokens)
        if tokens[0].kind in (TokenKind.VOID, TokenKind.BREAK):
            tokens = tokens[1:]
        elif tokens[-1].kind in (TokenKind.VOID, TokenKind.BREAK):
            tokens = tokens[:-1]
        elif _wraps_all(tokens):
            tokens = tokens[1:-1]
        else:
            tokens = _without_edges(tokens, sound=sound)
    return tokens


def _without_edges(tokens: list[Token], *, sound: bool) -> list[Token]:
    first = tokens[0]
    if first.kind is TokenKind.TEXT and first.end - first.start == len(first.value):
        found = _BEFORE.match(first.value)
        size = found.end() if found else 0
        if sound and first.value[size : size + 1] in tuple(_BRACKET):
            size += 1
        first = replace(first, start=first.start + size, value=first.value[size:])
        tokens = [first, *tokens[1:]] if first.value else tokens[1:]
    if not tokens:
        return tokens
    last = tokens[-1]
    if last.kind is TokenKind.TEXT and last.end - last.start == len(last.value):
        found = _AFTER.search(last.value)
        value = last.value[: found.start()] if found else last.value
        if sound:
            value = value.rstrip("])）:")
        last = replace(last, end=last.start + len(value), value=value)
        tokens = [*tokens[:-1], last] if last.value else tokens[:-1]
    return tokens


def _wraps_all(tokens: Sequence[Token]) -> bool:
    """Tell whether the first and the last token are one pair."""
    if tokens[0].kind is not TokenKind.OPEN or tokens[-1].kind is not TokenKind.CLOSE:
        return False
    depth = 0
    for token in tokens[:-1]:
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        if depth == 0:
            return False
    return True
