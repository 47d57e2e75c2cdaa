"""An engine without a process, and models without files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.core.alignment import Alignment
from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.hypothesis import Hypothesis
from desktop_translator.core.kept_items import kept_items
from desktop_translator.core.models import ModelInfo
from desktop_translator.engine.messages import Done, Finished, Loaded, Partial, Priority, Result
from desktop_translator.pipeline.masks import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from random import Random

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.errors import AppError
    from desktop_translator.engine.messages import Event


def fake_model(
    model_id: str = "fake", source: str = "fr", target: str = "en", name: str = ""
) -> ModelInfo:
    """Describe a model that has no files."""
    return ModelInfo(
        folder=Path("nowhere", model_id),
        id=model_id,
        name=name or f"Model {model_id}",
        family="fake",
        sources=(source,),
        targets=(target,),
        licence="CC0-1.0",
        size_bytes=1_000_000,
        files=(),
        quality={},
    )


STAND_INS = re.compile(rf"\b(?:{'|'.join(sorted({name for row in NAMES for name in row}))})\b")


def shout(sentence: str) -> str:
    """Write a sentence in capitals, but for what every model copies."""
    kept = sorted(
        [(item.start, item.end) for item in kept_items(sentence)]
        + [found.span() for found in STAND_INS.finditer(sentence)]
    )
    parts: list[str] = []
    position = 0
    for start, end in kept:
        parts += (sentence[position:start].upper(), sentence[start:end])
        position = end
    return "".join([*parts, sentence[position:].upper()])


@dataclass
class FakeEngine:
    """Translates by a function, sentence by sentence and word by word, as the engine would.

    Attributes:
        translation: what becomes of a sentence.
        revision: what becomes of it when it is not decoded greedily; the same, if None.
        by_model: model id -> what becomes of a sentence by that model, if not `translation`.
        errors: model id -> the error that its requests end with at once.
        fails_after: number of events after which every request ends with `failure`.
        restarts_after: number of events after which each request starts again, once, as
            when the process died.
        passes_over: tells of a translation whether the model passed over a word of its source.
        before_event: called before every event; it may block, raise or ask for a tick (True).
        random: mixes the order in which sentences grow and finish; in step without it.
        requests: (model id, sentences) of every translation asked for.
        options: the decoding options of every translation asked for.
        beside: the id of the model that might stay in memory, for every translation.
        loads: the id of every model asked to be loaded.
        open_requests: requests whose generator neither ended nor was closed.
        closed_early: requests whose generator was closed before its end.
    """

    translation: Callable[[str], str] = shout
    revision: Callable[[str], str] | None = None
    by_model: dict[str, Callable[[str], str]] = field(default_factory=dict)
    errors: dict[str, AppError] = field(default_factory=dict)
    fails_after: int | None = None
    failure: Exception | None = None
    passes_over: Callable[[str], bool] = lambda _: False
    restarts_after: int | None = None
    before_event: Callable[[], bool] | None = None
    random: Random | None = None
    requests: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    options: list[DecodingOptions] = field(default_factory=list)
    beside: list[str | None] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    open_requests: int = 0
    closed_early: int = 0

    @property
    def sentences(self) -> list[str]:
        """Every sentence that was sent for a draft, in order."""
        return self._sent(lambda options: options == GREEDY)

    @property
    def revised(self) -> list[str]:
        """Every sentence that was sent to be decoded in another way, in order."""
        return self._sent(lambda options: options != GREEDY)

    def _sent(self, chosen: Callable[[DecodingOptions], bool]) -> list[str]:
        # Tests clear `requests`, which says nothing of older ones.
        asked = zip(self.requests, self.options[-len(self.requests) :], strict=False)
        return [s for (_, sentences), options in asked if chosen(options) for s in sentences]

    def load(
        self, model: ModelInfo, beside: ModelInfo | None = None
    ) -> Generator[Event | None, None, None]:
        """Say that the model is loaded."""
        self.loads.append(model.id)
        return self._told(model, lambda: iter((_loaded(model), Finished(0))))

    def translate(
        self,
        model: ModelInfo,
        sentences: tuple[str, ...],
        options: DecodingOptions = GREEDY,
        priority: Priority = Priority.INTERACTIVE,
        beside: ModelInfo | None = None,
        align: bool = False,
    ) -> Generator[Event | None, None, None]:
        """Tell of the growth and the end of each sentence."""
        self.requests.append((model.id, sentences))
        self.options.append(options)
        self.beside.append(beside.id if beside else None)
        return self._told(model, lambda: self._story(model, sentences, options, align))

    def _told(
        self, model: ModelInfo, story: Callable[[], Iterator[Event]]
    ) -> Generator[Event | None, None, None]:
        self.open_requests += 1
        over = False
        try:
            if model.id in self.errors:
                raise self.errors[model.id]
            yield None
            for number, event in enumerate(self._with_restart(story)):
                if number == self.fails_after and self.failure is not None:
                    raise self.failure
                while self.before_event is not None and self.before_event():
                    yield None
                yield event
            over = True
        except GeneratorExit:
            self.closed_early += not over
            raise
        finally:
            self.open_requests -= 1

    def _with_restart(self, story: Callable[[], Iterator[Event]]) -> Iterator[Event]:
        for number, event in enumerate(story()):
            if number == self.restarts_after:
                break
            yield event
        else:
            return
        yield from story()

    def _story(
        self, model: ModelInfo, sentences: tuple[str, ...], options: DecodingOptions, align: bool
    ) -> Iterator[Event]:
        yield _loaded(model)
        translation = self.translation if options == GREEDY else self.revision or self.translation
        translation = self.by_model.get(model.id, translation)
        growths = [beginnings(translation(sentence)) for sentence in sentences]
        positions = [0] * len(sentences)
        while growing := [i for i, texts in enumerate(growths) if positions[i] <= len(texts)]:
            if self.random is not None:
                growing = self.random.sample(growing, self.random.randint(1, len(growing)))
            partial = tuple(
                (i, growths[i][positions[i]]) for i in growing if positions[i] < len(growths[i])
            )
            done = tuple(
                replace(
                    self._result(i, translation(sentences[i]), options),
                    alignment=word_by_word(sentences[i], translation(sentences[i]))
                    if align
                    else None,
                )
                for i in growing
                if positions[i] == len(growths[i])
            )
            if partial:
                yield Partial(0, partial)
            if done:
                yield Done(0, done)
            for i in growing:
                positions[i] += 1
        yield Finished(0)

    def _result(self, index: int, text: str, options: DecodingOptions) -> Result:
        hypotheses = tuple(
            Hypothesis(f"{text}{number or ''}", -0.1 - number)
            for number in range(options.hypotheses if options.hypotheses > 1 else 0)
        )
        tokens = len(beginnings(text)) + 1
        unread = self.passes_over(text)
        return Result(index, text, tokens, cut=False, hypotheses=hypotheses, unread=unread)


def word_by_word(source: str, target: str) -> Alignment:
    """Align the words of two texts in their order."""
    places = [
        tuple(found.span() for found in re.finditer(r"\S+", text)) for text in (source, target)
    ]
    last = len(places[0]) - 1
    shares = tuple(((min(n, last), 1.0),) if last >= 0 else () for n in range(len(places[1])))
    return Alignment(places[0], places[1], shares)


def beginnings(text: str) -> list[str]:
    """Return the states in which a growing translation is seen: a word more each time."""
    words = text.split(" ")
    return [" ".join(words[:count]) for count in range(1, len(words) + 1)]


def _loaded(model: ModelInfo) -> Loaded:
    return Loaded(0, model.id, "cpu", "int8", threads=2)
