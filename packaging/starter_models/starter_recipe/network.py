"""The Transformer that is trained: pre-norm, shared embeddings, one guided head.

Every module matches one part of CTranslate2's `TransformerSpec`, so `export`
copies weights without rearranging them.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from starter_recipe.architecture import Architecture


class Attention(nn.Module):
    """Multi-head attention of a sequence over itself or over another one."""

    def __init__(self, shape: Architecture, crossing: bool) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.norm = nn.LayerNorm(width)
        self.input = nn.Linear(width, width if crossing else 3 * width, bias=False)
        self.memory = nn.Linear(width, 2 * width, bias=False) if crossing else None
        self.output = nn.Linear(width, width, bias=False)

    def forward(
        self, x: Tensor, memory: Tensor | None, mask: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the sublayer's output, and query and key of every head.

        Without a `memory` the sequence looks at itself; without a `mask`, only back.
        """
        inner = self.norm(x)
        if self.memory is None or memory is None:
            query, key, value = self.input(inner).chunk(3, dim=-1)
        else:
            query = self.input(inner)
            key, value = self.memory(memory).chunk(2, dim=-1)
        query, key, value = self._split(query), self._split(key), self._split(value)
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, is_causal=mask is None
        )
        joined: Tensor = self.output(mixed.transpose(1, 2).flatten(2))
        return joined, query, key

    def _split(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)


class FeedForward(nn.Module):
    """The two-layer network of a Transformer layer."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, shape.feed_forward)
        self.outer = nn.Linear(shape.feed_forward, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        """Return the sublayer's output."""
        result: Tensor = self.outer(functional.relu(self.inner(self.norm(x)), inplace=True))
        return result


class EncoderLayer(nn.Module):
    """A look at the whole sentence, then the feed-forward network."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.attention = Attention(shape, crossing=False)
        self.feed_forward = FeedForward(shape)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output; `mask` is true where there is text."""
        x = x + self.dropout(self.attention(x, None, mask)[0])
        result: Tensor = x + self.dropout(self.feed_forward(x))
        return result


class DecoderLayer(nn.Module):
    """A look back, a look at the source, then the feed-forward network."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.attention = Attention(shape, crossing=False)
        self.cross = Attention(shape, crossing=True)
        self.feed_forward = FeedForward(shape)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the layer's output, with query and key of its look at `memory`."""
        x = x + self.dropout(self.attention(x, None, None)[0])
        seen, query, key = self.cross(x, memory, mask)
        x = x + self.dropout(seen)
        return x + self.dropout(self.feed_forward(x)), query, key


class Network(nn.Module):
    """Encoder and decoder; the embeddings are also the output layer."""

    positions: Tensor

    def __init__(self, shape: Architecture, longest: int = 512) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(shape.dropout)
        self.register_buffer("positions", sinusoids(longest, shape.width), persistent=False)
        self._initialise()

    def forward(self, source: Tensor, target: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return decoder states and the guided head's attention logits.

        `source`, `target`: piece numbers (batch, length); `mask`: true where the
        source is text. The results have shapes (batch, target, width) and
        (batch, target, source); the logits are masked.
        """
        wide = mask[:, None, None, :]
        memory = self._embed(source)
        for layer in self.encoder:
            memory = layer(memory, wide)
        memory = self.encoder_norm(memory)
        state = self._embed(target)
        query = key = memory
        for layer in self.decoder:
            state, query, key = layer(state, memory, wide)
        guided = query[:, 0] @ key[:, 0].transpose(1, 2) / math.sqrt(query.shape[-1])
        guided = guided.float().masked_fill(~mask[:, None, :], float("-inf"))
        return self.decoder_norm(state), guided

    def logits(self, states: Tensor) -> Tensor:
        """Scores of every piece of the vocabulary for each decoder state."""
        return functional.linear(states, self.embedding.weight)

    def _embed(self, ids: Tensor) -> Tensor:
        scaled = self.embedding(ids) * math.sqrt(self.shape.width)
        result: Tensor = self.dropout(scaled + self.positions[: ids.shape[1]])
        return result

    def _initialise(self) -> None:
        depth = 2 * self.shape.encoder_layers + 3 * self.shape.decoder_layers
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                nn.init.normal_(weight, std=self.shape.width**-0.5)
            if name.endswith(("output.weight", "outer.weight")):
                weight.data.mul_(depth**-0.5)


def sinusoids(length: int, width: int) -> Tensor:
    """Position table of CTranslate2: first position 1, all sines before all cosines."""
    step = math.log(10000) / (width // 2 - 1)
    scales = torch.exp(torch.arange(width // 2, dtype=torch.float32) * -step)
    angles = torch.arange(1, length + 1, dtype=torch.float32)[:, None] * scales
    return torch.cat([angles.sin(), angles.cos()], dim=1)
