"""Following a translation as a window does, event by event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.cleaning import clean
from desktop_translator.core.hard_wraps import paragraph_size, unwrap
from desktop_translator.core.kept_items import is_translatable
from desktop_translator.core.line_layout import lay_out
from desktop_translator.core.segments import join_paragraph, split_paragraph
from desktop_translator.pipeline.events import (
    Finished,
    LinesChanged,
    ModelReady,
    ParagraphSentences,
    Started,
    TextEvent,
    Warned,
)
from desktop_translator.pipeline.model_input import in_one_part
from desktop_translator.pipeline.requests import NO_WISHES, TextRequest, Wishes
from desktop_translator.pipeline.sentence_cache import Remembered
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.fakes import FakeEngine, fake_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from desktop_translator.core.segments import Segment
    from desktop_translator.pipeline.guard import Problem


def translator_with(engine: FakeEngine, *model_ids: str) -> TextTranslator:
    """Build a translator from French to English with one model or more."""
    models = [fake_model(model_id) for model_id in model_ids or ("fake",)]
    return TextTranslator(engine, InstalledModels(models))


def request(text: str, request_id: int = 1, wishes: Wishes = NO_WISHES) -> TextRequest:
    """Ask for a text in the pair of the fake models."""
    return TextRequest(request_id, text, "fr", "en", wishes)


def remembered(translations: Mapping[str, str]) -> dict[str, Remembered]:
    """Remember translations in which nothing is wrong."""
    return {sentence: Remembered(text) for sentence, text in translations.items()}


def expected(text: str, translation: Callable[[str], str]) -> str:
    """Say what should come out: sentences translated, all else as it was."""
    done = []
    for paragraph, segments in _paragraphs(text):
        pieces = [paragraph[segment.start : segment.end] for segment in segments]
        translated = [
            lay_out(_through_model(sentence, translation), piece)
            if is_translatable(sentence := clean(unwrap(piece, "fr")))
            else piece
            for piece in pieces
        ]
        done.append(join_paragraph(paragraph, segments, translated, "en").text)
    return "\n".join(done)


def sentences_of(text: str) -> set[str]:
    """Return the different sentences of a text that are to be translated."""
    sentences = (
        clean(unwrap(paragraph[segment.start : segment.end], "fr"))
        for paragraph, segments in _paragraphs(text)
        for segment in segments
    )
    return set(filter(is_translatable, sentences))


def _paragraphs(text: str) -> Iterator[tuple[str, Sequence[Segment]]]:
    lines = text.split("\n")
    first = 0
    while first < len(lines):
        size = paragraph_size(lines, first)  # which looks at the lines before, too
        paragraph = "\n".join(lines[first : first + size])
        yield paragraph, split_paragraph(paragraph, "fr")
        first += size


def given_to_model(sentence: str) -> str:
    """Return a sentence as a model is asked for it."""
    return in_one_part(sentence, "fr", "en").parts[0]


def _through_model(sentence: str, translation: Callable[[str], str]) -> str:
    given = in_one_part(sentence, "fr", "en")
    return given.read((translation(given.parts[0]),), False)


class Reader:
    """Applies the events of one text, checking what each of them promises.

    Attributes:
        events: all of them but None.
        before_carets: the text that stood before the caret at each change.
    """

    def __init__(self, text: str) -> None:
        self._source = text.split("\n")
        self._line_count = len(self._source)
        self._lines: list[str] = []
        self._paragraphs: dict[int, ParagraphSentences] = {}
        self._finished_sentences = 0
        self.events: list[TextEvent] = []
        self.before_carets: list[str] = []

    @classmethod
    def follow(
        cls,
        translator: TextTranslator,
        text: str,
        request_id: int = 1,
        wishes: Wishes = NO_WISHES,
    ) -> Reader:
        """Translate a text to its end."""
        reader = cls(text)
        reader.read(translator.translate(request(text, request_id, wishes)))
        return reader

    @property
    def text(self) -> str:
        """The translation so far."""
        return "\n".join(self._lines)

    @property
    def sentences(self) -> list[tuple[str, str | None, frozenset[Problem]]]:
        """Each sentence told of: its source, its translation so far, what is wrong with it."""
        found = []
        for _, told in sorted(self._paragraphs.items()):
            source, target = self._texts(told)
            problems = dict(told.problems)
            for index, (here, there) in enumerate(zip(told.sources, told.targets, strict=True)):
                translation = target[slice(*there)] if there else None
                wrong = problems.get(index, frozenset())
                found.append((source[here.start : here.end], translation, wrong))
        return found

    @property
    def finished(self) -> Finished:
        """The last event, which there is one of."""
        (finished,) = (event for event in self.events if isinstance(event, Finished))
        assert self.events[-1] is finished
        return finished

    @property
    def ready(self) -> list[ModelReady]:
        """What was said of loaded models."""
        return [event for event in self.events if isinstance(event, ModelReady)]

    @property
    def warnings(self) -> list[Warned]:
        """What went wrong and was got round."""
        return [event for event in self.events if isinstance(event, Warned)]

    @property
    def changes(self) -> list[LinesChanged]:
        """What was said of changed lines."""
        return [event for event in self.events if isinstance(event, LinesChanged)]

    def read(self, events: Iterable[TextEvent | None]) -> None:
        """Apply events to their end."""
        for event in events:
            if event is not None:
                self.take(event)

    def take(self, event: TextEvent) -> None:
        """Apply an event."""
        self.events.append(event)
        if isinstance(event, Started):
            assert len(event.lines) == self._line_count
            self._lines = [line or "" for line in event.lines]
            self._take_sentences(event.sentences)
        elif isinstance(event, LinesChanged):
            self._change(event)

    def _take_sentences(self, paragraphs: Iterable[ParagraphSentences]) -> None:
        for told in paragraphs:
            self._paragraphs[told.first_line] = told
            source, target = self._texts(told)
            for text, place in zip(told.texts, told.sources, strict=True):
                assert text is None or text == clean(unwrap(source[place.start : place.end], "fr"))
            places = [place for place in told.targets if place]
            ends = [end for place in places for end in place]
            assert ends == sorted(ends)
            assert not ends or ends[-1] <= len(target)
            assert told.unfinished or len(places) == len(told.texts)
            assert all(problems for _, problems in told.problems)

    def _texts(self, told: ParagraphSentences) -> tuple[str, str]:
        lines = slice(told.first_line, told.first_line + told.line_count)
        return "\n".join(self._source[lines]), "\n".join(self._lines[lines])

    def _change(self, event: LinesChanged) -> None:
        numbers = [number for number, _ in event.lines]
        assert numbers == sorted(set(numbers))
        for number, text in event.lines:
            assert "\n" not in text
            self._lines[number] = text
        self._take_sentences(event.sentences)
        assert self._finished_sentences <= event.finished_sentences <= event.total_sentences
        self._finished_sentences = event.finished_sentences
        if event.caret is not None:
            before = self._lines[: event.caret.line]
            growing = self._lines[event.caret.line]
            assert 0 <= event.caret.column <= len(growing)
            self.before_carets.append("\n".join([*before, growing[: event.caret.column]]))
