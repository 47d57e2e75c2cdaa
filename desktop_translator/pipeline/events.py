"""What a text translation asks for, and what it tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY

if TYPE_CHECKING:
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.pipeline.guard import Problem


@dataclass(frozen=True, slots=True)
class TextRequest:
    """One text to translate. `id` grows with every request of a window."""

    id: int
    text: str
    source: str
    target: str
    options: DecodingOptions = GREEDY


@dataclass(frozen=True, slots=True)
class Started:
    r"""The shape of the translation: one entry per line (`"\n"`) of the source.

    An entry is the whole translated line where nothing is left to translate in it (an empty
    line, a line of cached sentences), and None where text is still to come: whatever stands
    there may stay until the first change of that line arrives.
    """

    request_id: int
    lines: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Caret:
    """Where text is growing: a line number and a column in the translated line (code points).

    Reading from the top, all text before it stays as it is; the sentence that ends there may grow.
    """

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class LinesChanged:
    """New state of some lines, each given whole: a later event replaces an earlier one.

    `finished_sentences` of `total_sentences` are done; while a long text is still being cut
    into sentences, the total grows.
    """

    request_id: int
    lines: tuple[tuple[int, str], ...]
    caret: Caret | None
    finished_sentences: int
    total_sentences: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """How a finished translation went.

    Attributes:
        sentences: how many sentences the text has; `reused_sentences` of them were remembered.
        problems: the worst thing wrong with each sentence that may be wrong, in reading order.
        output_tokens: tokens the decoder produced.
        decoding_ms: time from the first sentence sent to the engine to the last one back.
    """

    sentences: int
    reused_sentences: int
    problems: tuple[Problem, ...]
    output_tokens: int
    decoding_ms: float

    @property
    def tokens_per_second(self) -> float:
        """Decoder speed; 0 when nothing had to be decoded."""
        return self.output_tokens * 1000 / self.decoding_ms if self.decoding_ms else 0.0


@dataclass(frozen=True, slots=True)
class Finished:
    """The translation is complete."""

    request_id: int
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class Failed:
    """The translation ended early; lines already given stay valid."""

    request_id: int
    error: AppError


@dataclass(frozen=True, slots=True)
class Warned:
    """Something is wrong that does not keep the request from being served."""

    error: AppError


@dataclass(frozen=True, slots=True)
class ModelReady:
    """The engine has loaded the model that serves a pair."""

    model: ModelInfo
    device: str
    compute_type: str
    threads: int


TextEvent = Started | LinesChanged | Finished | Failed | Warned | ModelReady
