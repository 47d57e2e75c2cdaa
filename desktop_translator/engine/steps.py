"""What comes out of the decoder: token by token, and at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.alignment import Shares


@dataclass(frozen=True, slots=True)
class Step:
    """One token from the decoder, for one piece of the batch; `last` at its end or the limit."""

    piece: int
    token: str
    last: bool


@dataclass(frozen=True, slots=True)
class OpenStep:
    """One round of the decoder: the token, and the logit of every token of the vocabulary.

    `number` counts from 0, the prefix of the model's family not included.
    """

    number: int
    token: str
    logits: Sequence[float]


@dataclass(frozen=True, slots=True)
class Output:
    """One translation of a piece: its tokens without prefix and end token.

    `score` is the decoder's mean logarithm per token, 0 unless several results were asked for.
    `unread` is as in `messages.Result`. `looks` has for each token, before unknown ones were
    replaced, what it looked at; None where nobody asked.
    """

    tokens: list[str]
    score: float = 0.0
    unread: bool = False
    looks: tuple[tuple[str, Shares], ...] | None = None
