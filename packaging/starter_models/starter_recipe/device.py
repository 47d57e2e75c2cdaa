"""Which device trains, in which precision."""

import time
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from starter_recipe.batching import Batch

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Device:
    """A torch device and whether its matrix products run in bfloat16."""

    name: str
    bfloat16: bool

    @classmethod
    def best(cls, threads: int) -> "Device":
        """A CUDA GPU in bfloat16, or else the CPU in whatever it multiplies faster."""
        if torch.cuda.is_available():
            torch.set_float32_matmul_precision("high")
            return cls("cuda", True)
        torch.set_num_threads(threads)
        return cls("cpu", _seconds(torch.bfloat16) < _seconds(torch.float32))

    @property
    def is_cuda(self) -> bool:
        """Whether this is a GPU."""
        return self.name == "cuda"

    def autocast(self) -> AbstractContextManager[object]:
        """The context in which a forward pass runs."""
        return torch.autocast(self.name, torch.bfloat16, enabled=self.bfloat16)

    def tensor(self, array: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> Tensor:
        """Copy an array to the device."""
        tensor = torch.from_numpy(array)
        return tensor.pin_memory().to(self.name, non_blocking=True) if self.is_cuda else tensor


@dataclass(frozen=True, slots=True)
class DeviceBatch:
    """The arrays of a `Batch` as tensors on the device."""

    source: Tensor
    source_mask: Tensor
    given: Tensor
    wanted: Tensor
    target_mask: Tensor
    first: Tensor
    size: Tensor

    @classmethod
    def of(cls, batch: Batch, device: Device) -> "DeviceBatch":
        """Copy `batch` to `device`."""
        return cls(*(device.tensor(getattr(batch, name)) for name in cls.__slots__))


def _seconds(kind: torch.dtype) -> float:
    left, right = torch.ones(1024, 384, dtype=kind), torch.ones(384, 1536, dtype=kind)
    left @ right
    start = time.perf_counter()
    for _ in range(_ROUNDS):
        left @ right
    return time.perf_counter() - start
