"""Which examples go into which batch, and the batch as padded arrays."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from starter_recipe.packed import Packed
from starter_recipe.sources import NAMES, SOURCES

START, END = 1, 2
"""Numbers of `<s>` and `</s>` in every tokenizer that the recipe trains."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a batch may be.

    `tokens`: padded target pieces, and twice that on the source side; `longest`:
    pieces of a side; `round_to`: lengths are padded to a multiple of it.
    """

    tokens: int
    longest: int = 128
    round_to: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays of some examples, (examples, length).

    `source` ends in END; `given` starts with START; `wanted` ends in END.
    The masks are true where there is text. `first` and `size`: the aligned span
    of source pieces of each wanted piece, `size` 0 for none.
    """

    source: Numbers
    source_mask: npt.NDArray[np.bool_]
    given: Numbers
    wanted: Numbers
    target_mask: npt.NDArray[np.bool_]
    first: Numbers
    size: Numbers


def epoch(packed: Packed, limits: Limits, seed: int) -> Iterator[Numbers]:
    """Yield the example numbers of each batch of one epoch, in random order.

    Every example is drawn as often as the weight of its source says; a fraction
    is the chance of one more draw. Batches hold examples of like lengths.
    """
    random = np.random.default_rng(seed)
    weights = np.array([SOURCES[name].weight for name in NAMES])[packed.origins]
    draws = np.floor(weights + random.random(len(weights))).astype(np.int64)
    draws[packed.lengths.max(axis=1) > limits.longest] = 0
    drawn = np.repeat(np.arange(len(draws)), draws)
    batches = split(packed, drawn[random.permutation(len(drawn))], limits)
    for i in random.permutation(len(batches)):
        yield batches[i]


def split(packed: Packed, examples: Numbers, limits: Limits) -> list[Numbers]:
    """Sort `examples` by length and cut them into batches within `limits`."""
    rounded = -(-(packed.lengths[examples].astype(np.int64) + 1) // limits.round_to)
    order = np.lexsort((rounded[:, 0], rounded[:, 1]))
    examples, sizes = examples[order], rounded[order] * limits.round_to
    batches, start, longest_source, longest_target = [], 0, 0, 0
    for i, (source, target) in enumerate(sizes.tolist()):
        longest_source, longest_target = max(longest_source, source), max(longest_target, target)
        rows = i - start + 1
        if rows > 1 and (
            rows * longest_target > limits.tokens or rows * longest_source > 2 * limits.tokens
        ):
            batches.append(examples[start:i])
            start, longest_source, longest_target = i, source, target
    if start < len(examples):
        batches.append(examples[start:])
    return batches


class Collator:
    """Builds batches from a binary set."""

    def __init__(self, packed: Packed, round_to: int) -> None:
        self._packed = packed
        self._round_to = round_to
        self._starts = packed.starts
        self._span_starts = packed.span_starts

    def batch(self, examples: Numbers) -> Batch:
        """Gather `examples` into padded arrays."""
        lengths = self._packed.lengths[examples].astype(np.int64)
        sources, targets = lengths[:, 0], lengths[:, 1]
        at = self._starts[examples]
        width, height = self._padded(sources.max() + 1), self._padded(targets.max() + 1)
        source = self._gather(at, sources, width, END)
        wanted = self._gather(at + sources, targets, height, END)
        given = np.concatenate([np.full((len(examples), 1), START), wanted[:, :-1]], axis=1)
        rows, columns = _grid(self._span_starts[examples], targets, height)
        spans = np.where(columns[..., None], self._packed.spans[rows], 0).astype(np.int64)
        return Batch(
            source,
            np.arange(width) <= sources[:, None],
            given,
            wanted,
            np.arange(height) <= targets[:, None],
            spans[..., 0],
            spans[..., 1],
        )

    def _padded(self, length: int) -> int:
        return int(-(-length // self._round_to) * self._round_to)

    def _gather(self, at: Numbers, lengths: Numbers, width: int, fill: int) -> Numbers:
        places, there = _grid(at, lengths, width)
        return np.where(there, self._packed.ids[places], fill).astype(np.int64)


def _grid(at: Numbers, lengths: Numbers, width: int) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Places `at` onwards for each row, and which lie within the row's length."""
    steps = np.arange(width)
    there = steps < lengths[:, None]
    return np.where(there, at[:, None] + steps, 0), there
