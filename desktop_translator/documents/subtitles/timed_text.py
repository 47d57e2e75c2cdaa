"""SubRip (.srt) and WebVTT (.vtt): blocks of lines below a line of times.

WebVTT: https://www.w3.org/TR/webvtt1/. SubRip has no specification; what players take is read.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from desktop_translator.documents.subtitles.cues import Cue, Syntax, Token, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
TIMES = re.compile(
    rf"(?:(?<=[\r\n])|\A)[ \t\ufeff]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\r\n]*(?:\r\n|\r|\n|\Z)"
)
_COUNTER = re.compile(r"(?:\A|[\r\n])[ \t]*\d+[ \t]*(?:\r\n|\r|\n)\Z")
_BLANK_LINE = re.compile(r"(?:\A|\r\n|\r(?!\n)|\n)(?=[ \t]*(?:\r\n|\r|\n|\Z))")
_BREAK = r"(?P<BREAK>[ \t]*(?:\r\n|\r|\n)[ \t]*)"
_PAIR = r"(?P<CLOSE></[A-Za-z]\w*[^<>\r\n]*>)|(?P<OPEN><[A-Za-z][^<>\r\n]*>)"
_NAME = re.compile(r"</?(\w+)")
_TRACK = re.compile(r"\{\\an?\d\d?\}|\b(?:line|position):\S+")


class SubRipSyntax(Syntax):
    """Counter, times, lines, blank line; any of these but the times may be wrong or missing."""

    _tokens = re.compile(
        rf"{_BREAK}|{_PAIR}|(?P<VOID>\{{\\[^{{}}\r\n]*\}}|\{{/?[biuyBIUY]\}}|\{{[a-zA-Z]:[^{{}}]*\}})"
    )

    def cues(self, text: str) -> Iterator[Cue]:
        """Give the text between one line of times and the counter before the next."""
        for times, following in _blocks(text):
            lines = text[times.end() : following]
            counter = _COUNTER.search(lines) if following < len(text) else None
            yield _cue(text, times, lines[: counter.start()] if counter else lines)

    def tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        """Know tags in angle brackets, and positions and the like in braces."""
        return tokens_by(self._tokens, text, start, end)

    def written(self, text: str, line_break: str) -> str:
        """Leave letters as they are; nothing is escaped in this format."""
        return text.replace("-->", "->").replace("\n", line_break)


class WebVttSyntax(Syntax):
    """As SubRip, with blocks of notes and styles, settings, entities, and voices."""

    _tokens = re.compile(
        rf"{_BREAK}|(?P<VOID><rt>.*?</rt>|<[\d:.]+>|<>|\{{\\an?\d\d?\}})|{_PAIR}|(?P<ENTITY>&(?:#?\w+);)",
        re.DOTALL,
    )

    def cues(self, text: str) -> Iterator[Cue]:
        """Give the text between a line of times and the next blank line."""
        for times, following in _blocks(text):
            lines = text[times.end() : following]
            blank = _BLANK_LINE.search(lines)
            yield _cue(text, times, lines[: blank.start()] if blank else lines)

    def tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        """Know tags in angle brackets, moments of time among them, and entities."""
        return tokens_by(self._tokens, text, start, end)

    def written(self, text: str, line_break: str) -> str:
        """Write the letters that markup begins with as entities."""
        escaped = html.escape(text, quote=False)
        return escaped.replace("\n", line_break)


def tokens_by(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Token]:
    """Cut at what a pattern finds; the names of its groups are those of kinds of tokens."""
    position = start
    for found in pattern.finditer(text, start, end):
        if found.start() > position:
            piece = text[position : found.start()]
            yield Token(TokenKind.TEXT, position, found.start(), piece)
        position = found.end()
        group = found.lastgroup or "VOID"
        if group == "ENTITY":
            yield Token(TokenKind.TEXT, *found.span(), html.unescape(found[0]))
            continue
        name = _NAME.match(found[0])
        yield Token(TokenKind[group], *found.span(), name[1].lower() if name else "")
    if position < end:
        yield Token(TokenKind.TEXT, position, end, text[position:end])


def _blocks(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Give each line of times, and where the next one begins."""
    times: re.Match[str] | None = None
    for following in TIMES.finditer(text):
        if times:
            yield times, following.start()
        times = following
    if times:
        yield times, len(text)


def _cue(text: str, times: re.Match[str], lines: str) -> Cue:
    parts = [int(part or 0) for part in times.groups()]
    # The last part is a decimal fraction: ",5" is half a second.
    parts[3], parts[7] = (int(times[group].ljust(3, "0")) for group in (4, 8))
    end = times.end() + len(lines.rstrip())
    track = "".join(_TRACK.findall(text, times.start(), end))
    return Cue(_milliseconds(*parts[:4]), _milliseconds(*parts[4:]), times.end(), end, track)


def _milliseconds(hours: int, minutes: int, seconds: int, thousandths: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
