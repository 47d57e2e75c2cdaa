"""How the decoder chooses the next token."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from desktop_translator.core.errors import OptionOutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Method(StrEnum):
    """Ways to decode.

    GREEDY takes the most probable token each time, and streams. BEAM follows several beginnings
    and keeps the best whole sentence: better, slower, and shown only when done. SAMPLING draws by
    chance, and streams.
    """

    GREEDY = "greedy"
    BEAM = "beam"
    SAMPLING = "sampling"


class Range(NamedTuple):
    """The values an option may have, both ends included."""

    lowest: float
    highest: float

    def __str__(self) -> str:
        return f"{self.lowest:g} to {self.highest:g}"


RANGES: Mapping[str, Range] = MappingProxyType(
    {
        "beam_size": Range(2, 8),
        "temperature": Range(0.1, 2.0),
        "top_k": Range(0, 1000),
        "top_p": Range(0.05, 1.0),
        "length_penalty": Range(0.0, 2.0),
        "coverage_penalty": Range(0.0, 1.0),
        "repetition_penalty": Range(1.0, 2.0),
        "max_output_tokens": Range(0, 1000),
        "results": Range(1, 8),
        "seed": Range(0, 999_999),
    }
)


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """Every choice about decoding, checked when it is made; the ranges are in `RANGES`.

    Attributes:
        method: the way to decode.
        beam_size: BEAM: beginnings that are followed.
        temperature: SAMPLING: below 1 keeps closer to the most probable, above 1 strays further.
        top_k: SAMPLING: draw from that many most probable tokens; 0 draws from all.
        top_p: SAMPLING: draw from the most probable tokens that together are so probable.
        length_penalty: BEAM: above 1 favours longer sentences, below 1 shorter ones.
        coverage_penalty: BEAM: punishes leaving source words without attention.
        repetition_penalty: above 1 makes tokens already written less probable.
        max_output_tokens: end a sentence there; 0 leaves it to the length of the source.
        results: BEAM and SAMPLING: how many translations of a sentence to give, the best first.
        seed: SAMPLING: the same number gives the same text the same result; 0 draws anew.

    Raises:
        OptionOutOfRangeError: an option is outside its range.
    """

    method: Method = Method.GREEDY
    beam_size: int = 4
    temperature: float = 0.8
    top_k: int = 0
    top_p: float = 0.95
    length_penalty: float = 1.0
    coverage_penalty: float = 0.0
    repetition_penalty: float = 1.0
    max_output_tokens: int = 0
    results: int = 1
    seed: int = 0

    def __post_init__(self) -> None:
        for name, allowed in RANGES.items():
            value = getattr(self, name)
            if not allowed.lowest <= value <= allowed.highest:
                raise OptionOutOfRangeError(
                    option=name.replace("_", " "), value=f"{value:g}", range=str(allowed)
                )

    @property
    def hypotheses(self) -> int:
        """How many translations of a sentence there will be; GREEDY has only one."""
        return 1 if self.method is Method.GREEDY else self.results

    @property
    def streams(self) -> bool:
        """Whether a sentence can be told while it is decoded, and its decoding be stopped."""
        return self.method is not Method.BEAM and self.hypotheses == 1

    @property
    def sampling_seed(self) -> int:
        """What chance begins with, 0 where it is not asked or free."""
        return self.seed if self.method is Method.SAMPLING else 0

    @property
    def beams(self) -> int:
        """How many beginnings are followed: no beam ends with more sentences than it follows."""
        return max(self.beam_size, self.results) if self.method is Method.BEAM else 1

    @property
    def applicable(self) -> frozenset[str]:
        """The names of the options that have a meaning with the method."""
        return _ALWAYS | _WITH_METHOD[self.method]


_ALWAYS = frozenset({"repetition_penalty", "max_output_tokens"})
_WITH_METHOD: Mapping[Method, frozenset[str]] = MappingProxyType(
    {
        Method.GREEDY: frozenset(),
        Method.BEAM: frozenset({"beam_size", "length_penalty", "coverage_penalty", "results"}),
        Method.SAMPLING: frozenset({"temperature", "top_k", "top_p", "results", "seed"}),
    }
)

GREEDY = DecodingOptions()
"""The default: the first draft, as it streams."""
