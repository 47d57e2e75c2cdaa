"""Step `tokenizer`: one SentencePiece model for both languages."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sentencepiece

from starter_recipe.layout import WorkFolder
from starter_recipe.prepare import read_examples
from starter_recipe.sources import NAMES, SOURCES
from starter_recipe.text import rules

_SEED = 21


def train_tokenizer(work: WorkFolder, pieces: int, sentences: int, threads: int) -> None:
    """Train on about `sentences` pairs, drawn by the weight of their source.

    Unknown characters fall back to bytes, digits stand alone, and the table of
    `text.rules` is built in, so the model needs no preprocessing.
    """
    work.require(work.examples, "prepare")
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "rules.tsv"
        table.write_text(rules(), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=_sample(work.examples, sentences),
            model_prefix=str(work.tokenizer.with_suffix("")),
            vocab_size=pieces,
            model_type="unigram",
            character_coverage=0.9997,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_tsv=str(table),
            remove_extra_whitespaces=True,
            num_threads=threads,
            minloglevel=1,
        )
    work.tokenizer.with_suffix(".vocab").unlink()


def load_tokenizer(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Open the model at `path`."""
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def vocabulary(tokenizer: sentencepiece.SentencePieceProcessor) -> list[str]:
    """The pieces in the order of their numbers."""
    return [str(tokenizer.id_to_piece(i)) for i in range(tokenizer.get_piece_size())]


def _sample(path: Path, sentences: int) -> Iterator[str]:
    random_ = random.Random(_SEED)  # noqa: S311 - repeatable, not secret
    weights = [SOURCES[name].weight for name in NAMES]
    mass = sum(weights[origin] for origin, _ in read_examples(path))
    for origin, pair in read_examples(path):
        if random_.random() < sentences * weights[origin] / mass:
            yield pair.source
            yield pair.target
