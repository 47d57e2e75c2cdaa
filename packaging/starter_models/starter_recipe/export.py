"""Step `export`: averaged weights -> a folder that CTranslate2 loads."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from ctranslate2.specs import TransformerSpec
from ctranslate2.specs.attention_spec import MultiHeadAttentionSpec
from ctranslate2.specs.common_spec import LayerNormSpec, LinearSpec
from ctranslate2.specs.model_spec import LayerSpec
from ctranslate2.specs.transformer_spec import FeedForwardSpec
from torch import Tensor, nn

from starter_recipe.batching import END, START
from starter_recipe.checkpoint import Averaged
from starter_recipe.layout import WorkFolder
from starter_recipe.network import Attention, DecoderLayer, EncoderLayer, FeedForward, Network
from starter_recipe.vocabulary import read_vocabulary

Layer = TypeVar("Layer", EncoderLayer, DecoderLayer)

_UNKNOWN = 0
_LAST_LAYER = -1
_GUIDED_HEADS = 1


def export(work: WorkFolder) -> None:
    """Write the newest averaged weights of `work` in int8, with the tokenizer beside them."""
    averaged = Averaged.load(work.require(work.averaged, "train"))
    spec = specification(averaged.network(), read_vocabulary(work))
    spec.optimize(quantization="int8")
    work.model.mkdir(parents=True, exist_ok=True)
    spec.save(str(work.model))
    how = {
        "shape": asdict(averaged.shape),
        "parameters": averaged.shape.parameters,
        "progress": asdict(averaged.progress),
        "device": averaged.device,
    }
    work.training.write_text(json.dumps(how, indent=1), encoding="utf-8")
    shutil.copyfile(work.require(work.tokenizer, "tokenizer"), work.model / work.tokenizer.name)


def specification(network: Network, pieces: list[str]) -> TransformerSpec:
    """Describe `network` to CTranslate2, in float32.

    `return_attention` then gives the first head of the last decoder layer, the
    one that the alignments guide.
    """
    shape = network.shape
    spec = TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        alignment_layer=_LAST_LAYER,
        alignment_heads=_GUIDED_HEADS,
    )
    _encoder(spec, network)
    _decoder(spec, network)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.config.unk_token = pieces[_UNKNOWN]
    spec.config.bos_token = spec.config.decoder_start_token = pieces[START]
    spec.config.eos_token = pieces[END]
    spec.validate()
    return spec


def _encoder(spec: TransformerSpec, network: Network) -> None:
    spec.encoder.embeddings[0].weight = _array(network.embedding.weight)
    _norm(spec.encoder.layer_norm, network.encoder_norm)
    for layer, trained in _pairs(spec.encoder.layer, network.encoder, EncoderLayer):
        _attention(layer.self_attention, trained.attention)
        _feed_forward(layer.ffn, trained.feed_forward)


def _decoder(spec: TransformerSpec, network: Network) -> None:
    spec.decoder.embeddings.weight = _array(network.embedding.weight)
    spec.decoder.projection.weight = _array(network.embedding.weight)
    _norm(spec.decoder.layer_norm, network.decoder_norm)
    for layer, trained in _pairs(spec.decoder.layer, network.decoder, DecoderLayer):
        _attention(layer.self_attention, trained.attention)
        _attention(layer.attention, trained.cross)
        _feed_forward(layer.ffn, trained.feed_forward)


def _pairs(
    specs: list[LayerSpec], trained: nn.ModuleList, kind: type[Layer]
) -> Iterator[tuple[LayerSpec, Layer]]:
    layers = [layer for layer in trained if isinstance(layer, kind)]
    return zip(specs, layers, strict=True)


def _attention(spec: MultiHeadAttentionSpec, trained: Attention) -> None:
    _norm(spec.layer_norm, trained.norm)
    memory = () if trained.memory is None else (trained.memory,)
    for linear, weights in zip(spec.linear, (trained.input, *memory, trained.output), strict=True):
        _linear(linear, weights)


def _feed_forward(spec: FeedForwardSpec, trained: FeedForward) -> None:
    _norm(spec.layer_norm, trained.norm)
    _linear(spec.linear_0, trained.inner)
    _linear(spec.linear_1, trained.outer)


def _linear(spec: LinearSpec, trained: nn.Linear) -> None:
    spec.weight = _array(trained.weight)
    if trained.bias is not None:
        spec.bias = _array(trained.bias)


def _norm(spec: LayerNormSpec, trained: nn.LayerNorm) -> None:
    spec.gamma = _array(trained.weight)
    spec.beta = _array(trained.bias)


def _array(weight: Tensor) -> npt.NDArray[np.float32]:
    array: npt.NDArray[np.float32] = weight.detach().float().numpy()
    return array
