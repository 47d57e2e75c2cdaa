"""Looking at a document before it is translated: its kind, size and language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import has_words
from desktop_translator.core.errors import LanguageMissingError, ModelMissingError
from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.pipeline.batch.document import Document, hashed

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.pipeline.text_languages import Detector

_UNITS_BETWEEN_LOOKS_UP = 50
_SAMPLE_CHARACTERS = 1000
_FIRST_SAMPLES = 6
"""So many samples are taken from the beginning; behind it, ever fewer."""


class Examination:
    """Finds out all that can be known of a document without translating it."""

    def __init__(self, installed: InstalledModels, detector: Detector) -> None:
        self._installed = installed
        self._detector = detector

    def examine(self, file: BatchFile) -> Generator[None, None, Document]:
        """Fill in the facts of a file, yielding now and then; return its document.

        Raises:
            DocumentError, FileError: it cannot be read.
            LanguageMissingError: no model reads the language that it seems to be in.
        """
        document = Document(file)
        facts = file.facts
        facts.sha256 = yield from hashed(file.path)
        told = document.format.facts(file.path, document.options)
        facts.encoding, facts.columns = told.encoding, told.columns
        facts.source, facts.certainty = file.options.source, 1.0
        samples = _Samples()
        units = letters = words = 0
        spaced = separates_with_spaces(file.options.source or "en")
        for unit in document.units():
            units += 1
            text = unit.source.text
            if not unit.approved and has_words(text):
                letters += len(text)
                words += len(text.split()) if spaced else len(text)
                samples.add(text)
            if units % _UNITS_BETWEEN_LOOKS_UP == 0:
                yield
        facts.units, facts.letters, facts.words = units, letters, words
        if facts.source is None and file.options.pseudo is None:
            self._find_language(file, samples)
        return document

    def _find_language(self, file: BatchFile, samples: _Samples) -> None:
        """Let the samples vote, each as sure as its language is."""
        target = file.options.target
        sources = self._installed.sources_of(target)
        if not sources:
            raise ModelMissingError(source=target, target=target)
        votes: Counter[str] = Counter()
        for sample in samples.taken():
            found = self._detector.detect(sample, (*sources, target))
            if found is not None:
                votes[found.language] += found.certainty * len(sample)  # type: ignore[assignment]
        if not votes:
            return
        language, weight = votes.most_common(1)[0]
        file.facts.source, file.facts.certainty = language, weight / votes.total()
        if language != target and language not in sources:
            raise LanguageMissingError(source=language, target=target)


class _Samples:
    """Pieces of a text for finding its language: its beginning, and places further on."""

    def __init__(self) -> None:
        self._taken: list[str] = []
        self._growing = ""
        self._number = 0

    def add(self, text: str) -> None:
        """Take in the next paragraph."""
        self._growing += text[:_SAMPLE_CHARACTERS] + "\n"
        if len(self._growing) >= _SAMPLE_CHARACTERS:
            self._number += 1
            if self._number <= _FIRST_SAMPLES or self._number.bit_count() == 1:
                self._taken.append(self._growing)
            self._growing = ""

    def taken(self) -> list[str]:
        """Return the pieces; of a short text, all of it."""
        return self._taken or [self._growing]
