"""The language of every paragraph of a text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop_translator.core.hard_wraps import paragraph_size
from desktop_translator.pipeline.language_detection import Detection

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Sequence

    from desktop_translator.pipeline.requests import Detect

_PARAGRAPHS_BETWEEN_LOOKS_UP = 32
_CONFIRMED_CHARACTERS = 40
_CONFIRMED = 0.95


class Detector(Protocol):
    """What is needed of `language_detection.LanguageDetector`."""

    def detect(
        self,
        text: str,
        candidates: Collection[str],
        last: str | None = None,
        *,
        typing: bool = False,
    ) -> Detection | None:
        """Name the language of a text."""
        ...

    def load(self) -> None:
        """Be ready before the first text."""
        ...

    def confirm(self, text: str, language: str) -> float:
        """Return how sure it is that a text is in a language, 0 if it is not."""
        ...


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph, the number of its first line, and its language: None without a letter."""

    text: str
    first_line: int
    detection: Detection | None


@dataclass(frozen=True, slots=True)
class FoundLanguages:
    """What a text seems to be in as a whole (None without a letter), and each of its paragraphs."""

    main: Detection | None
    paragraphs: tuple[FoundParagraph, ...]

    def by_size(self) -> tuple[str, ...]:
        """Return the languages, the one with most text first."""
        sizes: Counter[str] = Counter()
        for paragraph in self.paragraphs:
            if paragraph.detection is not None:
                sizes[paragraph.detection.language] += len(paragraph.text)
        return tuple(language for language, _ in sizes.most_common())

    def certainty(self, language: str) -> float:
        """Return how probable a language is, of the whole text or of its clearest paragraph."""
        if self.main is not None and self.main.language == language:
            return self.main.certainty
        detections = (paragraph.detection for paragraph in self.paragraphs)
        return max((d.certainty for d in detections if d and d.language == language), default=0.0)


class TextLanguages:
    """Finds the languages of texts; paragraphs of the text before are not looked at again.

    A paragraph leans on the language of the whole text, as the text leans on the one before it.
    Not safe between threads.
    """

    def __init__(self, detector: Detector) -> None:
        self._detector = detector
        self._found: dict[str, Detection | None] = {}
        self._found_for: tuple[Collection[str], str | None] = ((), None)

    def find(
        self, text: str, candidates: Sequence[str], last: str, detect: Detect
    ) -> Generator[None, None, FoundLanguages]:
        """Look at a text, yielding now and then so that the caller can look up.

        Of the candidates, which there must be, `last` is the language of the text before.
        """
        typing = detect.typed_line is not None
        main = self._detector.detect(text, candidates, last, typing=typing)
        language = last if last in candidates else candidates[0]
        if main is not None:
            language = main.language
            candidates = tuple(dict.fromkeys((*candidates, language)))
        old = self._found if (candidates, language) == self._found_for else {}
        found: dict[str, Detection | None] = {}
        corrections = dict(detect.corrections)
        paragraphs: list[FoundParagraph] = []
        for first, size, paragraph in _paragraphs(text):
            lines = range(first, first + size)
            corrected = next((corrections[line] for line in lines if line in corrections), None)
            if corrected is not None:
                detection: Detection | None = Detection(corrected, 1.0)
            elif detect.typed_line in lines:
                detection = self._detector.detect(paragraph, candidates, language, typing=True)
            else:
                if paragraph not in found:
                    is_old = paragraph in old
                    found[paragraph] = (
                        old[paragraph] if is_old else self._look(paragraph, candidates, language)
                    )
                detection = found[paragraph]
            paragraphs.append(FoundParagraph(paragraph, first, detection))
            if len(paragraphs) % _PARAGRAPHS_BETWEEN_LOOKS_UP == 0:
                yield
        self._found, self._found_for = found, (candidates, language)
        return FoundLanguages(main, tuple(paragraphs))

    def _look(self, paragraph: str, candidates: Collection[str], language: str) -> Detection | None:
        if len(paragraph) >= _CONFIRMED_CHARACTERS:
            certainty = self._detector.confirm(paragraph, language)
            if certainty >= _CONFIRMED:
                return Detection(language, certainty)
        return self._detector.detect(paragraph, candidates, language)


def _paragraphs(text: str) -> Generator[tuple[int, int, str], None, None]:
    """Give each paragraph: the number of its first line, how many it has, and its text."""
    lines = text.split("\n")
    first = 0
    while first < len(lines):
        size = paragraph_size(lines, first)
        yield first, size, "\n".join(lines[first : first + size])
        first += size
