"""A model in memory, ready to decode batches."""

from __future__ import annotations

import copy
import math
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import ctranslate2

from desktop_translator.core.alignment import sparse
from desktop_translator.core.errors import ModelUnsupportedError
from desktop_translator.engine.decoder_arguments import decoder_arguments
from desktop_translator.engine.families import FAMILIES
from desktop_translator.engine.framing import control_tokens, frame, language_tokens
from desktop_translator.engine.layout import Layout, usual_layout
from desktop_translator.engine.model_files import damaged, inspect
from desktop_translator.engine.pieces import Piece, cut
from desktop_translator.engine.steps import Output, Step
from desktop_translator.engine.tokenizer import Tokenizer, pieces_file
from desktop_translator.engine.unknown import UNKNOWN, copy_unknown
from desktop_translator.engine.unread import has_unread_word
from desktop_translator.engine.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.gpu import Gpu

_MAX_PIECE_TOKENS = 200
"""Longer input is cut: sentences in training text are shorter, and what a model never saw it
translates badly, long before the 1,024 tokens at which CTranslate2 truncates in silence."""

_MAX_WORKER_BATCH = 16
"""Sentences that one worker decodes in lock-step; more are hardly faster, and harder to share out
evenly between the workers."""

_OUTPUT_PER_INPUT = 3
_OUTPUT_MARGIN = 16
"""Most tokens a translation may take: three per source token and a few more. No pair of languages
needs as much; a decoder that repeats itself for ever does, and is stopped there."""


class LoadedModel:
    """One model in memory, used for one pair; it must be closed before the process ends.

    A `seed` other than 0 makes sampling reproducible: the same requests in the same order give
    the same results. CTranslate2 keeps a generator of random numbers per thread and seeds it at
    the first draw, so only a newly loaded model with one worker can be seeded.

    `threads` may be a number, to be laid out as is usual for the model's size. Without a `gpu`, the
    CPU decodes. When the graphics processor fails in the middle, whatever was asked raises
    `GpuLostError`; asked again, the CPU does it.

    Raises:
        ModelError: the model cannot be used, or not for this pair; the error says why.
    """

    def __init__(
        self, info: ModelInfo, threads: int | Layout, seed: int = 0, gpu: Gpu | None = None
    ) -> None:
        family = FAMILIES.get(info.family)
        if family is None:
            raise ModelUnsupportedError(model=info.name, reason=f"its family is “{info.family}”")
        self.family = family
        self._inspection = inspect(info)
        self.end_token = self._inspection.end_token
        self._positions = self._inspection.positions
        self.vocabulary = self._inspection.vocabulary
        self.seed = seed
        marks = control_tokens(family, self.vocabulary)
        self._languages = language_tokens(family, marks)
        self.marks = self._inspection.marks | marks
        self.tokenizer = self._make_tokenizer(info)
        self._use_for(info)
        ctranslate2.set_random_seed(seed or random.SystemRandom().getrandbits(32))
        layout = usual_layout(info.size_bytes, threads) if isinstance(threads, int) else threads
        self.weights = Weights(info, Layout(1, layout.total) if seed else layout, gpu)

    def _make_tokenizer(self, info: ModelInfo) -> Tokenizer:
        try:
            return Tokenizer(self.family, info.folder, (info.source, info.target), self.marks)
        except (RuntimeError, ValueError, OSError) as error:
            file = pieces_file(self.family.source_pieces, info.folder).name
            raise damaged(info, file, "it does not say how to cut text") from error

    def _use_for(self, info: ModelInfo) -> None:
        self.info = info
        self.frame = frame(
            self.family, info, self._inspection, self._languages, self.tokenizer.cut_mark
        )
        self.target_prefix = self.frame.target_prefix
        around = self.frame.source_tokens + 2
        self.max_piece_tokens = min(_MAX_PIECE_TOKENS, self._positions - around)

    def for_pair(self, info: ModelInfo) -> LoadedModel:
        """Return the same model in memory, used for another pair of the same files.

        Raises:
            LanguageUnknownError: it does not know one of the languages.
        """
        other = copy.copy(self)
        other._use_for(info)  # noqa: SLF001 - an object of our own class
        return other

    def is_of(self, info: ModelInfo) -> bool:
        """Tell whether a model on disk is the one in memory, whatever the pair."""
        return replace(self.info, sources=info.sources, targets=info.targets) == info

    @property
    def config(self) -> Mapping[str, object]:
        """What the model's `config.json` says."""
        return self._inspection.config

    def close(self) -> None:
        """Drop the model, whoever still refers to this object; it cannot be used any more."""
        self.weights.close()

    def cut(self, sentence: str) -> list[Piece]:
        """Tokenise a sentence, in several pieces where it is too long for the model."""
        return cut(sentence, self.max_piece_tokens, self.tokenizer.encode)

    def knows(self, tokens: Sequence[str]) -> bool:
        """Tell whether the vocabulary has every token."""
        return self.vocabulary.issuperset(tokens)

    def output_limit(self, source_tokens: int, options: DecodingOptions) -> int:
        """Most tokens that the translation of so many source tokens may take, prefix included."""
        wanted = options.max_output_tokens or source_tokens * _OUTPUT_PER_INPUT + _OUTPUT_MARGIN
        return min(wanted + len(self.target_prefix), self._positions - 2)

    def decode(
        self,
        batch: Sequence[Sequence[str]],
        options: DecodingOptions,
        on_step: Callable[[Step], bool] | None,
        align: bool = False,
    ) -> list[list[Output]]:
        """Translate a batch, telling each token as it is decoded.

        Returns the outputs of each piece, as many as `options` ask for, the best first; one that
        never ends may have more than `output_limit` tokens, unless `on_step` stops it.

        `on_step` runs on threads of CTranslate2, several at a time, with every token, the prefix
        and the end token included; it returns True to stop that piece after this token. It must
        not raise. None tells nothing, which is faster: each telling waits for Python's lock. With
        a beam, or several results, there are no steps to tell, and nothing can stop the batch.

        `align` asks what each token looked at.
        """
        unknown = not all(map(self.knows, batch))
        results = self.weights.translate_batch(
            [self.frame.around(tokens) for tokens in batch],
            target_prefix=[list(self.target_prefix)] * len(batch) if self.target_prefix else None,
            # A source of known tokens has no need of the unknown one; else it marks the place
            # where a word of the source is to be copied (see `engine.unknown`).
            disable_unk=not unknown,
            return_attention=unknown or align or self.info.least_attention > 0,
            return_end_token=align and self._shifted,
            max_decoding_length=max(self.output_limit(len(tokens), options) for tokens in batch),
            max_input_length=0,
            max_batch_size=self._worker_batch(len(batch)),
            callback=on_step and (lambda step: on_step(_step(step))),
            num_hypotheses=options.hypotheses,
            return_scores=options.hypotheses > 1,
            **decoder_arguments(options, self.family.decoding),
        )
        return [self._outputs(*pair, align) for pair in zip(batch, results, strict=True)]

    def _worker_batch(self, pieces: int) -> int:
        """Share pieces out so that every worker gets as many batches, of about the same size."""
        rounds = math.ceil(pieces / (self.weights.layout.workers * _MAX_WORKER_BATCH))
        return math.ceil(pieces / (self.weights.layout.workers * rounds))

    @property
    def _shifted(self) -> bool:
        return self.info.attention is not None and self.info.attention.shifted

    def _outputs(
        self, source: Sequence[str], result: ctranslate2.TranslationResult, align: bool
    ) -> list[Output]:
        scores = result.scores or [0.0]
        return [self._output(source, result, *each, align) for each in enumerate(scores)]

    def _output(
        self,
        source: Sequence[str],
        result: ctranslate2.TranslationResult,
        number: int,
        score: float,
        align: bool,
    ) -> Output:
        start = len(self.target_prefix)
        tokens: list[str] = result.hypotheses[number][start:]
        least = self.info.least_attention
        if UNKNOWN not in tokens and not least and not align:
            return Output(tokens, score)
        rows = [self.frame.inside(row) for row in result.attention[number][start:]]
        if tokens[-1:] == [self.end_token]:
            tokens.pop()
        attention = rows[: len(tokens)]
        unread = least > 0 and has_unread_word(source, attention, least)
        looks = zip(tokens, map(sparse, rows[self._shifted :]), strict=False)
        output = Output(tokens, score, unread, tuple(looks) if align else None)
        if UNKNOWN not in tokens:
            return output
        known = copy_unknown(tokens, source, attention, self.vocabulary)
        return replace(output, tokens=known)


def _step(step: ctranslate2.GenerationStepResult) -> Step:
    return Step(step.batch_id, step.token, step.is_last)
