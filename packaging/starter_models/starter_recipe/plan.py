"""How a training is to go."""

from dataclasses import dataclass

from starter_recipe.batching import Limits


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    `minutes`: whole budget; `slot_minutes`: stop this run after as many, to go
    on later; `checkpoint_minutes`: between two saves; the rest are weights of
    the losses, the peak rate, what makes a batch and how many development
    examples each save is judged by.
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
    average_keep: float = 0.99
    clip: float = 1.0
    judged: int = 600
    compile: bool = False
