"""Sentences to tokens and back, with the SentencePiece model a network was trained with."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import sentencepiece

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_translator.engine.families import Family

SPACE = "▁"
"""SentencePiece's mark for a space (U+2581)."""

_BYTE = re.compile(r"<0x([0-9A-F]{2})>\Z")


class Tokenizer:
    """Cuts source sentences and joins target tokens.

    Raises:
        RuntimeError: a SentencePiece file is damaged.
    """

    def __init__(self, family: Family, folder: Path) -> None:
        self._family = family
        source, target = folder / family.source_pieces, folder / family.target_pieces
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(source))
        self._target = (
            self._source
            if source == target
            else sentencepiece.SentencePieceProcessor(model_file=str(target))
        )

    def encode(self, text: str) -> list[str]:
        """Cut a clean sentence into tokens."""
        tokens: list[str] = self._source.encode(self._family.normalise(text), out_type=str)
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        """Join target tokens; bytes that make no character are dropped."""
        text: str = self._target.decode(list(tokens))
        # SentencePiece leaves a piece that it does not know as it is, with its space mark.
        return text.replace("\ufffd", "").replace(SPACE, " ").lstrip()

    def decode_beginning(self, tokens: Sequence[str]) -> str:
        """Join the tokens of an unfinished sentence, holding back a half-written character."""
        return self.decode(tokens[: _whole_characters(tokens)])


def _whole_characters(tokens: Sequence[str]) -> int:
    """Count the leading tokens that end with a complete character.

    With byte fallback a rare character is written as UTF-8, one `<0xNN>` token per byte.
    """
    trailing = bytearray()
    for token in reversed(tokens):
        byte = _BYTE.match(token)
        if byte is None:
            break
        trailing.insert(0, int(byte[1], 16))
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    decoder.decode(bytes(trailing))
    half_written, _ = decoder.getstate()
    return len(tokens) - len(half_written)
