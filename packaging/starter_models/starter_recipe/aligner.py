"""A small word aligner: IBM model 2 with a preference for the diagonal.

Dyer et al. 2013 ("fast_align"), with translation counts in one hashed table so
that whole batches are counted by numpy at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

_TENSION = 4.0
_NULL = 0.08
_SAME_WORD = 3.0
_ALPHA = 0.01
_DISCOUNT = 0.78


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentence pairs of equal lengths: word numbers, (pairs, words)."""

    source: Numbers
    target: Numbers

    def swapped(self) -> "Batch":
        """The same pairs the other way."""
        return Batch(self.target, self.source)


@dataclass(slots=True)
class Aligner:
    """Aligns each target word with a source word, or with none.

    `words`: how many word numbers there are; `bits`: the table has 2 ** `bits`
    places of 4 bytes.
    """

    words: int
    bits: int = 26
    _joint: Floats = field(init=False)
    _total: Floats = field(init=False)

    def __post_init__(self) -> None:
        self._joint = np.ones(1 << self.bits, np.float32)
        self._total = np.full(self.words + 1, self.words * 0.001, np.float32)

    def learn(self, batches: Iterable[Batch]) -> None:
        """Make one pass of expectation-maximisation over `batches`."""
        joint, total = np.zeros_like(self._joint), np.zeros_like(self._total)
        for batch in batches:
            slots, sources, weights = self._posteriors(batch)
            np.add.at(joint, slots.ravel(), weights.ravel())
            np.add.at(total, sources.ravel(), weights.ravel())
        self._joint, self._total = joint, total

    def best(self, batch: Batch) -> Numbers:
        """For each target word the place of its source word, or -1; (pairs, words)."""
        _, _, weights = self._posteriors(batch)
        choice: Numbers = weights.argmax(axis=2) - 1
        return choice

    def _posteriors(self, batch: Batch) -> tuple[Numbers, Numbers, Floats]:
        """Table slots, source words and probabilities, each (pairs, target, 1 + source)."""
        pairs, length = batch.target.shape
        null = np.full((pairs, 1), self.words, np.int64)
        source = np.concatenate([null, batch.source], axis=1)[:, None, :]
        target = batch.target[:, :, None]
        slots = self._slots(source, target)
        counts = self._joint[slots]
        likely = counts * counts / (counts + np.float32(_DISCOUNT)) + np.float32(1e-6)
        likely /= self._total[source] + np.float32(_ALPHA)
        likely *= _diagonal(length, batch.source.shape[1])
        likely *= np.where(source == target, np.float32(_SAME_WORD), np.float32(1))
        likely /= likely.sum(axis=2, keepdims=True)
        return slots, np.broadcast_to(source, slots.shape), likely

    def _slots(self, source: Numbers, target: Numbers) -> Numbers:
        mixed = (source * 0x9E3779B1 + target * 0x85EBCA6B) ^ ((source * 31 + target) << 7)
        slots: Numbers = ((mixed * 0x27D4EB2F) >> 13) & ((1 << self.bits) - 1)
        return slots


def _diagonal(target: int, source: int) -> Floats:
    """Prior of each source place, NULL first, for each target place."""
    i = (np.arange(source, dtype=np.float32) + 0.5) / source
    j = (np.arange(target, dtype=np.float32) + 0.5) / target
    near = np.exp(-_TENSION * np.abs(i[None, :] - j[:, None]))
    near *= (1 - _NULL) / near.sum(axis=1, keepdims=True)
    return np.concatenate([np.full((target, 1), _NULL, np.float32), near], axis=1)[None]
