"""The learning rate as a function of the time spent."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """Linear warm-up, then a cosine down to a hundredth, over a budget in seconds."""

    peak: float
    budget_s: float
    warm_up: float = 0.02

    def rate(self, elapsed_s: float) -> float:
        """The learning rate after `elapsed_s` seconds of training."""
        progress = min(1.0, elapsed_s / self.budget_s)
        if progress < self.warm_up:
            return self.peak * max(progress / self.warm_up, 0.01)
        fall = (progress - self.warm_up) / (1 - self.warm_up)
        return self.peak * (0.01 + 0.99 * (1 + math.cos(math.pi * fall)) / 2)


class Stopwatch:
    """Adds up the time of training steps, leaving out the time a process was paused.

    A step far longer than usual was interrupted, so it counts as a usual one.
    """

    _MOST = 8.0

    def __init__(self, elapsed_s: float = 0.0) -> None:
        self.elapsed_s = elapsed_s
        self._usual_s = 0.0

    def add(self, step_s: float) -> None:
        """Count one step that took `step_s` seconds by the clock."""
        if self._usual_s and step_s > self._MOST * self._usual_s:
            step_s = self._usual_s
        self._usual_s += (step_s - self._usual_s) * (0.05 if self._usual_s else 1.0)
        self.elapsed_s += step_s
