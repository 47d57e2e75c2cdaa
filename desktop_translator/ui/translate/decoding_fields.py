"""The options of the decoder in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import Method
from desktop_translator.core.marks import translatable

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FieldWords:
    """How an option is called, what it does, and by how much an arrow key changes it."""

    label: str
    explanation: str
    step: float = 1


METHODS: Mapping[Method, FieldWords] = MappingProxyType(
    {
        Method.GREEDY: FieldWords(
            translatable("decoding", "Greedy"),
            translatable("decoding", "Takes the most probable word each time. Streams."),
        ),
        Method.BEAM: FieldWords(
            translatable("decoding", "Beam"),
            translatable(
                "decoding",
                "Follows several beginnings and keeps the best whole sentence. A greedy draft "
                "streams first.",
            ),
        ),
        Method.SAMPLING: FieldWords(
            translatable("decoding", "Sampling"),
            translatable("decoding", "Draws words by chance, the probable ones more often."),
        ),
    }
)

FIELDS: Mapping[str, FieldWords] = MappingProxyType(
    {
        "beam_size": FieldWords(
            translatable("decoding", "Beam size"),
            translatable(
                "decoding",
                "How many beginnings are followed. More is better up to about 4, and slower.",
            ),
        ),
        "length_penalty": FieldWords(
            translatable("decoding", "Length penalty"),
            translatable("decoding", "Above 1 favours longer sentences, below 1 shorter ones."),
            0.1,
        ),
        "coverage_penalty": FieldWords(
            translatable("decoding", "Coverage penalty"),
            translatable(
                "decoding", "Above 0 punishes sentences that leave words of the source out."
            ),
            0.1,
        ),
        "temperature": FieldWords(
            translatable("decoding", "Temperature"),
            translatable("decoding", "Low keeps to the probable words, high strays further."),
            0.1,
        ),
        "top_k": FieldWords(
            translatable("decoding", "Top k"),
            translatable("decoding", "Draw from that many most probable words; 0 means all."),
        ),
        "top_p": FieldWords(
            translatable("decoding", "Top p"),
            translatable(
                "decoding", "Draw from the most probable words that together are so probable."
            ),
            0.05,
        ),
        "seed": FieldWords(
            translatable("decoding", "Seed"),
            translatable(
                "decoding", "The same number gives the same text the same result; 0 draws anew."
            ),
        ),
        "results": FieldWords(
            translatable("decoding", "Number of results"),
            translatable("decoding", "How many versions of a sentence to show side by side."),
        ),
        "repetition_penalty": FieldWords(
            translatable("decoding", "Repetition penalty"),
            translatable(
                "decoding", "Above 1 makes words that were written already less probable."
            ),
            0.05,
        ),
        "max_output_tokens": FieldWords(
            translatable("decoding", "Longest sentence"),
            translatable(
                "decoding",
                "In tokens (about 4 letters each); 0 leaves it to the length of the source.",
            ),
            10,
        ),
    }
)
