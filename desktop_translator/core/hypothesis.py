"""One of several translations of a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A translation that the decoder found, and how sure it is of it.

    `score` is the mean logarithm of the probability of a token (with a length penalty of 1): 0 is
    certain, and `exp(score)` a probability per token.
    """

    text: str
    score: float
