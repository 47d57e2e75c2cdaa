"""Storing a float model as int8: half the size of float16, a quarter of float32.

CTranslate2 does this only while it converts from another format. The arithmetic is that of its
`LayerSpec._quantize` (`ctranslate2/specs/model_spec.py`, 4.8): each row of a weight matrix is
scaled so that its largest magnitude is 127, rounded, and the scales go into a variable of the same
name with `_scale` behind. Matrices are those named `weight`; all other numbers become float32.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.engine.model_header import (
    read_header,
    write_name,
    write_variable_header,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from desktop_translator.engine.model_header import Header, Variable

_FLOAT32, _INT8, _FLOAT16, _BFLOAT16 = 0, 1, 4, 5
_FLOATS = frozenset({_FLOAT32, _FLOAT16, _BFLOAT16})
_VERSION = 6
_BLOCK_BYTES = 16 << 20


def is_quantizable(header: Header) -> bool:
    """Tell whether a model has float matrices, in a file format that can be written."""
    return header.version == _VERSION and any(
        _is_float_matrix(name, variable) for name, variable in header.variables.items()
    )


def quantize(source: Path, target: Path, tell: Callable[[int], None]) -> None:
    """Write the `model.bin` at `source` to `target` in int8.

    Matrices are read a few megabytes at a time, so memory use stays small. `tell` is called with
    the number of bytes of `source` that are done.

    Raises:
        ValueError: `source` is no whole model of the current file format.
        OSError: the system refuses.
    """
    header = read_header(source)
    if header.version != _VERSION:
        raise ValueError("it was converted by an old version of CTranslate2")
    matrices = {name for name, v in header.variables.items() if _is_float_matrix(name, v)}
    names = sorted([*header.variables, *(f"{name}_scale" for name in matrices)])
    with source.open("rb") as reader, target.open("wb") as writer:
        writer.write(struct.pack("<I", header.version))
        write_name(writer, header.kind)
        writer.write(struct.pack("<II", header.revision, len(names)))
        scales: dict[str, NDArray[np.float32]] = {}
        for name in names:
            variable = header.variables.get(name)
            if variable is None:
                rows = scales.pop(name.removesuffix("_scale"))
                write_variable_header(writer, name, rows.shape, _FLOAT32, rows.nbytes)
                writer.write(rows.tobytes())
            elif name in matrices:
                scales[name] = _write_matrix(reader, writer, name, variable)
            else:
                _copy(reader, writer, name, variable)
            if variable is not None:
                tell(variable.offset + variable.size_bytes)
        writer.write(struct.pack("<I", len(header.aliases)))
        for alias, name in header.aliases.items():
            write_name(writer, alias)
            write_name(writer, name)


def _is_float_matrix(name: str, variable: Variable) -> bool:
    is_weight = name.rsplit("/", 1)[-1] == "weight"
    return is_weight and len(variable.shape) == 2 and variable.type_id in _FLOATS


def _write_matrix(
    reader: BinaryIO, writer: BinaryIO, name: str, variable: Variable
) -> NDArray[np.float32]:
    """Quantize a matrix a block of rows at a time; return the scales of its rows."""
    import numpy as np

    rows, columns = variable.shape
    write_variable_header(writer, name, variable.shape, _INT8, rows * columns)
    scales = np.empty(rows, dtype=np.float32)
    block = max(1, _BLOCK_BYTES // max(1, 4 * columns))
    reader.seek(variable.offset)
    for start in range(0, rows, block):
        count = min(block, rows - start)
        values = _read_floats(reader, variable.type_id, count * columns).reshape(count, columns)
        largest = np.amax(np.absolute(values), axis=1)
        largest[largest == 0] = 127.0
        largest = np.maximum(largest, np.float32(127) / np.finfo(np.float32).max)
        scale = np.float32(127.0) / largest
        scales[start : start + count] = scale
        writer.write(np.rint(values * scale[:, np.newaxis]).astype(np.int8).tobytes())
    return scales


def _copy(reader: BinaryIO, writer: BinaryIO, name: str, variable: Variable) -> None:
    """Copy a variable, as float32 where it is of a shorter float."""
    reader.seek(variable.offset)
    if variable.type_id in {_FLOAT16, _BFLOAT16}:
        values = _read_floats(reader, variable.type_id, variable.size_bytes // 2)
        write_variable_header(writer, name, variable.shape, _FLOAT32, values.nbytes)
        writer.write(values.tobytes())
        return
    write_variable_header(writer, name, variable.shape, variable.type_id, variable.size_bytes)
    writer.write(_read(reader, variable.size_bytes))


def _read_floats(reader: BinaryIO, type_id: int, count: int) -> NDArray[np.float32]:
    import numpy as np

    if type_id == _FLOAT32:
        return np.frombuffer(_read(reader, 4 * count), dtype="<f4")
    content = _read(reader, 2 * count)
    if type_id == _FLOAT16:
        return np.frombuffer(content, dtype="<f2").astype(np.float32)
    # bfloat16 is the upper half of a float32.
    return (np.frombuffer(content, dtype="<u2").astype("<u4") << 16).view("<f4")


def _read(reader: BinaryIO, size_bytes: int) -> bytes:
    content = reader.read(size_bytes)
    if len(content) != size_bytes:
        raise ValueError("it is incomplete")
    return content
