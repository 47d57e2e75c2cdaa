"""Sentences of documents on their way through the engine, behind whatever a person waits for."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from desktop_translator.engine.messages import Done, Loaded, Priority
from desktop_translator.pipeline.hops import translate_along
from desktop_translator.pipeline.model_input import in_one_part
from desktop_translator.pipeline.revision import Revision
from desktop_translator.pipeline.sentence_cache import Remembered
from desktop_translator.pipeline.sentence_judge import SentenceJudge
from desktop_translator.pipeline.text_run import ready
from desktop_translator.pipeline.unit_plan import UnitSentence

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.engine.messages import Event, Result
    from desktop_translator.pipeline.batch.way import Way
    from desktop_translator.pipeline.events import ModelReady
    from desktop_translator.pipeline.hops import Engine, Preparing

    Told = tuple[UnitSentence, Remembered] | ModelReady | None

_AT_ONCE = 256
"""Sentences per request: cutting them into tokens keeps the engine busy for 10 ms."""
_REQUESTS = 3
"""Requests under way: while one is read, the engine has the next."""


class SentenceRun:
    """Translates a window of sentences along one way, repairing what went wrong.

    As for typed text, `pipeline.guard` looks at each translation, and `pipeline.revision` finds
    better ones.
    """

    def __init__(self, engine: Engine, way: Way) -> None:
        self._engine = engine
        self._way = way
        self._judge = SentenceJudge(way.source, way.target)

    def translate(self, sentences: Sequence[UnitSentence]) -> Generator[Told, None, None]:
        """Yield each sentence with its translation, once, in any order.

        `ModelReady` is yielded when the engine has loaded what it needs, and None about every
        20 ms without news.

        Raises:
            AppError: the engine could not.
        """
        doubtful: dict[UnitSentence, Remembered] = {}
        told: set[UnitSentence] = set()
        with closing(self._drafts(sentences)) as drafts:
            for event in drafts:
                if not isinstance(event, tuple):
                    yield event
                    continue
                sentence, draft = event
                if sentence in told or sentence in doubtful:
                    continue  # told twice: the engine died and has started again
                if draft.settled:
                    told.add(sentence)
                    yield sentence, draft
                else:
                    doubtful[sentence] = draft
        for aligned in (False, True):
            found = {s.text: doubtful[s] for s in doubtful if s.needs_alignment is aligned}
            yield from self._revised(found, aligned)

    def _drafts(self, sentences: Sequence[UnitSentence]) -> Generator[Told, None, None]:
        """Decode all sentences, those of like length together, with several requests under way."""
        waiting: deque[tuple[UnitSentence, ...]] = deque()
        for aligned in (False, True):
            some = sorted(
                (each for each in sentences if each.needs_alignment is aligned),
                key=lambda each: len(each.text),
            )
            waiting += (
                tuple(some[first : first + _AT_ONCE]) for first in range(0, len(some), _AT_ONCE)
            )
        under_way: deque[Generator[Told, None, None]] = deque()
        most = 1 if self._way.route.via else _REQUESTS  # two models would take turns
        with ExitStack() as stack:
            while waiting or under_way:
                while waiting and len(under_way) < most:
                    request = stack.enter_context(closing(self._draft(waiting.popleft())))
                    under_way.append(request)
                    yield next(request, None)  # the first step sends it
                for event in under_way[0]:
                    yield event
                    if waiting and len(under_way) < most:
                        break
                else:
                    under_way.popleft()

    def _draft(self, sentences: tuple[UnitSentence, ...]) -> Generator[Told, None, None]:
        pair = self._way.source, self._way.target
        inputs = tuple(in_one_part(each.text, *pair) for each in sentences)
        texts = tuple(each.parts[0] for each in inputs)
        aligned = sentences[0].needs_alignment
        with closing(self._ask(texts, self._way.decoding, aligned)) as events:
            for event in events:
                if not isinstance(event, Done):
                    yield self._ready(event)
                    continue
                for result in event.results:
                    sentence, given = sentences[result.index], inputs[result.index]
                    text = given.read((result.text,), False)
                    problems = self._judge(sentence.text, text, [result])
                    alignment = given.alignment(sentence.text, text, [result])
                    yield (
                        sentence,
                        Remembered(text, problems, settled=not problems, alignment=alignment),
                    )

    def _revised(self, drafts: dict[str, Remembered], aligned: bool) -> Generator[Told, None, None]:
        pair = self._way.source, self._way.target
        revision = Revision(drafts, *pair, self._judge)
        best = dict(drafts)
        while (attempt := revision.next_attempt()) is not None:
            with closing(self._ask(attempt.texts, attempt.options, aligned)) as events:
                for event in events:
                    results: tuple[Result, ...] = ()
                    if isinstance(event, Done):
                        results = event.results
                    else:
                        yield self._ready(event)
                    for result in results:
                        if (better := revision.take(attempt, result)) is not None:
                            best[better[0]] = better[1]
            best.update(revision.end_attempt())
            for sentence in [each for each in best if best[each].settled]:
                yield UnitSentence(sentence, aligned), best.pop(sentence)

    def _ask(
        self, sentences: tuple[str, ...], options: DecodingOptions, aligned: bool
    ) -> Generator[Event | Preparing | None, None, None]:
        return translate_along(
            self._engine, self._way.route, sentences, options, Priority.BATCH, aligned
        )

    def _ready(self, event: Event | Preparing | None) -> ModelReady | None:
        is_last = isinstance(event, Loaded) and event.model_id == self._way.route.models[-1].id
        return ready(self._way.route, event) if is_last and isinstance(event, Loaded) else None
