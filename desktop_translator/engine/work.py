"""A translation under way in the engine: pieces in batches, run one batch at a time."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from desktop_translator.engine.gpu import GpuLostError
from desktop_translator.engine.messages import Done, Partial, Priority
from desktop_translator.engine.sentence_progress import SentenceProgress
from desktop_translator.engine.streaming import BatchStream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.engine.loaded_model import LoadedModel
    from desktop_translator.engine.messages import Event, Translate
    from desktop_translator.engine.speed import DecodingSpeed
    from desktop_translator.engine.steps import Output, Step

_ROOM = (64, 3000)
"""Pieces and tokens of a batch. It decodes in lock-step: more pieces are faster in all, and later
to show a first token. Measured on 2 cores with the starter: 16 to 32 sentences per worker are
fastest."""
_FILES_ROOM = (32, 1500)
"""Of files: the encoder cannot be stopped, and a person who begins to type waits for it."""

_UNSEEN_S = 0.15
_FEW_PIECES = 8
"""A batch that takes less than 0.15 s is not streamed, unless it is a small one, such as the first:
it is done about as soon as it could be seen to grow, or could be cancelled."""

_UNTOLD_SHARE = 2 / 3
"""Share of the time of a streamed batch that it takes without telling every token (measured with
the starter on 2 cores)."""

UNSTOPPABLE_S = 0.1
"""Longest that a beam, which cannot be cancelled, keeps the engine busy: while a person types, less
than the pause that precedes the next request."""


class TranslationWork:
    """One `Translate` request, advanced batch by batch so that a more urgent one can go between.

    `model` may be exchanged between two batches for the same one loaded anew.
    """

    def __init__(
        self,
        request: Translate,
        model: LoadedModel,
        speed: DecodingSpeed,
        send: Callable[[Event], None],
    ) -> None:
        self._id = request.request_id
        self._options = request.options
        self._align = request.align and request.options.hypotheses == 1
        self.for_files = request.priority is Priority.BATCH
        self.model = model
        self._speed = speed
        self._send = send
        self._sentences = [SentenceProgress(text, model.cut(text)) for text in request.sentences]
        room = _FILES_ROOM if self.for_files else _ROOM
        self._batches = deque(_batches(self._sentences, model, room))
        self._send_done([i for i, sentence in enumerate(self._sentences) if not sentence.pieces])

    @property
    def finished(self) -> bool:
        """Whether every batch was run."""
        return not self._batches

    def run_batch(self, stopped: Callable[[], bool], longest_s: float = UNSTOPPABLE_S) -> None:
        """Decode the next batch, telling `Partial` and `Done`; nothing more once `stopped()`.

        `longest_s` is how long a batch may take that cannot be stopped, or is for files.

        Raises:
            GpuLostError: the same batch is the next one again.
        """
        batch = self._next_batch(longest_s)
        if self.for_files:
            self._run_quietly(batch, stopped)
        else:
            self._run_streaming(batch, stopped)

    def _run_quietly(self, batch: list[tuple[int, int]], stopped: Callable[[], bool]) -> None:
        """Decode a batch that nobody watches; if it is stopped, it is the next one again."""
        sources = [self._tokens(place) for place in batch]
        was_stopped = threading.Event()

        def watch(_: Step) -> bool:
            if stopped():
                was_stopped.set()
            return was_stopped.is_set()

        started = time.monotonic()
        outputs = self._decode(batch, sources, watch if self._options.streams else None)
        if was_stopped.is_set():
            self._batches.appendleft(batch)
            return
        self._speed.learn(sources, time.monotonic() - started)
        self._finish(batch, sources, outputs)

    def _run_streaming(self, batch: list[tuple[int, int]], stopped: Callable[[], bool]) -> None:
        sources = [self._tokens(place) for place in batch]
        stream = BatchStream(
            self.model,
            sources,
            self._options,
            lambda texts: self._send_partial(batch, texts),
            stopped,
        )
        can_stream = self._options.streams
        small = can_stream and len(batch) <= _FEW_PIECES
        streams = small or (can_stream and self._speed.predict_s(sources) > _UNSEEN_S)
        started = time.monotonic()
        outputs = self._decode(batch, sources, stream if streams else None)
        if stopped():
            return
        if not small:  # a few sentences take longer each: they would teach a wrong speed
            duration_s = time.monotonic() - started
            self._speed.learn(sources, duration_s * _UNTOLD_SHARE if streams else duration_s)
        self._finish(batch, sources, outputs)

    def _decode(
        self,
        batch: list[tuple[int, int]],
        sources: Sequence[Sequence[str]],
        on_step: Callable[[Step], bool] | None,
    ) -> list[list[Output]]:
        try:
            return self.model.decode(sources, self._options, on_step, self._align)
        except GpuLostError:
            self._batches.appendleft(batch)
            raise

    def _finish(
        self,
        batch: Sequence[tuple[int, int]],
        sources: Sequence[Sequence[str]],
        outputs: Sequence[Sequence[Output]],
    ) -> None:
        for (index, part), source, found in zip(batch, sources, outputs, strict=True):
            limit = self.model.output_limit(len(source), self._options)
            self._sentences[index].take(part, found, limit, self.model.tokenizer)
        self._send_done(sorted({place[0] for place in batch}))

    def _next_batch(self, longest_s: float) -> list[tuple[int, int]]:
        """Take the next batch; of one that cannot be stopped, only as much as is soon done."""
        batch = self._batches.popleft()
        if self._options.streams and not self.for_files:
            return batch
        count = 1
        while count < len(batch) and (
            self._speed.predict_s([self._tokens(place) for place in batch[: count + 1]])
            <= longest_s
        ):
            count += 1
        if batch[count:]:
            self._batches.appendleft(batch[count:])
        return batch[:count]

    def _tokens(self, place: tuple[int, int]) -> tuple[str, ...]:
        return self._sentences[place[0]].pieces[place[1]].tokens

    def _send_partial(
        self, batch: Sequence[tuple[int, int]], texts: Sequence[tuple[int, str]]
    ) -> None:
        changed: dict[int, str] = {}
        for piece, text in texts:
            index, part = batch[piece]
            self._sentences[index].texts[part] = text
            changed[index] = self._sentences[index].text()
        self._send(Partial(self._id, tuple(changed.items())))

    def _send_done(self, indexes: Sequence[int]) -> None:
        results = [
            self._sentences[index].result(index, self._options.hypotheses > 1)
            for index in indexes
            if not self._sentences[index].unfinished
        ]
        if results:
            self._send(Done(self._id, tuple(results)))


def _batches(
    sentences: Sequence[SentenceProgress], model: LoadedModel, most: tuple[int, int]
) -> list[list[tuple[int, int]]]:
    """Group (sentence, piece) by length, so that no batch waits long for one piece.

    Pieces with tokens the model does not know keep to themselves: they are decoded with other
    options. The batch that holds the first sentence goes first.
    """
    places = [
        (index, part)
        for index, sentence in enumerate(sentences)
        for part in range(len(sentence.pieces))
    ]

    def tokens(place: tuple[int, int]) -> tuple[str, ...]:
        return sentences[place[0]].pieces[place[1]].tokens

    places.sort(key=lambda place: (model.knows(tokens(place)), len(tokens(place))))
    batches: list[list[tuple[int, int]]] = []
    room, known = 0, True
    for place in places:
        length = len(tokens(place))
        full = not batches or len(batches[-1]) == most[0] or room < length
        if full or model.knows(tokens(place)) != known:
            batches.append([])
            room, known = most[1], model.knows(tokens(place))
        batches[-1].append(place)
        room -= length
    batches.sort(key=lambda batch: (0, 0) not in batch)
    return batches
