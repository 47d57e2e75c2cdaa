"""How a kind of model is tokenised."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Family:
    """The convention that a kind of model was trained with.

    Attributes:
        name: as in `model.json`.
        source_pieces: file of the SentencePiece model that cuts the source.
        target_pieces: file of the SentencePiece model that joins the target.
        replacements: characters the training text was freed of, and what it had instead.
        target_prefix: tokens that start every translation and are no part of it.
    """

    name: str
    source_pieces: str
    target_pieces: str
    replacements: Mapping[str, str]
    target_prefix: tuple[str, ...] = ()

    def normalise(self, text: str) -> str:
        """Write a clean text the way the training text was written."""
        return text.translate({ord(old): new for old, new in self.replacements.items()})


STARTER = Family(
    name="starter",
    source_pieces="sentencepiece.model",
    target_pieces="sentencepiece.model",
    replacements=MappingProxyType({"’": "'", "‘": "'", "ʼ": "'"}),
)

FAMILIES: Mapping[str, Family] = MappingProxyType({STARTER.name: STARTER})
