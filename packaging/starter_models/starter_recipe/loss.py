"""What the training makes small: wrong pieces and wandering attention."""

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

_CHUNK_CPU = 256
_CHUNK_CUDA = 16_384
_TINY = 1e-6


class _OutputLoss(torch.autograd.Function):
    """Output layer and smoothed cross-entropy in one, a few rows at a time.

    Scores of all rows at once would be the largest tensor of the step, and
    autograd would keep three of them.
    """

    @staticmethod
    def forward(
        ctx: Any,  # noqa: ANN401 - PyTorch's own, without a public type
        states: Tensor,
        weight: Tensor,
        wanted: Tensor,
        smoothing: float,
    ) -> Tensor:
        loss = torch.zeros(2, device=states.device)
        gradient_states = torch.empty_like(states, dtype=torch.float32)
        gradient_weight = torch.zeros_like(weight, dtype=torch.float32)
        chunk = _CHUNK_CUDA if states.is_cuda else _CHUNK_CPU
        for first in range(0, len(states), chunk):
            part = slice(first, first + chunk)
            scores = functional.linear(states[part], weight).float()
            norm = scores.logsumexp(dim=1, keepdim=True)
            right = wanted[part, None]
            plain = (norm - scores.gather(1, right)).sum()
            loss += torch.stack([plain, (norm - scores.mean(dim=1, keepdim=True)).sum()])
            if not ctx.needs_input_grad[0]:
                continue
            slope = scores.sub_(norm).exp_().sub_(smoothing / len(weight))
            slope.scatter_add_(1, right, torch.full_like(norm, smoothing - 1))
            gradient_states[part] = slope @ weight
            gradient_weight += slope.t() @ states[part]
        ctx.save_for_backward(gradient_states / len(states), gradient_weight / len(states))
        return loss / len(states)

    @staticmethod
    def backward(
        ctx: Any,  # noqa: ANN401 - PyTorch's own, without a public type
        *_: Tensor,
    ) -> tuple[Tensor, Tensor, None, None]:
        # The caller weighs both losses by `smoothing`, which forward has done already.
        states, weight = ctx.saved_tensors
        return states, weight, None, None


def piece_loss(
    states: Tensor, weight: Tensor, wanted: Tensor, smoothing: float
) -> tuple[Tensor, Tensor]:
    """Return the smoothed loss to minimise and the plain one to report, nats a piece.

    `states`: (pieces, width); `weight`: (vocabulary, width); `wanted`: (pieces,).
    """
    both = _apply(states, weight, wanted, smoothing)
    return both @ both.new_tensor([1 - smoothing, smoothing]), both[0].detach()


def alignment_loss(logits: Tensor, first: Tensor, size: Tensor) -> Tensor:
    """Negative log of the attention that falls on the aligned span, over aligned pieces.

    `logits`: (batch, target, source); `first`, `size`: (batch, target).
    """
    place = torch.arange(logits.shape[2], device=logits.device)
    inside = (place >= first[..., None]) & (place < (first + size)[..., None])
    mass = (logits.softmax(dim=-1) * inside).sum(dim=-1)
    known = (size > 0).float()
    return -((mass + _TINY).log() * known).sum() / known.sum().clamp(min=1)


def _apply(states: Tensor, weight: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
    result: Tensor = _OutputLoss.apply(states, weight, wanted, smoothing)  # type: ignore[no-untyped-call]
    return result
