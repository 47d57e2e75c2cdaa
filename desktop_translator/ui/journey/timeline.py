"""What is seen at each moment while a journey is played."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

_TOKEN_S = 0.16
_ENCODER_S = 1.2
_STEP_S = 1.3
_WORDS_S = 0.6


class Part(IntEnum):
    """The four parts of a journey, by their numbers."""

    TOKENS = 1
    ENCODER = 2
    DECODER = 3
    WORDS = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of each part has happened, in tokens or, of the encoder, as a share.

    `steps` of 2.4 means that two steps are over and the third has begun.
    """

    tokens: float
    encoder: float
    steps: float
    words: float


class Timeline:
    """A journey as a row of moments: a token each, the encoder, a step each, and the end.

    A position of 3.5 lies in the middle of the fourth moment; `end` is when all is over.
    """

    def __init__(self, tokens: int, steps: int) -> None:
        self._tokens = tokens
        self._steps = steps

    @property
    def end(self) -> int:
        """How many moments there are."""
        return self._tokens + 1 + self._steps + 1 if self._tokens else 0

    def part(self, position: float) -> Part:
        """Return which part a position lies in."""
        if position < self._tokens:
            return Part.TOKENS
        if position < self._tokens + 1:
            return Part.ENCODER
        return Part.DECODER if position < self._tokens + 1 + self._steps else Part.WORDS

    def duration_s(self, position: float) -> float:
        """Return how long the moment at a position takes at normal speed."""
        durations = {
            Part.TOKENS: _TOKEN_S,
            Part.ENCODER: _ENCODER_S,
            Part.DECODER: _STEP_S,
            Part.WORDS: _WORDS_S,
        }
        return durations[self.part(position)]

    def step(self, position: float) -> int | None:
        """Return which step of the decoder a position lies in."""
        return int(position) - self._tokens - 1 if self.part(position) is Part.DECODER else None

    def position_of_step(self, step: int) -> int:
        """Return the position at which a step of the decoder is over."""
        return self._tokens + 1 + step + 1

    def progress(self, position: float) -> Progress:
        """Return how much of each part has happened."""
        after_encoder = position - self._tokens - 1
        return Progress(
            tokens=min(position, self._tokens),
            encoder=min(max(position - self._tokens, 0.0), 1.0),
            steps=min(max(after_encoder, 0.0), self._steps),
            words=min(max(after_encoder - self._steps, 0.0), 1.0),
        )
