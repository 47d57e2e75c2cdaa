"""The way of one sentence through a model, as numbers that can be drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

TEMPERATURES = tuple(step / 20 for step in range(2, 41))
"""The temperatures for which a `Distribution` is exact: 0.1 to 2.0 in steps of 0.05."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the vocabulary writes it (`▁` is a space).

    `special` tokens stand for no text: they start, end or steer a sentence.
    """

    text: str
    special: bool = False


@dataclass(frozen=True, slots=True)
class Distribution:
    """How probable each token of the vocabulary is as the next one.

    With logits l, the temperature T makes the probability of token i exp(l_i / T) divided by the
    sum of exp(l_j / T) over the *whole* vocabulary (Hinton et al. 2015, arXiv:1503.02531). So the
    log-probabilities at T = 1 and that sum are all there is to know, for any T.

    Attributes:
        tokens: the most probable ones, in order; it is the same at every temperature.
        log_probabilities: natural logarithms, one per token, at temperature 1.
        log_sums: per entry of `TEMPERATURES`, the logarithm of the sum of exp(p / T) over the log-
            probabilities p of the whole vocabulary.
    """

    tokens: tuple[Token, ...]
    log_probabilities: tuple[float, ...]
    log_sums: tuple[float, ...]

    def probabilities(self, temperature: float) -> tuple[float, ...]:
        """Return the probability of each token at one of the `TEMPERATURES`.

        Raises:
            ValueError: the temperature is none of them.
        """
        log_sum = self.log_sums[TEMPERATURES.index(temperature)]
        return tuple(math.exp(p / temperature - log_sum) for p in self.log_probabilities)


@dataclass(frozen=True, slots=True)
class DecoderStep:
    """One round of the decoder: everything before it goes in, one token comes out.

    Attributes:
        chosen: place of the chosen token in `distribution.tokens`.
        distribution: what the model thought of the most probable tokens (and of the chosen one).
        attention: how much of its attention went to each source token; empty when not known.
        text: the translation with this token joined to it.
        forced: the token was given, not chosen by the model.
    """

    chosen: int
    distribution: Distribution
    attention: tuple[float, ...]
    text: str
    forced: bool = False

    @property
    def token(self) -> Token:
        """The chosen token."""
        return self.distribution.tokens[self.chosen]


@dataclass(frozen=True, slots=True)
class Activations:
    """What the encoder made of each source token: a vector of numbers.

    Attributes:
        width: numbers per token.
        scale: the largest magnitude among all of them.
        rows: per token `width` bytes; byte b stands for (b - 128) / 127 * scale, so every number
            is kept, to within 0.4 % of the largest.
    """

    width: int
    scale: float
    rows: tuple[bytes, ...]

    def value(self, token: int, index: int) -> float:
        """Return one number of one token."""
        return (self.rows[token][index] - 128) / 127 * self.scale


@dataclass(frozen=True, slots=True)
class Architecture:
    """What a model is built of, read from its weights.

    Attributes:
        width: numbers per token inside the network.
        encoder_layers: how many layers the encoder has; `decoder_layers` likewise.
        heads: attention heads per layer; 0 when not known.
        vocabulary: how many tokens the decoder chooses from.
        parameters: how many numbers were learnt.
        stored_as: number format of most of them in the file, such as `int8`.
    """

    width: int
    encoder_layers: int
    decoder_layers: int
    heads: int
    vocabulary: int
    parameters: int
    stored_as: str


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything that happened to one sentence.

    Attributes:
        sentence: as the model got it.
        source: its tokens, with those the model's configuration adds.
        activations: what the encoder made of them; None when this model does not tell.
        start: the tokens the decoder started from.
        steps: the rounds of the decoder, the end token included unless something cut it.
        text: the translation.
        architecture: what the model is built of.
        model_name: of the model.
        compute_type: number format the model decodes with, such as `int8_float32`.
        beam_size: beginnings that were followed to find this path; 1 when it is greedy.
        parts: how many parts the sentence was cut into; this is the journey of the first.
        ended: whether the end token was reached.
    """

    sentence: str
    source: tuple[Token, ...]
    activations: Activations | None
    start: tuple[Token, ...]
    steps: tuple[DecoderStep, ...]
    text: str
    architecture: Architecture
    model_name: str
    compute_type: str
    beam_size: int = 1
    parts: int = 1
    ended: bool = True
