"""The state of a training, written so that a kill at any moment loses little."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from starter_recipe.architecture import Architecture
from starter_recipe.errors import RecipeError
from starter_recipe.network import Network


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training has come.

    `batches`: batches of this epoch that were seen; `elapsed_s`: seconds of
    training, pauses left out; `pieces`: target pieces seen in all.
    """

    step: int = 0
    epoch: int = 0
    batches: int = 0
    elapsed_s: float = 0.0
    pieces: int = 0

    def after(self, epoch: int, pieces: int, elapsed_s: float) -> "Progress":
        """The progress one step later, a step of `epoch` with so many `pieces`."""
        batches = self.batches + 1 if epoch == self.epoch else 1
        return Progress(self.step + 1, epoch, batches, elapsed_s, self.pieces + pieces)


@dataclass(frozen=True, slots=True)
class Averaged:
    """A finished model: its shape, its averaged weights and how it was trained."""

    shape: Architecture
    weights: dict[str, Tensor]
    progress: Progress
    device: str

    def network(self) -> Network:
        """The network with these weights, ready to translate."""
        network = Network(self.shape)
        network.load_state_dict(self.weights)
        return network.eval()

    def save(self, path: Path) -> None:
        """Write the weights in bfloat16, half the size of the full precision."""
        weights = {name: weight.to("cpu", torch.bfloat16) for name, weight in self.weights.items()}
        how = {"progress": asdict(self.progress), "device": self.device}
        save({"shape": asdict(self.shape), "weights": weights, **how}, path)

    @classmethod
    def load(cls, path: Path) -> "Averaged":
        """Read what `save` wrote."""
        state = load(path)
        weights = {name: weight.float() for name, weight in state["weights"].items()}
        shape, progress = Architecture(**state["shape"]), Progress(**state["progress"])
        return cls(shape, weights, progress, state["device"])


def save(state: dict[str, Any], path: Path) -> None:
    """Write `state` beside `path`, then move it there in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".part")
    torch.save(state, temporary)
    os.replace(temporary, path)  # noqa: PTH105 - atomic, also where the target exists


def load(path: Path) -> dict[str, Any]:
    """Read a file of `save`; raise `RecipeError` if it is damaged."""
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError) as error:
        raise RecipeError(f"{path} cannot be read ({error}); delete it to start anew.") from error
    return state
