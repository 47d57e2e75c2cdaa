"""Reads the weights of a CTranslate2 model back as float32 arrays."""

import struct
from io import BufferedReader
from pathlib import Path

import numpy as np
import numpy.typing as npt

from starter_recipe.errors import RecipeError

Floats = npt.NDArray[np.float32]

_KINDS = ("<f4", "i1", "<i2", "<i4", "<f2")
"""Types by their number in the file (`ctranslate2.specs.model_spec`, binary version 6)."""
_VERSION = 6
_SCALE = "_scale"


def read_weights(path: Path) -> dict[str, Floats]:
    """Return every variable of `model.bin` by name; int8 matrices come back in their scale.

    Raises `RecipeError` for another version of the format.
    """
    with path.open("rb") as file:
        version = _number(file, "I")
        if version != _VERSION:
            raise RecipeError(f"{path} has version {version} of its format, not {_VERSION}.")
        _text(file)
        _number(file, "I")
        variables = dict(_variable(file) for _ in range(_number(file, "I")))
    return {name: _scaled(name, variables) for name in variables if not name.endswith(_SCALE)}


def _variable(file: BufferedReader) -> tuple[str, npt.NDArray[np.generic]]:
    name = _text(file)
    shape = tuple(_number(file, "I") for _ in range(_number(file, "B")))
    kind, size_bytes = _KINDS[_number(file, "B")], _number(file, "I")
    return name, np.frombuffer(file.read(size_bytes), kind).reshape(shape)


def _scaled(name: str, variables: dict[str, npt.NDArray[np.generic]]) -> Floats:
    values, scale = variables[name].astype(np.float32), variables.get(name + _SCALE)
    return values if scale is None else values / scale.astype(np.float32)[:, None]


def _number(file: BufferedReader, kind: str) -> int:
    number: int = struct.unpack("<" + kind, file.read(struct.calcsize("<" + kind)))[0]
    return number


def _text(file: BufferedReader) -> str:
    return file.read(_number(file, "H")).rstrip(b"\0").decode()
