r"""SubStation Alpha (.ssa) and its successor (.ass): sections of lines with fields.

The tags are those of libass and Aegisub: http://www.tcax.org/docs/ass-specs.htm.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.subtitles.cues import Cue, Syntax, Token, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LINE = re.compile(r"[^\r\n]+")
_FIELDS = "layer, start, end, style, name, marginl, marginr, marginv, effect, text"
_TIME = re.compile(r"\s*(\d+):(\d{1,2}):(\d{1,2})[.,:](\d{1,3})\s*\Z")
# Syllables that are sung, and lines that make others: words cannot change without them.
_SUNG = re.compile(r"\{[^}]*\\[kK][fot]?\d")
_MAKING = re.compile(r"\b(?:fx|karaoke|template|code)\b", re.IGNORECASE)
_TOKENS = re.compile(
    r"(?P<BREAK>[ \t]*\\[Nn][ \t]*)|(?P<SPACE>\\h)"
    r"|(?P<VOID>\{[^{}]*\\p[1-9][^{}]*\}.*?(?:\{[^{}]*\\p0[^{}]*\}|\Z))"
    r"|(?P<OPEN>\{\\[biusBIUS][1-9]\d*\})|(?P<CLOSE>\{\\[biusBIUS]0?\})|(?P<OTHER>\{[^{}]*\})"
)


class SubStationSyntax(Syntax):
    r"""Lines of `Dialogue:`, the text their last field, its lines ended by `\N`."""

    def cues(self, text: str) -> Iterator[Cue]:
        """Give the text fields of the events, but for songs and drawings."""
        section = ""
        names = _names(_FIELDS)
        for line in _LINE.finditer(text):
            kind, colon, rest = line[0].partition(":")
            kind = kind.strip("\ufeff \t").lower()
            if kind.startswith("[") and not colon:
                section = kind
            elif section == "[events]" and kind == "format":
                names = _names(rest)
            elif section == "[events]" and kind == "dialogue" and names[-1] == "text":
                fields = rest.split(",", len(names) - 1)
                if len(fields) == len(names):
                    yield from _cue(dict(zip(names, fields, strict=True)), line.end())

    def tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        r"""Know blocks in braces, drawings among them, and `\N`, `\n`, `\h`."""
        position = start
        for found in _TOKENS.finditer(text[:end], start):
            if found.start() > position:
                piece = text[position : found.start()]
                yield Token(TokenKind.TEXT, position, found.start(), piece)
            position = found.end()
            if found.lastgroup == "SPACE":
                yield Token(TokenKind.TEXT, *found.span(), "\u00a0")
            elif found.lastgroup in ("OPEN", "CLOSE", "BREAK"):
                yield Token(TokenKind[found.lastgroup], *found.span(), found[0][2:3].lower())
            else:
                yield Token(TokenKind.VOID, *found.span())
        if position < end:
            yield Token(TokenKind.TEXT, position, end, text[position:end])

    def written(self, text: str, line_break: str) -> str:
        """Write letters without those that this format cannot have in its text."""
        plain = text.replace("{", "(").replace("}", ")").replace("\u00a0", r"\h")
        return plain.replace("\n", line_break)

    def line_break(self, text: str) -> str:  # noqa: ARG002
        r"""Return `\N`, which ends a line in every mode of wrapping."""
        return r"\N"


def _names(fields: str) -> Sequence[str]:
    return [name.strip().lower() for name in fields.split(",")]


def _cue(fields: Mapping[str, str], end: int) -> Iterator[Cue]:
    text = fields["text"]
    start_ms, end_ms = (_milliseconds(fields.get(name, "")) for name in ("start", "end"))
    making = _MAKING.search(fields.get("effect", ""))
    if start_ms is None or end_ms is None or making or _SUNG.search(text):
        return
    track = "\0".join(fields.get(name, "").strip() for name in ("layer", "style", "name"))
    yield Cue(start_ms, end_ms, end - len(text), end, track)


def _milliseconds(time: str) -> int | None:
    found = _TIME.match(time)
    if not found:
        return None
    hours, minutes, seconds = (int(found[group]) for group in (1, 2, 3))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(found[4].ljust(3, "0"))
