"""The encoder half of a translation model, on its own.

CTranslate2 gives no way to see what a `Translator`'s encoder made of a sentence, but its `Encoder`
does for encoder-only models. One is made here from the weights of any `TransformerSpec` model: the
variables below `encoder/` are copied into a model of the kind `TransformerEncoderSpec`, and names
that stand for a variable elsewhere (embeddings shared with the decoder) get a copy of it.
"""

from __future__ import annotations

import ctypes
import json
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import ctranslate2

from desktop_translator.core.journey import Activations
from desktop_translator.engine.model_files import WEIGHTS, read_vocabulary
from desktop_translator.engine.model_header import (
    read_header,
    write_name,
    write_variable_header,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.model_header import Header, Variable

_PART = "encoder/"
_SPECIFICATION = "TransformerEncoderSpec"
_REVISION = 1
_BLOCK_BYTES = 1 << 20
_VOCABULARIES = ("source_vocabulary", "shared_vocabulary")
_LARGEST_BYTE = 127


class SentenceEncoder:
    """Tells what the encoder of a model makes of a sentence; as large in memory as that half is.

    It must be closed before the process ends.

    Raises:
        ValueError: the model has no encoder of a kind that can stand alone.
        OSError: there is no room for its file, which is deleted once it is read.
    """

    def __init__(self, info: ModelInfo, threads: int) -> None:
        with tempfile.TemporaryDirectory(prefix="desktop-translator-encoder-") as name:
            folder = Path(name)
            carve_encoder(info, folder)
            try:
                self._encoder = ctranslate2.Encoder(name, device="cpu", intra_threads=threads)
            except (RuntimeError, IndexError, MemoryError) as error:
                raise ValueError(str(error)) from error

    def close(self) -> None:
        """Drop the encoder; it cannot be used any more."""
        del self._encoder

    def activations(self, tokens: Sequence[str]) -> Activations:
        """Return the last hidden state of each token, special tokens being given like others."""
        output = self._encoder.forward_batch([list(tokens)]).last_hidden_state
        _, count, width = output.shape
        rows = [floats(output, place * width, width) for place in range(count)]
        scale = max(max(map(abs, row)) for row in rows)
        return Activations(width, scale, tuple(_bytes(row, scale) for row in rows))


def floats(storage: ctranslate2.StorageView, first: int, count: int) -> list[float]:
    """Copy some numbers out of an array of CTranslate2 (without numpy, 0.1 s to import)."""
    if storage.device != "cpu":
        storage = storage.to_device(ctranslate2.Device.cpu)
    if storage.dtype != ctranslate2.DataType.float32:
        storage = storage.to(ctranslate2.DataType.float32)
    address = storage.__array_interface__["data"][0] + first * ctypes.sizeof(ctypes.c_float)
    return list((ctypes.c_float * count).from_address(address))


def _bytes(row: Sequence[float], scale: float) -> bytes:
    factor = _LARGEST_BYTE / scale if scale else 0.0
    return bytes(128 + round(value * factor) for value in row)


def carve_encoder(info: ModelInfo, folder: Path) -> None:
    """Write the encoder of a model into `folder`, as a model of its own.

    Raises:
        ValueError: it has none.
        ModelFileDamagedError: its vocabulary is damaged.
        OSError: the system refuses to read or write.
    """
    source = info.folder / WEIGHTS
    header = read_header(source)
    variables = _encoder_variables(header)
    with source.open("rb") as reader, (folder / WEIGHTS).open("wb") as writer:
        writer.write(struct.pack("<I", header.version))
        write_name(writer, _SPECIFICATION)
        writer.write(struct.pack("<II", _REVISION, len(variables)))
        for name, variable in variables.items():
            _write_variable(writer, reader, name, variable)
        writer.write(struct.pack("<I", 0))  # no other names
    tokens = [
        token for stem in _VOCABULARIES for token in read_vocabulary(info, stem)[1]
    ]  # a model has one of them
    if not tokens:
        raise ValueError("the model has no list of tokens")
    (folder / "vocabulary.json").write_text(json.dumps(tokens), encoding="utf-8")
    config = info.folder / "config.json"
    if config.exists():  # models of before CTranslate2 3 have none
        (folder / config.name).write_bytes(config.read_bytes())


def _encoder_variables(header: Header) -> dict[str, Variable]:
    found = {name: v for name, v in header.variables.items() if name.startswith(_PART)}
    for alias in header.aliases:
        if alias.startswith(_PART):
            for suffix in ("", "_scale", "_zero"):
                variable = header.variables.get(header.aliases[alias] + suffix)
                if variable is not None:
                    found.setdefault(alias + suffix, variable)
    if not any(name.startswith(f"{_PART}layer_0/") for name in found):
        raise ValueError("the model has no encoder")
    if header.version < 6:
        raise ValueError("the model was converted by an old version of CTranslate2")
    return found


def _write_variable(writer: BinaryIO, reader: BinaryIO, name: str, variable: Variable) -> None:
    write_variable_header(writer, name, variable.shape, variable.type_id, variable.size_bytes)
    reader.seek(variable.offset)
    left = variable.size_bytes
    while left:
        block = reader.read(min(left, _BLOCK_BYTES))
        if not block:
            raise ValueError("the model is incomplete")
        writer.write(block)
        left -= len(block)
