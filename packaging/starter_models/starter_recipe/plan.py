"""How a training is to go."""

from dataclasses import dataclass
from pathlib import Path

from starter_recipe.batching import Limits


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    `minutes`: whole budget; `slot_minutes`: stop this run after as many, to go
    on later; `checkpoint_minutes`: between two saves; the rest are weights of
    the losses, the peak rate, what makes a batch, how many development
    examples each save is judged by, how often processes that train side by side
    meet, and a finished model to begin with.
    """

    minutes: float
    slot_minutes: float
    limits: Limits
    rate: float = 2e-3
    decay: float = 0.01
    smoothing: float = 0.1
    guidance: float = 0.1
    checkpoint_minutes: float = 5.0
    log_seconds: float = 60.0
    average_every: int = 10
    average_keep: float = 0.96
    clip: float = 1.0
    judged: int = 600
    compile: bool = False
    meeting_seconds: float = 30.0
    start_from: Path | None = None
