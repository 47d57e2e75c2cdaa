"""The encoder alone, against the same network written down in numpy."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import ctranslate2
import numpy as np
import pytest

from desktop_translator.engine.architecture import read_architecture
from desktop_translator.engine.encoder import SentenceEncoder, carve_encoder, floats
from desktop_translator.engine.model_header import Header, read_header
from tests.starter import MODELS, starter

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STARTER = MODELS / "starter-fr-en"
TOKENS = ["▁J", "'", "aime", "▁la", "▁traduction", "▁automatique", ".", "</s>"]
HEADS = 4


class _Weights:
    """The weights of a model as floating-point numbers."""

    def __init__(self, path: Path) -> None:
        self._header: Header = read_header(path)
        self._content = path.read_bytes()

    def __getitem__(self, name: str) -> Array:
        variable = self._header.variable(name)
        assert variable is not None, name
        part = self._content[variable.offset : variable.offset + variable.size_bytes]
        kind = {0: "<f4", 1: "i1"}[variable.type_id]
        values = np.frombuffer(part, kind).reshape(variable.shape).astype(np.float64)
        if variable.type_id == 0:
            return values
        scale = self[self._header.aliases.get(name, name) + "_scale"]
        return np.asarray(values / scale[:, None], np.float64)

    def linear(self, name: str, x: Array) -> Array:
        bias = f"{name}/bias"
        shift = self[bias] if self._header.variable(bias) else 0
        return np.asarray(x @ self[f"{name}/weight"].T + shift, np.float64)

    def normalised(self, name: str, x: Array) -> Array:
        centred = x - x.mean(-1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
        scaled = centred / deviation * self[f"{name}/gamma"]
        return np.asarray(scaled + self[f"{name}/beta"], np.float64)


def _attention(weights: _Weights, layer: str, x: Array) -> Array:
    queries, keys, values = np.split(weights.linear(f"{layer}/linear_0", x), 3, axis=-1)
    size = x.shape[-1] // HEADS
    heads = []
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        scores = queries[:, part] @ keys[:, part].T / np.sqrt(size)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        heads.append(shares / shares.sum(-1, keepdims=True) @ values[:, part])
    return weights.linear(f"{layer}/linear_1", np.concatenate(heads, axis=-1))


def _positions(length: int, width: int) -> Array:
    """Return what CTranslate2 makes for a model without a table: all sines, then all cosines."""
    scales = np.exp(np.arange(width // 2) * -np.log(10000) / (width // 2 - 1))
    angles = np.arange(1, length + 1)[:, None] * scales
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1)


def _last_hidden_state(weights: _Weights, ids: list[int], layers: int) -> Array:
    """Run a pre-norm Transformer encoder (Vaswani et al. 2017; Xiong et al. 2020)."""
    embeddings = weights["encoder/embeddings_0/weight"][ids]
    x = embeddings * np.sqrt(embeddings.shape[-1])
    x = x + _positions(*x.shape)
    for number in range(layers):
        layer = f"encoder/layer_{number}"
        inner = weights.normalised(f"{layer}/self_attention/layer_norm", x)
        x = x + _attention(weights, f"{layer}/self_attention", inner)
        inner = weights.normalised(f"{layer}/ffn/layer_norm", x)
        inner = np.maximum(weights.linear(f"{layer}/ffn/linear_0", inner), 0)
        x = x + weights.linear(f"{layer}/ffn/linear_1", inner)
    return weights.normalised("encoder/layer_norm", x)


def test_activations_are_those_of_the_network_in_the_translator() -> None:
    vocabulary = json.loads((STARTER / "shared_vocabulary.json").read_text(encoding="utf-8"))
    weights = _Weights(STARTER / "model.bin")
    expected = _last_hidden_state(weights, [vocabulary.index(token) for token in TOKENS], 4)
    encoder = SentenceEncoder(starter(), threads=1)
    found = encoder.activations(TOKENS)
    encoder.close()
    assert found.width == expected.shape[-1] == 256
    values = [[found.value(row, i) for i in range(found.width)] for row in range(len(TOKENS))]
    assert found.scale == pytest.approx(float(np.abs(expected).max()), rel=0.05)
    assert np.corrcoef(np.array(values).ravel(), expected.ravel())[0, 1] > 0.998


def test_the_encoder_is_a_small_part_of_the_model(tmp_path: Path) -> None:
    carve_encoder(starter(), tmp_path)
    names = read_header(tmp_path / "model.bin").variables
    assert all(name.startswith("encoder/") for name in names)
    assert (tmp_path / "model.bin").stat().st_size < (STARTER / "model.bin").stat().st_size


def test_a_model_without_an_encoder_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "decoder"
    source.mkdir()
    name = struct.pack("<H", 4) + b"abc\0"
    header = struct.pack("<I", 6) + name + struct.pack("<II", 1, 0)
    (source / "model.bin").write_bytes(header + struct.pack("<I", 0))
    with pytest.raises(ValueError, match="no encoder"):
        SentenceEncoder(replace(starter(), folder=source), threads=1)


def test_the_architecture_is_read_from_the_weights() -> None:
    path = STARTER / "model.bin"
    found = read_architecture(read_header(path), path)
    assert (found.width, found.encoder_layers, found.decoder_layers) == (256, 4, 2)
    assert (found.heads, found.vocabulary, found.stored_as) == (4, 8000, "int8")
    assert 7_000_000 < found.parameters < path.stat().st_size


def test_numbers_of_other_formats_are_read() -> None:
    array = ctranslate2.StorageView.from_array(np.arange(6, dtype=np.float32))
    assert floats(array, 2, 3) == [2.0, 3.0, 4.0]
    assert floats(array.to(ctranslate2.DataType.float16), 2, 3) == [2.0, 3.0, 4.0]
