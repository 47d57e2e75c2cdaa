"""The shape of a model, and what it costs on disk."""

from dataclasses import dataclass

from starter_recipe.errors import RecipeError

HEAD = 64
"""Width of one attention head."""


@dataclass(frozen=True, slots=True)
class Architecture:
    """An encoder-decoder Transformer; widths and counts, dropout as a probability."""

    vocabulary: int
    width: int = 384
    feed_forward: int = 1536
    encoder_layers: int = 6
    decoder_layers: int = 2
    dropout: float = 0.1

    def __post_init__(self) -> None:
        if self.width % HEAD:
            raise RecipeError(f"The width must be a multiple of {HEAD}, not {self.width}.")

    @property
    def heads(self) -> int:
        """Attention heads of each layer."""
        return self.width // HEAD

    @property
    def parameters(self) -> int:
        """Number of weights of the matrices: about the int8 size in bytes."""
        square, ffn = self.width * self.width, 2 * self.width * self.feed_forward
        encoder = self.encoder_layers * (4 * square + ffn)
        decoder = self.decoder_layers * (8 * square + ffn)
        return self.vocabulary * self.width + encoder + decoder
