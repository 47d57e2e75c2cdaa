"""Muon for the matrices, AdamW for the rest, under one learning rate.

Muon (Jordan et al. 2024) makes each matrix's update orthogonal; scaled as by
Liu et al. 2025, its steps are as long as AdamW's, so both share a rate.
"""

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from starter_recipe.network import Network

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_ROUNDS = 5
_MOMENTUM = 0.95
_LIKE_ADAM = 0.2


class Muon(torch.optim.Optimizer):
    """Momentum whose updates are made orthogonal, block by block.

    A group's `blocks` says of how many square maps, one above the other, each of
    its matrices is made: query, key and value share a matrix but are maps apart.
    """

    def __init__(self, groups: Iterable[dict[str, Any]], lr: float, weight_decay: float) -> None:
        super().__init__(list(groups), {"lr": lr, "weight_decay": weight_decay, "blocks": 1})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # noqa: ARG002
        """Update every weight from its gradient; same shapes go through together."""
        for group in self.param_groups:
            shapes: dict[torch.Size, list[Tensor]] = {}
            for weight in group["params"]:
                shapes.setdefault(weight.shape, []).append(weight)
            for weights in shapes.values():
                self._update(weights, group)

    def _update(self, weights: list[Tensor], group: dict[str, Any]) -> None:
        rows, columns = weights[0].shape
        height = rows // group["blocks"]
        directions = torch.stack([self._direction(weight) for weight in weights])
        updates = orthogonal(directions.view(-1, height, columns)).reshape(-1, rows, columns)
        length = group["lr"] * _LIKE_ADAM * math.sqrt(max(height, columns))
        for weight, update in zip(weights, updates, strict=True):
            weight.mul_(1 - group["lr"] * group["weight_decay"])
            weight.add_(update.to(weight.dtype), alpha=-length)

    def _direction(self, weight: Tensor) -> Tensor:
        gradient = torch.zeros_like(weight) if weight.grad is None else weight.grad
        state = self.state[weight]
        if not state:
            state["momentum"] = torch.zeros_like(weight)
        average: Tensor = state["momentum"].lerp_(gradient, 1 - _MOMENTUM)
        return gradient.lerp(average, _MOMENTUM)


def orthogonal(matrices: Tensor) -> Tensor:
    """Bring the singular values of each matrix close to 1 (Newton-Schulz, 5 rounds)."""
    a, b, c = _COEFFICIENTS
    x = matrices.bfloat16() if matrices.is_cuda else matrices
    tall = x.shape[1] > x.shape[2]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(_ROUNDS):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.mT if tall else x


def optimisers(network: Network, rate: float, decay: float) -> list[torch.optim.Optimizer]:
    """The optimisers of `network`; the caller sets every group's rate before each step."""
    others, matrices = [], {1: [], 2: [], 3: []}  # type: list[Tensor], dict[int, list[Tensor]]
    for name, weight in network.named_parameters():
        if weight.dim() != 2 or name == "embedding.weight":
            others.append(weight)
        else:
            matrices[blocks_of(name)].append(weight)
    groups = [{"params": weights, "blocks": blocks} for blocks, weights in matrices.items()]
    adam = torch.optim.AdamW(
        others, lr=rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0, fused=True
    )
    return [Muon(groups, lr=rate, weight_decay=decay), adam]


def blocks_of(name: str) -> int:
    """How many square maps the matrix called `name` in `Network` holds."""
    if name.endswith("attention.input.weight"):
        return 3
    return 2 if name.endswith("cross.memory.weight") else 1
