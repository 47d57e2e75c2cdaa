"""Which of a model's attention tells best what a word of its output was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttentionChoice:
    """What is read of the attention that a decoder pays to the source.

    Attributes:
        layer: of the decoder, counted from 0, or from the end if it is negative.
        heads: the mean of so many of its heads, the first ones; of all, if it is 0.
        shifted: the attention for a token is that of the step after it, as in Chen et al.,
            "Accurate Word Alignment Induction from Neural Machine Translation" (EMNLP 2020).
    """

    layer: int = -1
    heads: int = 1
    shifted: bool = False

    @classmethod
    def parse(cls, data: object) -> AttentionChoice:
        """Read `{"layer": …, "heads": …, "shifted": …}`; what is not said is as usual.

        Raises:
            ValueError, TypeError: it makes no sense.
        """
        if not isinstance(data, Mapping):
            raise TypeError(data)
        layer, heads = int(data.get("layer", -1)), int(data.get("heads", 1))
        if heads < 0:
            raise ValueError(heads)
        return cls(layer, heads, bool(data.get("shifted", False)))

    def as_json(self) -> dict[str, object]:
        """Return what `parse` reads."""
        return {"layer": self.layer, "heads": self.heads, "shifted": self.shifted}
