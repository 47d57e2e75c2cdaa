"""Several processes that train side by side and meet now and then.

Each takes its own share of the batches and steps alone; every half minute all weights become
their mean (local SGD: Stich 2019). A process that is slowed by other work on the machine does
fewer steps and holds nobody up, which threads that share every matrix product cannot say.
"""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import torch
import torch.distributed as distributed
from torch import Tensor

_PATIENCE = timedelta(hours=2)


@dataclass(slots=True)
class Company:
    """Member number `member` of `size`, who meet every `meeting_s` seconds.

    Unless it is `alone`, each has to call `start` first.
    """

    member: int
    size: int
    meeting_s: float = 0.0
    _last_s: float = field(default=0.0, init=False)

    @classmethod
    def alone(cls) -> "Company":
        """The company of a process that trains by itself: every moment is a meeting."""
        return cls(0, 1)

    @property
    def leads(self) -> bool:
        """Whether this member keeps the state on disk."""
        return self.member == 0

    @property
    def is_due(self) -> bool:
        """Whether it is time for the next meeting."""
        return self.size == 1 or time.perf_counter() >= self._last_s + self.meeting_s

    def start(self, meeting_place: Path) -> None:
        """Wait for the others at `meeting_place`, a file that is not there yet."""
        distributed.init_process_group(
            "gloo",
            init_method=meeting_place.absolute().as_uri(),
            rank=self.member,
            world_size=self.size,
            timeout=_PATIENCE,
        )
        self._last_s = time.perf_counter()

    def share(self, done: int) -> tuple[int, int]:
        """First batch and step to the next of this member, who has seen `done` of its own."""
        return done * self.size + self.member, self.size

    @torch.no_grad()
    def meet(self, weights: list[Tensor], over: bool) -> bool:
        """Make `weights` the mean of all; say whether anyone is `over`."""
        if self.size == 1:
            return over
        flat = torch.cat([weight.flatten() for weight in weights] + [torch.tensor([float(over)])])
        distributed.all_reduce(flat)
        flat /= self.size
        parts = flat[:-1].split([weight.numel() for weight in weights])
        for weight, part in zip(weights, parts, strict=True):
            weight.copy_(part.view_as(weight))
        self._last_s = time.perf_counter()
        return bool(flat[-1] > 0)
