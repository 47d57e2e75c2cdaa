"""One line of figures now and then while a training runs."""

import time

from torch import Tensor

from starter_recipe.checkpoint import Progress
from starter_recipe.schedule import Schedule


class ProgressLog:
    """Sums the losses and prints their means every so many seconds."""

    def __init__(self, every_s: float) -> None:
        self._every_s = every_s
        self._clear()

    def add(self, loss: Tensor, guided: Tensor, pieces: int) -> None:
        """Count one step; the losses stay on their device until they are printed."""
        self._losses.append((loss.detach(), guided.detach()))
        self._pieces += pieces

    def write_if_due(self, progress: Progress, schedule: Schedule) -> None:
        """Print a line if the last one is old enough."""
        spent = time.perf_counter() - self._since
        if spent < self._every_s:
            return
        steps = len(self._losses)
        loss = sum(float(loss) for loss, _ in self._losses) / steps
        guided = sum(float(guided) for _, guided in self._losses) / steps
        print(
            f"step {progress.step}  epoch {progress.epoch}  {progress.elapsed_s / 60:.1f} min  "
            f"rate {schedule.rate(progress.elapsed_s):.2e}  loss {loss:.3f}  "
            f"alignment {guided:.3f}  {self._pieces / spent:,.0f} pieces/s",
            flush=True,
        )
        self._clear()

    def _clear(self) -> None:
        self._losses: list[tuple[Tensor, Tensor]] = []
        self._pieces = 0
        self._since = time.perf_counter()
