"""What a model is built of, read from the names and shapes of its weights."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from desktop_translator.core.journey import Architecture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop_translator.engine.model_header import Header

# CTranslate2 4.8, `include/ctranslate2/types.h`: DataType.
_TYPES = {0: "float32", 1: "int8", 2: "int16", 3: "int32", 4: "float16", 5: "bfloat16"}
_LAYER = re.compile(r"(encoder|decoder)/layer_(\d+)/")
# Not learnt: settings of the network, scales of quantized weights, and tables of positions that a
# formula gives.
_NOT_LEARNT = re.compile(r"_(scale|zero|compensation)$|position_encodings/encodings$")


def read_architecture(header: Header, path: Path) -> Architecture:
    """Describe the model whose `model.bin` lies at `path`.

    Raises:
        OSError: the system refuses to read it.
    """
    layers = {part: _layers(header.variables, part) for part in ("encoder", "decoder")}
    return Architecture(
        width=_width(header),
        encoder_layers=layers["encoder"],
        decoder_layers=layers["decoder"],
        heads=_heads(header, path),
        vocabulary=_vocabulary(header),
        parameters=sum(
            math.prod(variable.shape)
            for name, variable in header.variables.items()
            if variable.shape and not _NOT_LEARNT.search(name)
        ),
        stored_as=_stored_as(header),
    )


def _layers(names: Iterable[str], part: str) -> int:
    found = (_LAYER.match(name) for name in names)
    return max((int(match[2]) + 1 for match in found if match and match[1] == part), default=0)


def _width(header: Header) -> int:
    for name in ("encoder/layer_0/self_attention/layer_norm/gamma", "decoder/embeddings/weight"):
        variable = header.variable(name)
        if variable is not None and variable.shape:
            return variable.shape[-1]
    return 0


def _vocabulary(header: Header) -> int:
    for name in ("decoder/projection/weight", "decoder/embeddings/weight"):
        variable = header.variable(name)
        if variable is not None and variable.shape:
            return variable.shape[0]
    return 0


def _heads(header: Header, path: Path) -> int:
    variable = header.variable("decoder/num_heads")
    if variable is None or variable.shape or not 1 <= variable.size_bytes <= 4:
        return 0
    with path.open("rb") as file:
        file.seek(variable.offset)
        return int.from_bytes(file.read(variable.size_bytes), "little")


def _stored_as(header: Header) -> str:
    sizes: Counter[int] = Counter()
    for variable in header.variables.values():
        sizes[variable.type_id] += variable.size_bytes
    return _TYPES.get(max(sizes, key=lambda kind: sizes[kind], default=-1), "")
