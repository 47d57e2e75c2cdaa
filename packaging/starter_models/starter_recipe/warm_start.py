"""Starts a training from a finished CTranslate2 model instead of from random weights."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from starter_recipe.ct2_file import Floats, read_weights
from starter_recipe.errors import RecipeError
from starter_recipe.network import Attention, FeedForward, Network
from starter_recipe.tokenizer import load_tokenizer


def start_from(folder: Path, network: Network, pieces: list[str]) -> None:
    """Copy the weights of the model in `folder` into `network`, whose vocabulary is `pieces`.

    The tokenizers may differ: a piece that is new gets the mean of the old pieces it is made
    of. The attention biases of the model are given to the layers' last bias, its output bias
    to the last norm, as well as they fit: training mends the rest. Raises `RecipeError` if the
    layers are of another shape.
    """
    weights = read_weights(folder / "model.bin")
    try:
        with torch.no_grad():
            old = _embeddings(folder, pieces, weights["decoder/embeddings/weight"])
            _put(network.embedding.weight, old)
            for side, layers in (("encoder", network.encoder), ("decoder", network.decoder)):
                _layers(side, layers, weights)
            _norm("encoder/layer_norm", network.encoder_norm, weights)
            _norm("decoder/layer_norm", network.decoder_norm, weights)
            network.decoder_norm.bias.add_(_output_bias(weights))
    except KeyError as error:
        raise RecipeError(f"The model in {folder} has another shape: {error}.") from error


def _embeddings(folder: Path, pieces: list[str], old: Floats) -> Floats:
    names = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    places = {name: place for place, name in enumerate(names)}
    tokenizer = load_tokenizer(folder / "sentencepiece.model")
    rows = []
    for piece in pieces:
        parts = [piece] if piece in places else _parts(piece, tokenizer.encode(piece, out_type=str))
        rows.append(old[[places.get(part, places["<unk>"]) for part in parts]].mean(axis=0))
    return np.stack(rows)


def _parts(piece: str, cut: list[str]) -> list[str]:
    """The old pieces of `piece`; encoding puts a space before what continues a word."""
    return [part for part in cut if part != "▁"] if not piece.startswith("▁") else cut


def _layers(side: str, layers: nn.ModuleList, weights: dict[str, Floats]) -> None:
    if f"{side}/layer_{len(layers)}/ffn/layer_norm/gamma" in weights:
        raise RecipeError(f"The model has more than {len(layers)} {side} layers.")
    for number, layer in enumerate(layers):
        prefix = f"{side}/layer_{number}"
        lost = _attention(f"{prefix}/self_attention", layer.attention, weights)
        if side == "decoder":
            lost += _attention(f"{prefix}/attention", layer.cross, weights)
        _feed_forward(f"{prefix}/ffn", layer.feed_forward, weights)
        layer.feed_forward.outer.bias.add_(torch.from_numpy(lost))


def _attention(name: str, module: Attention, weights: dict[str, Floats]) -> Floats:
    """Fill one attention; return what its biases of value and output add to the sum."""
    _norm(f"{name}/layer_norm", module.norm, weights)
    memory = () if module.memory is None else (module.memory,)
    linears = (module.input, *memory, module.output)
    for number, linear in enumerate(linears):
        _put(linear.weight, weights[f"{name}/linear_{number}/weight"])
    last = len(linears) - 1
    output = weights[f"{name}/linear_{last}/weight"]
    none = np.zeros(len(output), np.float32)
    value = weights.get(f"{name}/linear_{last - 1}/bias", none)[-len(output) :]
    added: Floats = output @ value + weights.get(f"{name}/linear_{last}/bias", none)
    return added


def _feed_forward(name: str, module: FeedForward, weights: dict[str, Floats]) -> None:
    _norm(f"{name}/layer_norm", module.norm, weights)
    for number, linear in enumerate((module.inner, module.outer)):
        _put(linear.weight, weights[f"{name}/linear_{number}/weight"])
        _put(linear.bias, weights[f"{name}/linear_{number}/bias"])


def _norm(name: str, module: nn.LayerNorm, weights: dict[str, Floats]) -> None:
    _put(module.weight, weights[f"{name}/gamma"])
    _put(module.bias, weights[f"{name}/beta"])


def _output_bias(weights: dict[str, Floats]) -> Tensor:
    """The change of the last norm's bias that comes closest to the output layer's bias."""
    embeddings = weights["decoder/embeddings/weight"]
    bias = weights.get("decoder/projection/bias", np.zeros(len(embeddings), np.float32))
    return torch.from_numpy(np.linalg.lstsq(embeddings, bias - bias.mean(), rcond=None)[0])


def _put(weight: Tensor, values: Floats) -> None:
    if weight.shape != values.shape:
        raise RecipeError(f"A weight of shape {tuple(weight.shape)} cannot take {values.shape}.")
    weight.copy_(torch.from_numpy(values))
