"""Reading the shapes in a CTranslate2 `model.bin` without loading it.

Layout (CTranslate2 4.8, `src/models/model.cc`): uint32 binary version, name, uint32 revision,
uint32 count; then per variable its name, uint8 rank, uint32 dimensions, uint8 type, uint32 bytes,
data. Before version 4 the last two numbers were bytes per item and items. Names are a uint16
length (with the final NUL), then the characters.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

_MAX_VARIABLES = 100_000
_TYPED_VERSION = 4


def read_shapes(path: Path) -> dict[str, tuple[int, ...]]:
    """Map each variable of a `model.bin` to its dimensions.

    Raises:
        ValueError: this is no `model.bin`, or a part of one.
        OSError: the system refuses to read it.
    """
    try:
        with path.open("rb") as file:
            end = file.seek(0, 2)
            file.seek(0)
            return _read_variables(file, end)
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError("it is incomplete") from error


def _read_variables(file: BinaryIO, end: int) -> dict[str, tuple[int, ...]]:
    version = _number(file, "<I")
    if not 1 <= version <= 64:
        raise ValueError("it is not a CTranslate2 model")
    _name(file)
    _number(file, "<I")
    count = _number(file, "<I")
    if count > _MAX_VARIABLES:
        raise ValueError("it is not a CTranslate2 model")
    shapes = {}
    for _ in range(count):
        name = _name(file)
        rank = _number(file, "<B")
        shapes[name] = struct.unpack(f"<{rank}I", file.read(4 * rank))
        type_or_item_bytes = _number(file, "<B")
        size_bytes = _number(file, "<I") * (1 if version >= _TYPED_VERSION else type_or_item_bytes)
        if file.seek(size_bytes, 1) > end:
            raise ValueError("it is incomplete")
    return shapes


def _number(file: BinaryIO, layout: str) -> int:
    (value,) = struct.unpack(layout, file.read(struct.calcsize(layout)))
    return int(value)


def _name(file: BinaryIO) -> str:
    return file.read(_number(file, "<H")).rstrip(b"\0").decode("utf-8")
