"""A `model.bin` as arrays, read and written by the layout in `ctranslate2/specs/model_spec.py`."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES = ("float32", "int8", "int16", "int32", "float16")
Arrays = dict[str, Any]


def read_arrays(content: bytes) -> tuple[Arrays, list[tuple[str, str]], bytes]:
    """Return the variables, the aliases, and what stands before the number of variables."""
    file = io.BytesIO(content)
    file.read(4)
    _text(file)
    file.read(4)
    head = content[: file.tell()]
    arrays = {}
    for _ in range(_number(file)):
        name = _text(file)
        rank = file.read(1)[0]
        shape = [_number(file) for _ in range(rank)]
        dtype = _TYPES[file.read(1)[0]]
        arrays[name] = np.frombuffer(file.read(_number(file)), dtype=dtype).reshape(shape)
    return arrays, [(_text(file), _text(file)) for _ in range(_number(file))], head


def write_arrays(arrays: Mapping[str, Any], aliases: list[tuple[str, str]], head: bytes) -> bytes:
    """Write what `read_arrays` gave."""
    parts = [head, struct.pack("<I", len(arrays))]
    for name, array in arrays.items():
        parts += [_written(name), struct.pack("<B", array.ndim)]
        parts += [struct.pack("<I", size) for size in array.shape]
        parts += [struct.pack("<BI", _TYPES.index(str(array.dtype)), array.nbytes)]
        parts += [array.tobytes()]
    parts.append(struct.pack("<I", len(aliases)))
    parts += [_written(name) for pair in aliases for name in pair]
    return b"".join(parts)


def _number(file: io.BytesIO) -> int:
    return int(struct.unpack("<I", file.read(4))[0])


def _text(file: io.BytesIO) -> str:
    return file.read(struct.unpack("<H", file.read(2))[0])[:-1].decode()


def _written(name: str) -> bytes:
    return struct.pack("<H", len(name) + 1) + name.encode() + b"\0"
