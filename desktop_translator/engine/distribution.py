"""From the numbers a decoder gives every token to what can be shown of them."""

from __future__ import annotations

import math
from collections import Counter
from heapq import nlargest
from typing import TYPE_CHECKING

from desktop_translator.core.journey import TEMPERATURES, Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.journey import Token

MOST_PROBABLE = 10
"""Tokens of which the exact probability is kept."""

_BINS_PER_UNIT = 32
_LOWEST = -60.0
"""A token so far below the most probable one has a probability under 1e-13 at the highest
temperature; forbidden tokens lie lower still."""


def distribution(
    logits: Sequence[float], name: Callable[[int], Token], chosen: int
) -> Distribution:
    """Keep the most probable tokens, the chosen one, and how much all the others weigh.

    The others are counted in bins of 1/32, for their weight at every temperature to be computed
    without a sum over the vocabulary each: it is wrong by less than 0.5 % of itself at the lowest
    temperature, where it is next to nothing, and by 0.001 % at the highest.
    """
    best = nlargest(MOST_PROBABLE, range(len(logits)), key=logits.__getitem__)
    if chosen not in best:
        best.append(chosen)
    highest = logits[best[0]]
    log_sum = math.log(math.fsum(math.exp(logit - highest) for logit in logits))
    kept = tuple(logits[index] - highest for index in best)
    bins = _bins(logits, highest)
    for logit in kept:
        if logit > _LOWEST:
            bins[int(-logit * _BINS_PER_UNIT)] -= 1
    others = [(-(index + 0.5) / _BINS_PER_UNIT, count) for index, count in bins.items() if count]
    return Distribution(
        tokens=tuple(map(name, best)),
        log_probabilities=tuple(logit - log_sum for logit in kept),
        log_sums=tuple(
            math.log(
                math.fsum(math.exp(logit / temperature) for logit in kept)
                + math.fsum(count * math.exp(logit / temperature) for logit, count in others)
            )
            - log_sum / temperature
            for temperature in TEMPERATURES
        ),
    )


def _bins(logits: Sequence[float], highest: float) -> Counter[int]:
    lowest = highest + _LOWEST
    return Counter(int((highest - logit) * _BINS_PER_UNIT) for logit in logits if logit > lowest)
