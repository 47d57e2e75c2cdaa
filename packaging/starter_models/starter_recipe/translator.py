"""A model as the program runs it, for measuring."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sentencepiece

from starter_recipe.errors import RecipeError
from starter_recipe.tokenizer import load_tokenizer

_BATCH_PIECES = 1_024
_SPELLING = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
"""What the program replaces before it encodes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Translations, the seconds they took and the pieces they were made of."""

    texts: list[str]
    seconds: float
    pieces: int


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded model with its tokenizer."""

    translator: ctranslate2.Translator
    tokenizer: sentencepiece.SentencePieceProcessor

    @classmethod
    def load(cls, folder: Path, threads: int) -> "Model":
        """Load the model of `folder` in int8."""
        if not (folder / "model.bin").exists():
            raise RecipeError(f"{folder} holds no model: run the step 'export' first.")
        translator = ctranslate2.Translator(
            str(folder), compute_type="int8", inter_threads=1, intra_threads=threads
        )
        return cls(translator, load_tokenizer(folder / "sentencepiece.model"))

    def translate(self, lines: Sequence[str], beam: int) -> Outcome:
        """Translate `lines`, many at a time; encoding and decoding count as time."""
        start = time.perf_counter()
        pieces = self.tokenizer.encode([line.translate(_SPELLING) for line in lines], out_type=str)
        results = self.translator.translate_batch(
            pieces, beam_size=beam, max_batch_size=_BATCH_PIECES, batch_type="tokens"
        )
        best = [result.hypotheses[0] for result in results]
        texts = [str(self.tokenizer.decode(tokens)) for tokens in best]
        return Outcome(texts, time.perf_counter() - start, sum(map(len, best)))

    def attention(self, source: list[str], target: list[str]) -> list[list[float]]:
        """Where each piece of the given translation `target` looks in `source`."""
        (result,) = self.translator.translate_batch(
            [source],
            target_prefix=[target],
            beam_size=1,
            return_attention=True,
            max_decoding_length=len(target) + 1,
        )
        rows: list[list[float]] = result.attention[0]
        return rows

    def seconds_alone(self, lines: Sequence[str]) -> float:
        """Median seconds of a sentence translated by itself, greedily."""
        taken = sorted(self.translate([line], beam=1).seconds for line in lines)
        return taken[len(taken) // 2]
