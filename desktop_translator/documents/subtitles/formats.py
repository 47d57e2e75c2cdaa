"""SubRip, WebVTT and SubStation files: sentences are translated, times never change."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import TYPE_CHECKING

from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.core.marks import translatable
from desktop_translator.documents.format import DocumentOptions, Notice, Sample
from desktop_translator.documents.spliced_text import Place, SplicedText
from desktop_translator.documents.subtitles.layout import MOST_COLUMNS
from desktop_translator.documents.subtitles.measured_text import MeasuredText
from desktop_translator.documents.subtitles.sentence_place import SentencePlace
from desktop_translator.documents.subtitles.sentences import sentences
from desktop_translator.documents.subtitles.substation import SubStationSyntax
from desktop_translator.documents.subtitles.timed_text import TIMES, SubRipSyntax, WebVttSyntax
from desktop_translator.documents.subtitles.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.subtitles.cues import Syntax

_FEW_LINES = 12
TOO_LONG = translatable(
    "notices",
    "Subtitles that need more than two lines of 42 letters: {count}. The first is shown at {time}.",
)


class Subtitles(SplicedText):
    """Cues of text; a unit is a sentence, with a place for each change of the cue in it."""

    words_decide = True

    @property
    @abstractmethod
    def syntax(self) -> Syntax:
        """How the cues are written."""

    def places(self, text: str, options: DocumentOptions) -> Iterable[Place]:
        """Give the sentences."""
        syntax = self.syntax
        found = (
            turn
            for cue in syntax.cues(text)
            for turn in turns(cue, syntax.tokens(text, cue.start, cue.end))
        )
        spaced = separates_with_spaces(options.source)
        for chain in sentences(found):
            sentence = SentencePlace(text, syntax, chain, spaced=spaced)
            yield Place(chain[0].start, chain[-1].end, sentence.unit, sentence.rendered)

    def noticed(
        self,
        original: str,
        translated: str,
        options: DocumentOptions,  # noqa: ARG002
    ) -> tuple[Notice, ...]:
        """Say how many cues have become too long for the screen."""
        before = dict(self._too_long(original))
        grown = [
            time_ms
            for time_ms, width in self._too_long(translated)
            if width > before.get(time_ms, 0)
        ]
        if not grown:
            return ()
        minutes, seconds = divmod(grown[0] // 1000, 60)
        time = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        return (Notice(TOO_LONG, {"count": str(len(grown)), "time": time}),)

    def _too_long(self, text: str) -> Iterable[tuple[int, int]]:
        for cue in self.syntax.cues(text):
            for turn in turns(cue, self.syntax.tokens(text, cue.start, cue.end)):
                measured = MeasuredText(turn.text)
                if measured.excess(0, len(turn.text), MOST_COLUMNS):
                    yield cue.start_ms, measured.width


class SubRip(Subtitles):
    """SubRip (.srt)."""

    syntax = SubRipSyntax()

    def recognises(self, sample: Sample) -> bool:
        """Look for a line of times in the first lines, anywhere in a file of that name."""
        lines = _start(sample) if sample.suffix == ".srt" else _few_lines(sample)
        return bool(TIMES.search(lines)) and not WebVtt().recognises(sample)


class WebVtt(Subtitles):
    """WebVTT (.vtt)."""

    syntax = WebVttSyntax()

    def recognises(self, sample: Sample) -> bool:
        """Look for the word that every such file begins with."""
        return bool(re.match(r"WEBVTT(?=\s|\Z)", _start(sample)))


class SubStation(Subtitles):
    """SubStation Alpha (.ssa, .ass)."""

    syntax = SubStationSyntax()

    def recognises(self, sample: Sample) -> bool:
        """Look for the name of a section in the first lines."""
        sections = r"^\s*\[(?:script info|v4\+? styles|events)\]"
        return bool(re.search(sections, _few_lines(sample), re.IGNORECASE | re.MULTILINE))


def _start(sample: Sample) -> str:
    """Return the first letters in any encoding, those that are not of ASCII left out."""
    return sample.head.replace(b"\0", b"").decode("ascii", errors="ignore")


def _few_lines(sample: Sample) -> str:
    return "\n".join(_start(sample).splitlines()[:_FEW_LINES])
