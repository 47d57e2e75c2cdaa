"""Step `pack`: text examples -> binary training set."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import numpy as np
import sentencepiece

from starter_recipe.clean import Pair
from starter_recipe.layout import WorkFolder
from starter_recipe.packed import MAX_PIECES, Packed
from starter_recipe.prepare import read_examples
from starter_recipe.tokenizer import load_tokenizer, vocabulary
from starter_recipe.vocabulary import write_vocabulary

_CHUNK = 20_000


def pack(work: WorkFolder, threads: int) -> None:
    """Encode training and development examples; alignment spans are left empty."""
    tokenizer = load_tokenizer(work.require(work.tokenizer, "tokenizer"))
    write_vocabulary(work, vocabulary(tokenizer))
    pack_file(work.examples, work.packed, tokenizer, threads)
    pack_file(work.development, work.packed_development, tokenizer, threads)


def pack_file(
    text: Path, folder: Path, tokenizer: sentencepiece.SentencePieceProcessor, threads: int
) -> None:
    """Encode the examples of `text`; one longer than `MAX_PIECES` a side is left out."""
    ids, lengths, origins = [], [], []
    for chunk in _chunks(read_examples(text)):
        numbers = [origin for origin, _ in chunk]
        sides = _encode([pair for _, pair in chunk], tokenizer, threads)
        fitting = [
            (origin, source, target)
            for origin, (source, target) in zip(numbers, sides, strict=True)
            if fits(source) and fits(target)
        ]
        flat = chain.from_iterable(chain(source, target) for _, source, target in fitting)
        ids.append(np.fromiter(flat, np.uint16))
        lengths.append(np.array([(len(s), len(t)) for _, s, t in fitting], np.uint8).reshape(-1, 2))
        origins.append(np.array([origin for origin, _, _ in fitting], np.uint8))
    all_lengths = np.concatenate(lengths)
    spans = np.zeros((int(all_lengths[:, 1].sum(dtype=np.int64)), 2), np.uint8)
    Packed(np.concatenate(ids), all_lengths, np.concatenate(origins), spans).save(folder)


def fits(pieces: list[int]) -> bool:
    """Say whether a side has a length that the training set can hold."""
    return 0 < len(pieces) <= MAX_PIECES


def _encode(
    pairs: list[Pair], tokenizer: sentencepiece.SentencePieceProcessor, threads: int
) -> Iterator[tuple[list[int], list[int]]]:
    sources = tokenizer.encode([pair.source for pair in pairs], num_threads=threads)
    targets = tokenizer.encode([pair.target for pair in pairs], num_threads=threads)
    return zip(sources, targets, strict=True)


def _chunks(examples: Iterator[tuple[int, Pair]]) -> Iterator[list[tuple[int, Pair]]]:
    while chunk := list(islice(examples, _CHUNK)):
        yield chunk
