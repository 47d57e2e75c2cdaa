"""Step `align`: word alignments of the training set, as spans of source pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from starter_recipe.aligner import Aligner, Batch, Numbers
from starter_recipe.layout import WorkFolder
from starter_recipe.packed import Bytes, Packed
from starter_recipe.symmetrise import grow_diagonal, word_spans
from starter_recipe.tokenizer import load_tokenizer, vocabulary
from starter_recipe.words import PieceLengths, WordNumbers, Words, cut

_CHUNK = 20_000
_MAX_WORDS = 80
_MAX_LEARNT_WORDS = 30
_CELLS = 1_500_000
_ITERATIONS = 5


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some examples in a row: their words, and the word of each of their pieces."""

    first: int
    source: Words
    target: Words
    source_words: Numbers
    target_words: Numbers


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads examples of a binary set back as words."""

    packed: Packed
    tokenizer: sentencepiece.SentencePieceProcessor
    pieces: PieceLengths

    def sides(self, examples: npt.NDArray[np.int64]) -> tuple[list[str], list[str]]:
        """Source and target text of `examples`, in order."""
        starts = self.packed.starts
        middles = starts[:-1] + self.packed.lengths[:, 0]
        ids = self.packed.ids
        sources = [ids[starts[i] : middles[i]].tolist() for i in examples]
        targets = [ids[middles[i] : starts[i + 1]].tolist() for i in examples]
        return self.tokenizer.decode(sources), self.tokenizer.decode(targets)

    def chunk(self, first: int, last: int, words: WordNumbers) -> Chunk:
        """Examples `first` to `last` (exclusive)."""
        source_text, target_text = self.sides(np.arange(first, last))
        source, target = cut(source_text, words), cut(target_text, words)
        lengths = self.packed.lengths[first:last].astype(np.int64)
        start, end = self.packed.starts[[first, last]]
        side = np.repeat(np.tile([True, False], last - first), lengths.ravel())
        ids = self.packed.ids[start:end]
        return Chunk(
            first,
            source,
            target,
            self.pieces.words_of(ids[side], lengths[:, 0], source),
            self.pieces.words_of(ids[~side], lengths[:, 1], target),
        )


def align(work: WorkFolder, learn_from: int) -> None:
    """Learn from about `learn_from` examples, then write the spans of both binary sets."""
    tokenizer = load_tokenizer(work.require(work.tokenizer, "tokenizer"))
    pieces = PieceLengths.of(vocabulary(tokenizer))
    packed = Packed.load(work.require(work.packed, "pack"))
    reader = Reader(packed, tokenizer, pieces)
    step = max(1, len(packed.lengths) // learn_from)
    source, target = reader.sides(np.arange(0, len(packed.lengths), step))
    words = WordNumbers.learn(source + target)
    batches = list(_batches(cut(source, words), cut(target, words), _MAX_LEARNT_WORDS))
    forward, backward = Aligner(words.size), Aligner(words.size)
    for _ in range(_ITERATIONS):
        forward.learn(batch for _, batch in batches)
        backward.learn(batch.swapped() for _, batch in batches)
    for folder in (work.packed, work.packed_development):
        reader = Reader(Packed.load(folder), tokenizer, pieces)
        _write_spans(folder, reader, words, (forward, backward))


def spans_of(chunk: Chunk, aligners: tuple[Aligner, Aligner], lengths: Bytes) -> Bytes:
    """First source piece and number of pieces for each target piece of `chunk`."""
    first, last = word_alignment(chunk, aligners)
    target_start = np.cumsum(chunk.target.counts) - chunk.target.counts
    word = chunk.target_words + np.repeat(target_start, lengths[:, 1])
    source_start = np.cumsum(chunk.source.counts) - chunk.source.counts
    # Pieces stand in the order of their words, so the pieces of a run of words are a run.
    line = np.repeat(np.arange(len(lengths)), lengths[:, 0].astype(np.int64))
    all_words = chunk.source_words + source_start[line]
    base = np.repeat(source_start, lengths[:, 1])
    begin = np.searchsorted(all_words, base + first[word], side="left")
    end = np.searchsorted(all_words, base + last[word], side="right")
    piece_start = np.cumsum(lengths[:, 0].astype(np.int64)) - lengths[:, 0]
    size = np.where(last[word] >= first[word], end - begin, 0)
    place = np.where(size > 0, begin - np.repeat(piece_start, lengths[:, 1]), 0)
    return np.stack([place, size], axis=1).astype(np.uint8)


def word_alignment(chunk: Chunk, aligners: tuple[Aligner, Aligner]) -> tuple[Numbers, Numbers]:
    """First and last source word of every target word of `chunk`; last < first for none."""
    first = np.zeros(len(chunk.target.numbers) + 1, np.int64)  # one more for a line of no word
    last = np.full_like(first, -1)
    starts = np.cumsum(chunk.target.counts) - chunk.target.counts
    for lines, batch in _batches(chunk.source, chunk.target, _MAX_WORDS):
        forward, backward = aligners[0].best(batch), aligners[1].best(batch.swapped())
        begin, end = word_spans(grow_diagonal(forward, backward))
        places = starts[lines][:, None] + np.arange(batch.target.shape[1])
        first[places], last[places] = begin, end
    return first, last


def _batches(source: Words, target: Words, most: int) -> Iterator[tuple[Numbers, Batch]]:
    """Yield line numbers and their words, by equal lengths on both sides up to `most`."""
    fitting = (np.minimum(source.counts, target.counts) > 0) & (
        np.maximum(source.counts, target.counts) <= most
    )
    lines = np.flatnonzero(fitting)
    order = lines[np.lexsort((target.counts[lines], source.counts[lines]))]
    shapes = np.stack([source.counts[order], target.counts[order]], axis=1)
    cuts = np.flatnonzero((np.diff(shapes, axis=0) != 0).any(axis=1)) + 1
    for group in np.split(order, cuts):
        if len(group):
            cells = int(source.counts[group[0]] * target.counts[group[0]])
            for part in np.array_split(group, 1 + len(group) * cells // _CELLS):
                yield part, Batch(_rows(source, part), _rows(target, part))


def _rows(words: Words, lines: Numbers) -> Numbers:
    starts = np.cumsum(words.counts) - words.counts
    rows: Numbers = words.numbers[starts[lines][:, None] + np.arange(words.counts[lines[0]])]
    return rows


def _write_spans(
    folder: Path, reader: Reader, words: WordNumbers, aligners: tuple[Aligner, Aligner]
) -> None:
    lengths = reader.packed.lengths
    parts = []
    for first in range(0, len(lengths), _CHUNK):
        last = min(first + _CHUNK, len(lengths))
        parts.append(spans_of(reader.chunk(first, last, words), aligners, lengths[first:last]))
    np.save(folder / "spans.npy", np.concatenate(parts))
