"""Translating texts whose languages are to be found out."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.core.errors import LanguageMissingError, ModelMissingError
from desktop_translator.pipeline.events import Detected, Finished, ParagraphLanguage, Statistics
from desktop_translator.pipeline.mixed_text import MixedText
from desktop_translator.pipeline.text_languages import TextLanguages

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.requests import Detect, TextRequest
    from desktop_translator.pipeline.text_languages import Detector, FoundLanguages
    from desktop_translator.pipeline.text_translator import TextTranslator


class DetectingTranslator:
    """Finds out what a text is in, then translates every paragraph from its own language.

    What is in the target language already stays as it is; if that is the whole text, it is
    translated into the request's other target. Not safe between threads.
    """

    def __init__(
        self,
        translator: TextTranslator,
        installed: InstalledModels,
        detector: Detector,
        *,
        detects_soon: bool = False,
    ) -> None:
        self._detects_soon = detects_soon
        self._translator = translator
        self._installed = installed
        self._detector = detector
        self._languages = TextLanguages(detector)

    def prepare(self, source: str, target: str) -> Generator[TextEvent | None, None, None]:
        """Load the model of a pair and, if languages will soon be detected, the detector.

        Raises:
            AppError: no model can serve the pair, or the engine does not start.
        """
        yield from self._translator.prepare(source, target)
        if self._detects_soon:
            self._detector.load()

    def remember(self) -> Generator[TextEvent | None, None, None]:
        """Keep the sentences of the text translated last, as `TextTranslator` does."""
        yield from self._translator.remember()

    def translate(self, request: TextRequest) -> Generator[TextEvent | None, None, None]:
        """Translate a text as `TextTranslator` does; with `detect`, `Detected` comes first.

        Raises:
            AppError: as there; also where no model reads the language that was found.
        """
        detect = request.detect
        if detect is None:
            yield from self._translator.translate(request)
            return
        sources = self._installed.sources_of(request.target)
        if not sources:
            raise ModelMissingError(source=request.source, target=request.target)
        candidates = tuple(dict.fromkeys((*sources, request.target)))
        found = yield from self._languages.find(request.text, candidates, request.source, detect)
        detected = self._judge(request, detect, found)
        yield detected
        yield from self._translate(request, detected)

    def _judge(self, request: TextRequest, detect: Detect, found: FoundLanguages) -> Detected:
        """Decide what is translated into what."""
        languages = found.by_size() or (request.source,)
        target, other = request.target, detect.other_target
        if languages == (target,) and other and target in self._installed.sources_of(other):
            target = other
        return Detected(
            request.id,
            languages,
            found.certainty(languages[0]),
            target,
            found.main.guesses if found.main is not None else (),
            _paragraphs(found, self._installed.sources_of(target), target),
        )

    def _translate(
        self, request: TextRequest, detected: Detected
    ) -> Generator[TextEvent | None, None, None]:
        mixed = MixedText(request, detected)
        if not mixed.languages:
            yield from self._nothing_to_translate(request, detected, mixed)
        elif len(detected.languages) == 1:
            source = mixed.languages[0]
            whole = replace(request, source=source, target=detected.target, detect=None)
            yield from self._translator.translate(whole)
        else:
            yield from self._translate_parts(mixed)

    def _nothing_to_translate(
        self, request: TextRequest, detected: Detected, mixed: MixedText
    ) -> Generator[TextEvent | None, None, None]:
        found = [paragraph.language for paragraph in detected.paragraphs if paragraph.language]
        if found and detected.target not in found:
            yield mixed.nothing()  # what stands there is the translation of another text
            raise LanguageMissingError(source=detected.languages[0], target=detected.target)
        yield mixed.as_it_is()
        yield Finished(request.id, Statistics(0, 0, (), 0, 0.0))

    def _translate_parts(self, mixed: MixedText) -> Generator[TextEvent | None, None, None]:
        for language in mixed.languages:
            with closing(self._translator.translate(mixed.begin(language))) as events:
                for event in events:
                    yield None if event is None else mixed.whole(event)
        yield from mixed.finish()


def _paragraphs(
    found: FoundLanguages, sources: Sequence[str], target: str
) -> tuple[ParagraphLanguage, ...]:
    paragraphs = []
    for paragraph in found.paragraphs:
        detection = paragraph.detection
        language = detection.language if detection is not None else None
        paragraphs.append(
            ParagraphLanguage(
                paragraph.first_line,
                paragraph.text.count("\n") + 1,
                language,
                detection.certainty if detection is not None else 0.0,
                left_as_is=language == target or language not in sources,
            )
        )
    return tuple(paragraphs)
