"""The thread that translates what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.jobs.newest_thread import NewestThread
from desktop_translator.pipeline.events import Failed, TextEvent
from desktop_translator.pipeline.requests import TextRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_translator.pipeline.detecting_translator import DetectingTranslator
    from desktop_translator.pipeline.text_translator import TextTranslator

    Translator = DetectingTranslator | TextTranslator


@dataclass(frozen=True, slots=True)
class PairRequest:
    """A pair whose model is to be made ready."""

    id: int
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class StopRequest:
    """Nothing: it only ends what runs."""

    id: int


@dataclass(frozen=True, slots=True)
class RememberRequest:
    """The text translated last has rested: its sentences are worth remembering."""

    id: int


TypingRequest = TextRequest | PairRequest | StopRequest | RememberRequest


class TypingThread(NewestThread[TypingRequest, TextEvent]):
    """Translates the newest text, or makes a pair ready."""

    def __init__(self, translator: Translator, tell: Callable[[TextEvent], None]) -> None:
        super().__init__("typing", self._translate, Failed, tell)
        self._translator = translator

    def _translate(self, request: TypingRequest) -> Generator[TextEvent | None, None, None]:
        if isinstance(request, TextRequest):
            yield from self._translator.translate(request)
        elif isinstance(request, PairRequest):
            yield from self._translator.prepare(request.source, request.target)
        elif isinstance(request, RememberRequest):
            yield from self._translator.remember()
