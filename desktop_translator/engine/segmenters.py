"""The ways to cut text into pieces and to join pieces again."""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING, Protocol

import sentencepiece

from desktop_translator.engine.byte_pairs import CONTINUES, BytePairs
from desktop_translator.engine.unknown import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BYTE = re.compile(r"<0x([0-9A-F]{2})>\Z")


class Segmenter(Protocol):
    """Cuts source text into pieces, and joins pieces of the target."""

    def cut(self, text: str) -> list[str]:
        """Cut a normalised text."""
        ...

    def join(self, pieces: Sequence[str]) -> str:
        """Join target pieces."""
        ...

    def complete(self, pieces: Sequence[str]) -> int:
        """Count the leading pieces whose text will stay as it is, whatever follows."""
        ...

    def texts(self, pieces: Sequence[str]) -> list[str]:
        """Return what each piece stands for; together that is about the text they make."""
        ...


class SentencePieces:
    """SentencePiece, with a model per side or one for both.

    Raises:
        RuntimeError: a file is damaged.
    """

    def __init__(self, source: Path, target: Path) -> None:
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(source))
        self._target = (
            self._source
            if source == target
            else sentencepiece.SentencePieceProcessor(model_file=str(target))
        )

    def cut(self, text: str) -> list[str]:
        """Cut a normalised text."""
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def join(self, pieces: Sequence[str]) -> str:
        """Join target pieces; bytes that make no character are dropped."""
        text: str = self._target.decode(list(pieces))
        # SentencePiece leaves a piece that it does not know as it is, with its space mark.
        return text.replace("\ufffd", "").replace(SPACE, " ").lstrip()

    def complete(self, pieces: Sequence[str]) -> int:
        """Count the leading pieces that end with a complete character.

        With byte fallback a rare character is written as UTF-8, one `<0xNN>` piece per byte.
        """
        trailing = bytearray()
        for piece in reversed(pieces):
            byte = _BYTE.match(piece)
            if byte is None:
                break
            trailing.insert(0, int(byte[1], 16))
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        decoder.decode(bytes(trailing))
        half_written, _ = decoder.getstate()
        return len(pieces) - len(half_written)

    def texts(self, pieces: Sequence[str]) -> list[str]:
        """Return what each piece stands for; the last byte of a character has all of it."""
        decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        return [
            decoder.decode(bytes([int(byte[1], 16)]))
            if (byte := _BYTE.match(piece))
            else piece.replace(SPACE, " ")
            for piece in pieces
        ]


class MosesBytePairs:
    """Moses's punctuation and word rules for a pair of languages, then byte pair encoding.

    As `BPETokenizer` of Argos Translate (`argostranslate/tokenizer.py`).

    Raises:
        ValueError: the file holds no byte pairs.
    """

    def __init__(self, codes: Path, source_language: str, target_language: str) -> None:
        # A second to import, and few models need it.
        from sacremoses import MosesDetokenizer, MosesPunctNormalizer, MosesTokenizer

        with codes.open(encoding="utf-8") as file:
            self._byte_pairs = BytePairs(file)
        self._normalizer = MosesPunctNormalizer(source_language)
        self._tokenizer = MosesTokenizer(source_language)
        self._detokenizer = MosesDetokenizer(target_language)

    def cut(self, text: str) -> list[str]:
        """Cut a text into words, written as Moses writes them, and these into pieces."""
        return self._byte_pairs.cut(self._tokenizer.tokenize(self._normalizer.normalize(text)))

    def join(self, pieces: Sequence[str]) -> str:
        """Join target pieces to words, and these to text."""
        words = " ".join(pieces).replace(f"{CONTINUES} ", "").removesuffix(CONTINUES)
        text: str = self._detokenizer.detokenize(words.split(" "))
        return text

    def complete(self, pieces: Sequence[str]) -> int:
        """Count the leading pieces that make whole words."""
        count = len(pieces)
        while count and pieces[count - 1].endswith(CONTINUES):
            count -= 1
        return count

    def texts(self, pieces: Sequence[str]) -> list[str]:
        """Return what each piece stands for; words have a space before them."""
        starts = [True, *(not piece.endswith(CONTINUES) for piece in pieces)]
        return [
            " " * is_start + html.unescape(piece.removesuffix(CONTINUES))
            for piece, is_start in zip(pieces, starts, strict=False)
        ]
