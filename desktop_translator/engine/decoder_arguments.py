"""Telling CTranslate2 how to decode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.decoding import Method

if TYPE_CHECKING:
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.engine.families import Decoding


def decoder_arguments(options: DecodingOptions, usual: Decoding) -> dict[str, float]:
    """Name the options as CTranslate2 does, leaving out those that do not go with the method.

    A penalty that is left at its neutral value is the family's usual one.
    """
    repetition, length = options.repetition_penalty, options.length_penalty
    arguments: dict[str, float] = {
        "repetition_penalty": usual.repetition_penalty if repetition == 1 else repetition,
        "no_repeat_ngram_size": usual.no_repeat_ngram_size,
    }
    if options.method is Method.BEAM:
        return arguments | {
            "beam_size": options.beams,
            "length_penalty": usual.length_penalty if length == 1 else length,
            "coverage_penalty": options.coverage_penalty,
        }
    arguments["beam_size"] = 1
    if options.method is Method.SAMPLING:
        arguments |= {
            "sampling_temperature": options.temperature,
            "sampling_topk": options.top_k,
            "sampling_topp": options.top_p,
        }
    return arguments
