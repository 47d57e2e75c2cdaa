"""What to try when a translation went wrong, and which of several translations is the best."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.pipeline.guard import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTEMPTS = (
    DecodingOptions(Method.BEAM, beam_size=4),
    DecodingOptions(Method.BEAM, beam_size=4, repetition_penalty=1.2),
)
"""Ways to decode a sentence again, in order, until nothing is wrong with it. A penalty damages a
good translation, so it comes only after a beam without."""

_COSTS: Mapping[Problem, int] = MappingProxyType(
    {
        Problem.EMPTY: 100,
        Problem.REPETITION: 50,
        Problem.CUT: 40,
        Problem.COPIED: 30,
        Problem.TOO_SHORT: 20,
        Problem.TOO_LONG: 20,
        Problem.LOST: 10,
        Problem.NUMBERS: 5,
    }
)


def cost(problems: frozenset[Problem]) -> int:
    """Weigh what is wrong with a translation: 0 is the best; among equals the first one stays."""
    return sum(_COSTS[problem] for problem in problems)
