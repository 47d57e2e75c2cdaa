"""What to try when a translation went wrong, and which of several translations is the best."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.masks import NAMES
from desktop_translator.pipeline.model_input import ModelInput, in_one_part, in_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEAM = DecodingOptions(Method.BEAM, beam_size=4, coverage_penalty=0.2)
_BEAM_WITH_PENALTY = replace(_BEAM, repetition_penalty=1.2)
"""A penalty damages a good translation, so it comes only after a beam without."""

_ENDLESS = frozenset({Problem.REPETITION, Problem.CUT, Problem.TOO_LONG})
_NOT_COPIED = frozenset({Problem.LOST, Problem.NUMBERS})

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


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way to decode a sentence again."""

    input: ModelInput
    options: DecodingOptions


def remedy(
    attempt: int, sentence: str, problems: frozenset[Problem], source: str, target: str
) -> Remedy | None:
    """Say what to do about the problems of a sentence at an attempt (counted from 0).

    First a beam. Then what was lost is replaced by other words for the model, or repeating is
    punished. Third and last, the sentence is cut: around what was lost, or at its clauses. None
    if that cannot be done or was.
    """
    options = _BEAM_WITH_PENALTY if attempt and problems & _ENDLESS else _BEAM
    if attempt == 0:
        return Remedy(in_one_part(sentence, source, target), options)
    if attempt == 1:
        if problems & _NOT_COPIED:
            return Remedy(
                in_one_part(sentence, source, target, NAMES[1], with_numbers=True), options
            )
        return Remedy(in_one_part(sentence, source, target), _BEAM_WITH_PENALTY)
    parts = in_parts(sentence, source, target) if attempt == 2 else None
    return Remedy(parts, options) if parts is not None else None


def cost(problems: frozenset[Problem]) -> int:
    """Weigh what is wrong with a translation: 0 is the best; among equals the first one stays."""
    return sum(_COSTS[problem] for problem in problems)
