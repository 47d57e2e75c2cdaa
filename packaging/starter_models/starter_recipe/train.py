"""Step `train`: learn for a budget of minutes, in one go or in many."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import count, islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from starter_recipe.architecture import Architecture
from starter_recipe.batching import Batch, Collator, epoch, split
from starter_recipe.checkpoint import Averaged, Progress, load, save
from starter_recipe.company import Company
from starter_recipe.device import Device, DeviceBatch
from starter_recipe.errors import RecipeError
from starter_recipe.layout import WorkFolder
from starter_recipe.loss import alignment_loss, piece_loss
from starter_recipe.network import Network
from starter_recipe.optimiser import optimisers
from starter_recipe.packed import Packed
from starter_recipe.plan import Plan
from starter_recipe.prefetch import ahead
from starter_recipe.progress_log import ProgressLog
from starter_recipe.schedule import Schedule, Stopwatch
from starter_recipe.vocabulary import read_vocabulary
from starter_recipe.warm_start import start_from


class Trainer:
    """Trains one network and keeps its state on disk."""

    def __init__(
        self,
        shape: Architecture,
        plan: Plan,
        device: Device,
        work: WorkFolder,
        company: Company | None = None,
    ) -> None:
        self._shape, self._plan, self._device, self._work = shape, plan, device, work
        self._company = company or Company.alone()
        self._network = Network(shape).to(device.name)
        self._weights = list(self._network.parameters())
        self._average = [weight.detach().clone() for weight in self._weights]
        self._optimisers = optimisers(self._network, plan.rate, plan.decay)
        self._schedule = Schedule(plan.rate, plan.minutes * 60)
        self._progress = Progress()
        self._stop = False
        if plan.compile:
            self._network.compile(dynamic=True)

    def run(self, packed: Packed, development: Packed) -> None:
        """Train until the budget or this slot is spent, or a signal asks to stop."""
        with _listening(self._ask_to_stop):
            self._run(packed, development)

    def _run(self, packed: Packed, development: Packed) -> None:
        watch, log = Stopwatch(self._progress.elapsed_s), ProgressLog(self._plan.log_seconds)
        pause = self._plan.checkpoint_minutes * 60
        next_save = watch.elapsed_s + pause
        last = time.perf_counter()
        slot_end = last + self._plan.slot_minutes * 60
        for number, batch in ahead(self._batches(packed), self._device.is_cuda):
            loss, guided = self._step(DeviceBatch.of(batch, self._device))
            pieces = int(batch.target_mask.sum())
            now = time.perf_counter()
            watch.add(now - last)
            last = now
            self._progress = self._progress.after(number, pieces, watch.elapsed_s)
            log.add(loss, guided, pieces)
            log.write_if_due(self._progress, self._schedule)
            if not self._company.is_due:
                continue
            over = self._stop or self.finished or now >= slot_end
            over = self._company.meet(self._weights, over)
            if self._company.leads and (over or watch.elapsed_s >= next_save):
                next_save = watch.elapsed_s + pause
                self._save(development)
            if over:
                return

    @property
    def finished(self) -> bool:
        """Whether the whole budget is spent."""
        return self._progress.elapsed_s >= self._plan.minutes * 60

    def start_from(self, model: Path) -> None:
        """Begin with the weights of a finished model; see `warm_start`."""
        start_from(model, self._network, read_vocabulary(self._work))
        self._average = [weight.detach().clone() for weight in self._weights]

    def resume(self) -> bool:
        """Go on from the checkpoint, else from averaged weights; say whether there was one."""
        if not self._work.checkpoint.exists():
            return self._resume_averaged()
        state = load(self._work.checkpoint)
        self._require_shape(state["shape"])
        self._network.load_state_dict(state["weights"])
        for average, saved in zip(self._average, state["average"], strict=True):
            average.copy_(saved)
        for optimiser, saved in zip(self._optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        self._progress = Progress(**state["progress"])
        return True

    def _resume_averaged(self) -> bool:
        """Go on from weights alone, brought from another machine; momentum starts anew."""
        if not self._work.averaged.exists():
            return False
        averaged = Averaged.load(self._work.averaged)
        self._require_shape(asdict(averaged.shape))
        self._network.load_state_dict(averaged.weights)
        self._average = [weight.detach().clone() for weight in self._weights]
        self._progress = averaged.progress
        return True

    def _require_shape(self, shape: dict[str, Any]) -> None:
        wanted = asdict(self._shape) | {"dropout": 0}
        if shape | {"dropout": 0} != wanted:
            raise RecipeError(f"{self._work.root} holds a training of another shape: {shape}.")

    def _batches(self, packed: Packed) -> Iterator[tuple[int, Batch]]:
        collator = Collator(packed, self._plan.limits.round_to)
        first, step = self._company.share(self._progress.batches)
        for number in count(self._progress.epoch):
            for examples in islice(epoch(packed, self._plan.limits, number), first, None, step):
                yield number, collator.batch(examples)
            first, step = self._company.share(0)

    def _step(self, batch: DeviceBatch) -> tuple[Tensor, Tensor]:
        self._network.train()
        rate = self._schedule.rate(self._progress.elapsed_s)
        total, loss, guided = self._losses(batch)
        backward(total)
        nn.utils.clip_grad_norm_(self._weights, self._plan.clip)
        for optimiser in self._optimisers:
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.step()
        for weight in self._weights:
            weight.grad = None
        if self._progress.step % self._plan.average_every == 0:
            # Young averages forget faster, so that the random start does not linger.
            age = self._progress.step / self._plan.average_every
            keep = min(self._plan.average_keep, age / (age + 9))
            torch._foreach_lerp_(self._average, [w.detach() for w in self._weights], 1 - keep)
        return loss, guided

    def _losses(self, batch: DeviceBatch) -> tuple[Tensor, Tensor, Tensor]:
        with self._device.autocast():
            states, guided = self._network(batch.source, batch.given, batch.source_mask)
            total, loss = piece_loss(
                states[batch.target_mask],
                self._network.embedding.weight,
                batch.wanted[batch.target_mask],
                self._plan.smoothing,
            )
        alignment = alignment_loss(guided, batch.first, batch.size)
        return total + self._plan.guidance * alignment, loss, alignment

    def _save(self, development: Packed) -> None:
        state = {
            "shape": asdict(self._shape),
            "weights": self._network.state_dict(),
            "average": self._average,
            "optimisers": [optimiser.state_dict() for optimiser in self._optimisers],
            "progress": asdict(self._progress),
        }
        save(state, self._work.checkpoint)
        with self._averaged_weights():
            averaged = Averaged(
                self._shape, self._network.state_dict(), self._progress, self._device.name
            )
            averaged.save(self._work.averaged)
            loss, guided = self._evaluate(development)
        print(
            f"saved at step {self._progress.step}: development loss {loss:.4f}, "
            f"alignment {guided:.4f}",
            flush=True,
        )

    @contextmanager
    def _averaged_weights(self) -> Iterator[None]:
        present = [weight.detach().clone() for weight in self._weights]
        self._put(self._average)
        try:
            yield
        finally:
            self._put(present)

    @torch.no_grad()
    def _put(self, values: list[Tensor]) -> None:
        for weight, value in zip(self._weights, values, strict=True):
            weight.copy_(value)

    @torch.no_grad()
    def _evaluate(self, development: Packed) -> tuple[float, float]:
        """Plain and alignment loss of the present weights, means over batches by pieces."""
        self._network.eval()
        collator = Collator(development, 1)
        known = len(development.lengths)
        some = np.linspace(0, known - 1, min(known, self._plan.judged)).astype(np.int64)
        sums = np.zeros(3)
        for examples in split(development, some, self._plan.limits):
            batch = collator.batch(examples)
            _, loss, guided = self._losses(DeviceBatch.of(batch, self._device))
            pieces = int(batch.target_mask.sum())
            sums += np.array([float(loss) * pieces, float(guided) * pieces, pieces])
        return float(sums[0] / sums[2]), float(sums[1] / sums[2])

    def _ask_to_stop(self, *_: object) -> None:
        self._stop = True


@contextmanager
def _listening(handler: Callable[..., None]) -> Iterator[None]:
    """Call `handler` when the process is asked to end, instead of ending at once."""
    before = {number: signal.signal(number, handler) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


def backward(loss: Tensor) -> None:
    """Compute the gradients of `loss`."""
    loss.backward()  # type: ignore[no-untyped-call]
