"""A sentence of subtitles: read from the cues it runs over, written back into them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span
from desktop_translator.documents.format import Unit
from desktop_translator.documents.inline_markup import InlineText, rendered
from desktop_translator.documents.subtitles.cues import TokenKind
from desktop_translator.documents.subtitles.layout import cue_ends, line_ends
from desktop_translator.documents.subtitles.measured_text import MeasuredText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_translator.documents.subtitles.cues import Syntax, Token
    from desktop_translator.documents.subtitles.turns import Turn

_SPACES = re.compile(r"[ \t]+")


class SentencePlace:
    """The turns of one sentence, joined to a unit; a VOID span without text parts two cues.

    `spaced` tells whether words of the source have spaces between them.
    """

    def __init__(self, text: str, syntax: Syntax, chain: Sequence[Turn], *, spaced: bool) -> None:
        self._text = text
        self._syntax = syntax
        self._chain = chain
        self._joint = " " if spaced else ""
        self._inline = InlineText()
        self._cuts: list[int] = []
        for number, turn in enumerate(chain):
            if number:
                self._join()
                self._cuts.append(len(self._inline.tags))
                self._inline.add_void("")
            self._add(turn.tokens)
        self.unit = Unit(self._inline.marked())

    def rendered(self, translation: MarkedText) -> str:
        """Return what is to stand in the file from the first turn to the end of the last."""
        cuts = [span.start for span in translation.spans if span.tag in self._cuts]
        translation = MarkedText(
            translation.text,
            tuple(span for span in translation.spans if span.tag not in self._cuts),
        )
        line_break = self._syntax.line_break(self._text)
        written = [
            rendered(
                _with_newlines(part),
                self._inline.tags,
                lambda text: self._syntax.written(text, line_break),
            )
            for part in self._shared_out(translation, cuts)
        ]
        # Too few words for the cues: the last ones stay on the screen.
        written += written[-1:] * (len(self._chain) - len(written))
        pieces = [written[0]]
        for (turn, following), part in zip(pairwise(self._chain), written[1:], strict=True):
            pieces += (self._text[turn.end : following.start], part)
        return "".join(pieces)

    def _add(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            raw = self._text[token.start : token.end]
            if token.kind is TokenKind.TEXT:
                text = _SPACES.sub(" ", token.value)
                spaced = not self._inline.text or self._inline.text.endswith(" ")
                self._inline.add(text.removeprefix(" ") if spaced else text)
            elif token.kind is TokenKind.BREAK:
                self._join()
            elif token.kind is TokenKind.OPEN:
                self._inline.open(raw)
            elif token.kind is TokenKind.CLOSE:
                self._inline.close(raw)
            else:
                self._inline.add_void(raw)

    def _join(self) -> None:
        if not self._inline.text.endswith(" "):
            self._inline.add(self._joint)

    def _shared_out(self, translation: MarkedText, cuts: Sequence[int]) -> list[MarkedText]:
        if len(self._chain) == 1:
            return [_clipped(translation, 0, len(translation.text))]
        measured = MeasuredText(translation.text)
        source = self.unit.source
        source_cuts = [span.start for span in source.spans if span.tag in self._cuts]
        ends = cue_ends(
            translation.text,
            [turn.cue.end_ms - turn.cue.start_ms for turn in self._chain],
            [_nearest(cut, measured.places) for cut in cuts],
            MeasuredText(source.text).parts(source_cuts),
        )
        return [
            _clipped(translation, start, end)
            for start, end in pairwise((0, *ends, len(translation.text)))
        ]


def _nearest(cut: int, places: Sequence[int]) -> int:
    """Return the place next to a cut, which may stand on either side of a space."""
    after = bisect_left(places, cut)
    return min(places[max(0, after - 1) : after + 1], key=lambda place: abs(place - cut), default=0)


def _clipped(marked: MarkedText, start: int, end: int) -> MarkedText:
    """Cut a part out, with what lies in it of the markup, without the spaces around it."""
    text = marked.text[start:end]
    first = start + len(text) - len(text.lstrip())
    last = max(first, end - (len(text) - len(text.rstrip())))
    spans = []
    for span in marked.spans:
        place = Span(
            min(max(span.start, first), last) - first,
            min(max(span.end, first), last) - first,
            span.tag,
            span.kind,
        )
        within = start <= span.start < end or span.start == end == len(marked.text)
        if place.start < place.end or (span.start == span.end and within):
            spans.append(place)
    return MarkedText(text.strip(), tuple(spans))


def _with_newlines(part: MarkedText) -> MarkedText:
    """Put a newline where a line ends: in place of a space, or between two letters."""
    text = part.text
    added: list[int] = []
    for end in reversed(line_ends(text)):
        if text[end] == " ":
            text = f"{text[:end]}\n{text[end + 1 :]}"
        else:
            text = f"{text[:end]}\n{text[end:]}"
            added.append(end)

    def moved(place: int) -> int:
        return place + sum(end < place for end in added)

    return MarkedText(
        text,
        tuple(replace(span, start=moved(span.start), end=moved(span.end)) for span in part.spans),
    )
