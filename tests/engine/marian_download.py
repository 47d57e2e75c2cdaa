"""An OPUS-MT download in miniature, as Helsinki-NLP/OPUS-MT-train packs it."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

from tests.engine.tiny_models import WIDTH, train_pieces

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "opus.spm32k-spm32k.transformer-align.model1.npz.best-perplexity.npz"
VOCABULARY = "opus.spm32k-spm32k.vocab.yml"


def write_download(folder: Path, **changes: object) -> None:
    """Write weights, vocabulary, SentencePiece models and `decoder.yml`; changes are options."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = train_pieces(folder / "source.spm")
    shutil.copyfile(folder / "source.spm", folder / "target.spm")
    tokens = ["</s>", "<unk>", *pieces, ">>fra<<", ">>spa<<"]
    lines = [f'"{token}": {number}' for number, token in enumerate(tokens)]
    (folder / VOCABULARY).write_text("\n".join(lines), encoding="utf-8")
    (folder / "decoder.yml").write_text(
        yaml.safe_dump({"models": [MODEL], "vocabs": [VOCABULARY, VOCABULARY], "beam-size": 6}),
        encoding="utf-8",
    )
    (folder / "README.md").write_text("# opus-2020\n", encoding="utf-8")
    (folder / "preprocess.sh").write_text("#!/bin/sh\n", encoding="utf-8")
    arrays: dict[str, Any] = {**_weights(len(tokens)), "special:model.yml": _options(changes)}
    with (folder / MODEL).open("wb") as file:
        np.savez(file, **arrays)


def _options(changes: dict[str, object]) -> np.ndarray:
    options = {
        "type": "transformer",
        "transformer-decoder-autoreg": "self-attention",
        "transformer-no-projection": False,
        "transformer-ffn-activation": "swish",
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
        "transformer-guided-alignment-layer": "last",
        "transformer-heads": 2,
        "enc-depth": 1,
        "dec-depth": 1,
    }
    text = io.StringIO()
    yaml.safe_dump(options | changes, text)
    return np.frombuffer(text.getvalue().encode() + b"\0", dtype=np.int8)


def _weights(vocabulary: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(5)

    def numbers(*shape: int) -> np.ndarray:
        return random.standard_normal(shape, dtype=np.float32)

    weights = {"Wemb": numbers(vocabulary, WIDTH), "decoder_ff_logit_out_b": numbers(1, vocabulary)}
    for side, blocks in (("encoder", ["self"]), ("decoder", ["self", "context"])):
        scope = f"{side}_l1"
        for block in blocks:
            for name in "qkvo":
                weights[f"{scope}_{block}_W{name}"] = numbers(WIDTH, WIDTH)
                weights[f"{scope}_{block}_b{name}"] = numbers(1, WIDTH)
        inner = 2 * WIDTH
        weights[f"{scope}_ffn_W1"], weights[f"{scope}_ffn_b1"] = (
            numbers(WIDTH, inner),
            numbers(1, inner),
        )
        weights[f"{scope}_ffn_W2"], weights[f"{scope}_ffn_b2"] = (
            numbers(inner, WIDTH),
            numbers(1, WIDTH),
        )
        for norm in [*(f"{block}_Wo" for block in blocks), "ffn_ffn"]:
            weights[f"{scope}_{norm}_ln_scale"] = numbers(1, WIDTH)
            weights[f"{scope}_{norm}_ln_bias"] = numbers(1, WIDTH)
    return weights
