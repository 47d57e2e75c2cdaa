"""A translation job that does what a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.routes import Route
from desktop_translator.pipeline.events import (
    Caret,
    Detected,
    Failed,
    Finished,
    Improving,
    LinesChanged,
    ModelReady,
    ParagraphLanguage,
    Started,
    Statistics,
)
from desktop_translator.pipeline.journey_maker import JourneyFailed, JourneyMade, JourneyRequest
from desktop_translator.pipeline.requests import NO_WISHES, TextRequest
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.fakes import FakeEngine, fake_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.journey import Journey
    from desktop_translator.pipeline.events import TextEvent
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.pipeline.requests import Detect, Wishes


class FakeTypingJob(QObject):
    """Records requests; events are emitted by the test, for the newest request by default."""

    detected = Signal(object)
    started = Signal(object)
    changed = Signal(object)
    improving = Signal(object)
    preparing = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    model_ready = Signal(object)
    _signals: ClassVar = {Started: "started", LinesChanged: "changed", Finished: "finished"}

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[tuple[str, str, str]] = []
        self.wishes: list[Wishes] = []
        self.detects: list[Detect | None] = []
        self.prepared: list[tuple[str, str]] = []
        self.stops = 0
        self._translation: Callable[[str], str] = str.upper
        self._engine = FakeEngine(lambda sentence: self._translation(sentence))
        self.forget()

    def forget(self) -> None:
        """Remember no sentence of earlier stories."""
        models = (fake_model(), fake_model("back", source="en", target="fr"))
        self._translator = TextTranslator(self._engine, InstalledModels(models))

    def translate(
        self,
        text: str,
        source: str,
        target: str,
        wishes: Wishes = NO_WISHES,
        detect: Detect | None = None,
    ) -> int:
        self.requests.append((text, source, target))
        self.wishes.append(wishes)
        self.detects.append(detect)
        return len(self.requests)

    def prepare(self, source: str, target: str) -> None:
        self.prepared.append((source, target))

    def stop(self) -> None:
        self.stops += 1

    def detect(self, *languages: str, certainty: float = 0.98, target: str = "en") -> None:
        """Tell that each paragraph of the newest request is in the language of its place."""
        lines = self.requests[-1][0].split("\n")
        codes = languages if len(languages) == len(lines) else languages * len(lines)
        served = {("fr", "en"), ("en", "fr"), ("de", "en")}
        paragraphs = tuple(
            ParagraphLanguage(line, 1, code, certainty, (code, target) not in served)
            for line, code in enumerate(codes)
        )
        guesses = (("fr", certainty), ("en", 1 - certainty))
        found = tuple(dict.fromkeys(languages))
        self.detected.emit(
            Detected(len(self.requests), found, certainty, target, guesses, paragraphs)
        )

    def start(self, *lines: str | None) -> None:
        self.started.emit(Started(len(self.requests), lines))

    def change(
        self,
        *lines: tuple[int, str],
        caret: Caret | None = None,
        done: int = 0,
        total: int = 1,
        request: int | None = None,
    ) -> None:
        number = len(self.requests) if request is None else request
        self.changed.emit(LinesChanged(number, lines, caret, done, total))

    def improve(self, finished: int, total: int) -> None:
        self.improving.emit(Improving(len(self.requests), finished, total))

    def finish(
        self,
        sentences: int = 1,
        problems: tuple[Problem, ...] = (),
        tokens: int = 120,
        ms: float = 100,
    ) -> None:
        statistics = Statistics(sentences, 0, problems, tokens, ms)
        self.finished.emit(Finished(len(self.requests), statistics))

    def fail(self, error: AppError) -> None:
        self.failed.emit(Failed(len(self.requests), error))

    def load(self, source: str = "fr", target: str = "en", name: str = "Starter") -> None:
        model = fake_model(source=source, target=target, name=name)
        self.model_ready.emit(ModelReady(Route((model,)), "cpu", "int8_float32", 2))

    def story(self, translation: Callable[[str], str] = str.upper) -> Iterator[TextEvent]:
        """Translate the newest request as the real pipeline does; each event is told, then given.

        Sentences translated in earlier stories are remembered.
        """
        self._translation = translation
        text, source, target = self.requests[-1]
        request = TextRequest(len(self.requests), text, source, target, self.wishes[-1])
        for event in self._translator.translate(request):
            signal = self._signals.get(type(event))
            if event is not None and signal is not None:
                getattr(self, signal).emit(event)
                yield event

    def tell(self, translation: Callable[[str], str] = str.upper) -> None:
        """Tell a story to its end."""
        for _ in self.story(translation):
            pass

    def answer(self, *lines: str) -> None:
        """Translate the newest request all at once."""
        self.start(*[None if line else "" for line in lines])
        self.change(*enumerate(lines), done=1)
        self.finish()


class FakeJourneyJob(QObject):
    """Records requests; journeys are made by the test."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[JourneyRequest] = []
        self.ends = 0

    def follow(
        self,
        sentence: str,
        source: str,
        target: str,
        options: DecodingOptions = GREEDY,
        beginning: tuple[str, ...] = (),
    ) -> int:
        number = len(self.requests) + 1
        self.requests.append(JourneyRequest(number, sentence, source, target, options, beginning))
        return number

    def end(self) -> None:
        self.ends += 1

    def make(self, journey: Journey, target: str = "en") -> None:
        self.made.emit(JourneyMade(len(self.requests), journey, target, journey.text))

    def fail(self, error: AppError) -> None:
        self.failed.emit(JourneyFailed(len(self.requests), error))
