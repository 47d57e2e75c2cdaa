"""Following one sentence through a model."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY, Method
from desktop_translator.core.journey import DecoderStep, Journey, Token
from desktop_translator.engine.distribution import distribution
from desktop_translator.engine.following import find_path, follow, takes_most_probable
from desktop_translator.engine.messages import Traced
from desktop_translator.engine.unknown import UNKNOWN, copy_unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.engine.messages import Event, Trace
    from desktop_translator.engine.pieces import Piece
    from desktop_translator.engine.steps import OpenStep
    from desktop_translator.engine.tracer import Tracer

TIME_LIMIT_S = 20.0
"""A journey that takes longer to compute is shown as far as it came."""


class TraceWork:
    """One `Trace` request, left off within a token whenever something more urgent waits."""

    def __init__(self, request: Trace, send: Callable[[Event], None]) -> None:
        self._request = request
        self._send = send
        self._path: list[str] | None = None
        self._steps: list[DecoderStep] = []
        self._attention: Sequence[Sequence[float]] = ()
        self._decoded = False
        self._left_s = TIME_LIMIT_S
        self.finished = False

    def advance(self, tracer: Tracer, paused: Callable[[], bool]) -> None:
        """Do as much as there is time for until `paused()`; tell `Traced` in the end."""
        model = tracer.model
        pieces = model.cut(self._request.sentence)
        if not self._decoded and pieces:
            self._find_path(tracer, pieces[0])
            self._decode(tracer, pieces[0], paused)
            if paused():
                return
            self._decoded = True
        self._send(Traced(self._request.request_id, self._journey(tracer, pieces)))
        self.finished = True

    def _find_path(self, tracer: Tracer, piece: Piece) -> None:
        """Find out which tokens to follow, where they are not simply the most probable ones."""
        if self._path is not None:
            return
        self._path = list(self._request.beginning)
        options = _repeatable(self._request.options)
        if not self._path and not takes_most_probable(tracer.model, options):
            self._path = find_path(tracer.model, piece.tokens, options)
            if len(self._path) < tracer.model.output_limit(len(piece.tokens), options):
                self._path.append(tracer.model.end_token)

    def _decode(self, tracer: Tracer, piece: Piece, paused: Callable[[], bool]) -> None:
        """Decode on from where it was left, noting every step."""
        path = self._path or []
        end = tracer.model.end_token
        given = path if path[-1:] != [end] else path[:-1]
        done = [step.token.text for step in self._steps]
        beginning = done if len(done) > len(given) else given
        deadline = time.monotonic() + self._left_s

        def on_step(step: OpenStep) -> bool:
            place = step.number
            if place == len(self._steps):
                text = path[place] if place < len(path) else step.token
                self._steps.append(self._step(tracer, step, text))
            over = place < len(self._steps) and self._steps[place].token.text == end
            return over or paused() or time.monotonic() > deadline

        self._attention = follow(tracer.model, piece.tokens, beginning, on_step)
        self._left_s = deadline - time.monotonic()

    def _step(self, tracer: Tracer, step: OpenStep, text: str) -> DecoderStep:
        index = tracer.index(text)
        chances = distribution(step.logits, tracer.name, index)
        return DecoderStep(
            chosen=chances.tokens.index(tracer.name(index)),
            distribution=chances,
            attention=(),
            text="",
            forced=step.number < len(self._request.beginning),
        )

    def _journey(self, tracer: Tracer, pieces: Sequence[Piece]) -> Journey:
        model = tracer.model
        tokens = pieces[0].tokens if pieces else ()
        source = tracer.source(tokens)
        options = _repeatable(self._request.options)
        ended = self._steps[-1:] != [] and self._steps[-1].token.text == model.end_token
        steps = self._finished_steps(tracer, tokens)
        return Journey(
            sentence=self._request.sentence,
            source=source,
            activations=tracer.activations(source),
            start=(tracer.start_token, *(Token(t, special=True) for t in model.target_prefix)),
            steps=steps,
            text=steps[-1].text if steps else "",
            architecture=tracer.architecture,
            model_name=model.info.name,
            compute_type=model.weights.compute_type,
            beam_size=options.beam_size if options.method is Method.BEAM else 1,
            parts=len(pieces),
            ended=ended,
        )

    def _finished_steps(self, tracer: Tracer, source: Sequence[str]) -> tuple[DecoderStep, ...]:
        """Add to each step what is known only in the end: the attention, and the text so far."""
        model = tracer.model
        tokens: list[str] = []
        steps = []
        for step, row in zip(self._steps, self._attention, strict=False):
            if step.token.text != model.end_token:
                tokens.append(step.token.text)
            known = tokens
            if UNKNOWN in tokens:
                rows = [model.frame.inside(row) for row in self._attention[: len(tokens)]]
                known = copy_unknown(tokens, source, rows, model.vocabulary)
            text = model.tokenizer.decode_beginning(known)
            steps.append(replace(step, attention=tracer.attention(row), text=text))
        return tuple(steps)


def _repeatable(options: DecodingOptions) -> DecodingOptions:
    """Return the options themselves, or greedy for those that never give the same twice."""
    return GREEDY if options.method is Method.SAMPLING else options
