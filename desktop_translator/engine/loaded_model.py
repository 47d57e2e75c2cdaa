"""A model in memory, ready to decode batches."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ctranslate2

from desktop_translator.core.decoding import Method
from desktop_translator.core.errors import ModelUnsupportedError
from desktop_translator.engine.families import FAMILIES
from desktop_translator.engine.model_files import damaged, inspect
from desktop_translator.engine.pieces import Piece, cut
from desktop_translator.engine.tokenizer import Tokenizer
from desktop_translator.engine.unknown import UNKNOWN, copy_unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo

_MAX_PIECE_TOKENS = 200
"""Longer input is cut: sentences in training text are shorter, and what a model never saw it
translates badly, long before the 1,024 tokens at which CTranslate2 truncates in silence."""

_SMALL_MODEL_BYTES = 100_000_000
"""Below this size a thread per batch is faster than several threads on one: measured with the
starter on 2 cores, 1,000 words take 81 ms instead of 250, and one sentence 6 ms instead of 11."""

_MAX_WORKER_BATCH = 16
"""Sentences that one worker decodes in lock-step; more are hardly faster, and harder to share out
evenly between the workers."""

_OUTPUT_PER_INPUT = 3
_OUTPUT_MARGIN = 16
"""Most tokens a translation may take: three per source token and a few more. No pair of languages
needs as much; a decoder that repeats itself for ever does, and is stopped there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One token from the decoder, for one piece of the batch; `last` at its end or the limit."""

    piece: int
    token: str
    last: bool


class LoadedModel:
    """One model in memory; it must be closed before the process ends.

    Raises:
        ModelError: the model cannot be used; the error names the file.
    """

    def __init__(self, info: ModelInfo, threads: int) -> None:
        family = FAMILIES.get(info.family)
        if family is None:
            raise ModelUnsupportedError(model=info.name, reason=f"its family is “{info.family}”")
        inspection = inspect(info)
        self.info = info
        self.target_prefix = family.target_prefix
        self.end_token = inspection.end_token
        self.max_piece_tokens = min(_MAX_PIECE_TOKENS, inspection.positions - 2)
        self._positions = inspection.positions
        self._vocabulary = inspection.vocabulary
        try:
            self.tokenizer = Tokenizer(family, info.folder)
        except (RuntimeError, OSError) as error:
            raise damaged(info, family.source_pieces, "it is not a SentencePiece model") from error
        self.threads = threads
        self._workers = threads if info.size_bytes <= _SMALL_MODEL_BYTES else 1
        self._translator = _load(info, self._workers, threads // self._workers)
        self.device: str = self._translator.device
        self.compute_type: str = self._translator.compute_type

    def close(self) -> None:
        """Drop the model, whoever still refers to this object; it cannot be used any more.

        CTranslate2 waits here for its threads, which hold the last callback.
        """
        del self._translator

    def cut(self, sentence: str) -> list[Piece]:
        """Tokenise a sentence, in several pieces where it is too long for the model."""
        return cut(sentence, self.max_piece_tokens, self.tokenizer.encode)

    def knows(self, tokens: Sequence[str]) -> bool:
        """Tell whether the vocabulary has every token."""
        return self._vocabulary.issuperset(tokens)

    def output_limit(self, source_tokens: int, options: DecodingOptions) -> int:
        """Most tokens that the translation of so many source tokens may take, prefix included."""
        wanted = options.max_output_tokens or source_tokens * _OUTPUT_PER_INPUT + _OUTPUT_MARGIN
        return min(wanted + len(self.target_prefix), self._positions - 2)

    def decode(
        self,
        batch: Sequence[Sequence[str]],
        options: DecodingOptions,
        on_step: Callable[[Step], bool] | None,
    ) -> list[list[str]]:
        """Translate a batch, telling each token as it is decoded.

        Returns the tokens of each piece, without prefix and end token; a piece that never ends
        may have more than `output_limit` tokens, unless `on_step` stops it.

        `on_step` runs on threads of CTranslate2, several at a time, with every token, the prefix
        and the end token included; it returns True to stop that piece after this token. It must
        not raise. None tells nothing, which is faster: each telling waits for Python's lock. With
        a beam there are no steps to tell, and nothing can stop the batch.
        """
        unknown = not all(map(self.knows, batch))
        results = self._translator.translate_batch(
            [list(tokens) for tokens in batch],
            target_prefix=[list(self.target_prefix)] * len(batch) if self.target_prefix else None,
            # A source of known tokens has no need of the unknown one; else it marks the place
            # where a word of the source is to be copied (see `engine.unknown`).
            disable_unk=not unknown,
            return_attention=unknown,
            max_decoding_length=max(self.output_limit(len(tokens), options) for tokens in batch),
            max_input_length=0,
            max_batch_size=self._worker_batch(len(batch)),
            callback=on_step and (lambda step: on_step(_step(step))),
            **_method_arguments(options),
        )
        return [self._final_tokens(*pair) for pair in zip(batch, results, strict=True)]

    def _worker_batch(self, pieces: int) -> int:
        """Share pieces out so that every worker gets as many batches, of about the same size."""
        rounds = math.ceil(pieces / (self._workers * _MAX_WORKER_BATCH))
        return math.ceil(pieces / (self._workers * rounds))

    def _final_tokens(
        self, source: Sequence[str], result: ctranslate2.TranslationResult
    ) -> list[str]:
        start = len(self.target_prefix)
        tokens: list[str] = result.hypotheses[0][start:]
        if UNKNOWN not in tokens:
            return tokens
        return copy_unknown(tokens, source, result.attention[0][start:], self._vocabulary)


def _method_arguments(options: DecodingOptions) -> dict[str, float]:
    """Name the options as CTranslate2 does, leaving out those that do not go with the method."""
    arguments: dict[str, float] = {"repetition_penalty": options.repetition_penalty}
    if options.method is Method.BEAM:
        return arguments | {
            "beam_size": options.beam_size,
            "length_penalty": options.length_penalty,
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


def _step(step: ctranslate2.GenerationStepResult) -> Step:
    return Step(step.batch_id, step.token, step.is_last)


def _load(info: ModelInfo, workers: int, threads: int) -> ctranslate2.Translator:
    try:
        return ctranslate2.Translator(
            str(info.folder), device="cpu", inter_threads=workers, intra_threads=threads
        )
    except (RuntimeError, ValueError, IndexError, MemoryError) as error:
        raise damaged(info, "model.bin", f"CTranslate2 says: {error}") from error
