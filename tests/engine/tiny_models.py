"""Models of every family, a few kilobytes small: right in all but their random weights.

Each has the family's layout of vocabulary, files and configuration, as the converter that makes
them writes it (`ctranslate2/converters`), and a SentencePiece model trained here on a few lines.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece
from ctranslate2.specs import transformer_spec
from ctranslate2.specs.model_spec import visit_spec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

WIDTH = 16
POSITIONS = 64
TEXT = ["the cat sleeps on the mat", "a dog and a cat", "how are you today?", "le chat dort", "été"]

BEGINNING = ("<s>", "<pad>", "</s>", "<unk>")
"""How fairseq, and what was trained with it, begins a vocabulary."""


@dataclass(frozen=True)
class Tiny:
    """What distinguishes a model.

    Attributes:
        vocabulary: the tokens of both sides, or of the source where `target` is given.
        target: those of the target.
        config: what `config.json` says beside CTranslate2's own defaults.
        layers: of the encoder, and of the decoder.
        dtype: number format of the weights.
    """

    vocabulary: Sequence[str]
    target: Sequence[str] = ()
    config: Mapping[str, object] = field(default_factory=dict)
    layers: tuple[int, int] = (1, 1)
    dtype: str = "float32"


def train_pieces(path: Path, symbols: Sequence[str] = (), text: Sequence[str] = TEXT) -> list[str]:
    """Train a SentencePiece model; return its pieces without `<unk>`, `<s>` and `</s>`."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*text] * 10),
        model_prefix=str(path.with_suffix("")),
        vocab_size=80 + len(symbols),
        hard_vocab_limit=False,
        user_defined_symbols=list(symbols),
        minloglevel=2,
        num_threads=1,
    )
    path.with_suffix("").with_suffix(".vocab").unlink(missing_ok=True)
    written = path.with_suffix("").parent / f"{path.with_suffix('').name}.model"
    if written != path:
        written.rename(path)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(index) for index in range(3, processor.get_piece_size())]


def write_model(folder: Path, tiny: Tiny) -> None:
    """Write `model.bin`, `config.json` and the vocabularies."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = transformer_spec.TransformerSpec.from_config(tiny.layers, 2, pre_norm=True)
    _fill(spec, len(tiny.vocabulary), len(tiny.target or tiny.vocabulary))
    spec.register_source_vocabulary(list(tiny.vocabulary))
    spec.register_target_vocabulary(list(tiny.target or tiny.vocabulary))
    spec.config.layer_norm_epsilon = None
    for key, value in tiny.config.items():
        spec.config.add_attribute(key, value)
    spec.validate()
    spec.optimize(quantization=tiny.dtype)
    spec.save(str(folder))


def describe(folder: Path, family: str, **more: object) -> ModelInfo:
    """Write the `model.json` of a folder, of a model from English to French unless told else."""
    from desktop_translator.core.models import INFO_FILE, read_model_info

    data = {"id": family, "name": f"Tiny {family}", "family": family, "licence": "MIT"}
    data |= {"size_bytes": 1, "files": {}, "quality": {}}  # type: ignore[dict-item]
    if "sources" not in more:
        more = {"source": "en", **more}
    if "targets" not in more:
        more = {"target": "fr", **more}
    (folder / INFO_FILE).write_text(json.dumps(data | more), encoding="utf-8")
    return read_model_info(folder)


def _fill(spec: transformer_spec.TransformerSpec, source_size: int, target_size: int) -> None:
    random = np.random.default_rng(7)

    def numbers(*shape: int) -> np.ndarray:
        return random.standard_normal(shape, dtype=np.float32)

    def shape(name: str) -> tuple[int, ...]:
        if "embeddings_0/" in name:
            return source_size, WIDTH
        if "embeddings/" in name or "projection/" in name:
            return target_size, WIDTH
        rows = {"self_attention/linear_0": 3, "attention/linear_1": 2, "ffn/linear_0": 4}
        if "self_attention/linear_1" in name:
            return WIDTH, WIDTH
        factor = next((count for part, count in rows.items() if part in name), 1)
        return factor * WIDTH, 4 * WIDTH if "ffn/linear_1" in name else WIDTH

    def fill(layer: object, name: str, value: object) -> None:
        attribute = name.rsplit("/", 1)[-1]
        if attribute == "encodings":
            setattr(layer, attribute, numbers(POSITIONS, WIDTH))
        elif attribute in {"gamma", "beta"}:
            setattr(layer, attribute, numbers(WIDTH))
        elif attribute == "weight":
            setattr(layer, attribute, numbers(*shape(name)))
        elif attribute == "bias":
            setattr(layer, attribute, numbers(shape(name)[0]))

    visit_spec(spec, fill)
    if source_size == target_size:
        spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight
    spec.decoder.projection.weight = spec.decoder.embeddings.weight
