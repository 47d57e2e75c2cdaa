"""The binary training set: every example as piece numbers, in four flat files."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint16]
Bytes = npt.NDArray[np.uint8]
Offsets = npt.NDArray[np.int64]

MAX_PIECES = 250
"""Longest side of an example, so that a length fits a byte."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Examples as arrays, mapped from disk.

    `ids`: source then target pieces of each example, without special ones.
    `lengths`: (examples, 2), pieces of source and target.
    `origins`: (examples,), number in `sources.NAMES`.
    `spans`: for each target piece, first source piece and how many it is aligned
    with; how many = 0 where nothing is known.
    """

    ids: Ids
    lengths: Bytes
    origins: Bytes
    spans: Bytes

    @property
    def starts(self) -> Offsets:
        """Place of each example's source in `ids`, and one past the last example."""
        return offsets(self.lengths.astype(np.int64).sum(axis=1))

    @property
    def span_starts(self) -> Offsets:
        """Place of each example's target in `spans`, and one past the last."""
        return offsets(self.lengths[:, 1].astype(np.int64))

    def save(self, folder: Path) -> None:
        """Write the four arrays into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in self.__slots__:
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> "Packed":
        """Map the four arrays of `folder`; they are read when used."""
        return cls(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in cls.__slots__))


def offsets(lengths: Offsets) -> Offsets:
    """Where runs of these lengths start when laid end to end, and where the last ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
