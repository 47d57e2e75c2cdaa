"""Sentences to tokens and back, as the network was trained."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_translator.core.place_map import respelt
from desktop_translator.engine.families import Segmentation
from desktop_translator.engine.segmenters import MosesBytePairs, SentencePieces
from desktop_translator.engine.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from desktop_translator.core.place_map import Place
    from desktop_translator.engine.families import Family
    from desktop_translator.engine.segmenters import Segmenter


class Tokenizer:
    """Cuts source sentences and joins target tokens.

    `marks` are tokens that mean something to the model: no text may hold them, so where a user
    writes one (`<2fr>`, in a text for MADLAD) it is spelled out, and where a model writes one it
    is dropped. `pair` are the languages' codes, which Moses's rules ask for.

    Raises:
        RuntimeError: a SentencePiece file is damaged.
        ValueError: a file of byte pairs is.
        OSError: a file cannot be read.
    """

    def __init__(
        self,
        family: Family,
        folder: Path,
        pair: tuple[str, str] = ("", ""),
        marks: AbstractSet[str] = frozenset(),
    ) -> None:
        self._family = family
        self._marks = marks
        self._segmenter = _segmenter(family, folder, pair)

    def encode(self, text: str) -> list[str]:
        """Cut a clean sentence into tokens."""
        tokens = self._segmenter.cut(self._family.normalise(text))
        if self._marks.isdisjoint(tokens):
            return tokens
        return [part for token in tokens for part in (token if token in self._marks else (token,))]

    def cut_mark(self, mark: str) -> list[str]:
        """Cut a mark that stands in the text."""
        return self._segmenter.cut(mark)

    def decode(self, tokens: Sequence[str]) -> str:
        """Join target tokens; marks, and bytes that make no character, are dropped."""
        return self._segmenter.join([token for token in tokens if token not in self._marks])

    def decode_beginning(self, tokens: Sequence[str]) -> str:
        """Join the tokens of an unfinished sentence, holding back what may still change."""
        return self.decode(tokens[: self._segmenter.complete(tokens)])

    def places(self, tokens: Sequence[str], text: str) -> tuple[Place, ...]:
        """Find where in a text its tokens are, those of the source or of the target.

        A token that stands for nothing in it (a mark, an unknown one) has a place without length.
        """
        silent = self._marks | {UNKNOWN}
        texts = self._segmenter.texts(tokens)
        texts = ["" if t in silent else part for t, part in zip(tokens, texts, strict=True)]
        ends = list(accumulate(map(len, texts)))
        moves = respelt("".join(texts), text)
        return tuple(
            moves.place((end - len(part.lstrip()), end))
            for part, end in zip(texts, ends, strict=True)
        )


def pieces_file(names: Sequence[str], folder: Path) -> Path:
    """Return the file of a folder that has one of the names; the first name if there is none."""
    return next((folder / name for name in names if (folder / name).exists()), folder / names[0])


def _segmenter(family: Family, folder: Path, pair: tuple[str, str]) -> Segmenter:
    source = pieces_file(family.source_pieces, folder)
    if family.segmentation is Segmentation.MOSES_BPE:
        return MosesBytePairs(source, *pair)
    return SentencePieces(source, pieces_file(family.target_pieces, folder))
