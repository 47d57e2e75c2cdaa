"""Reading what a CTranslate2 `model.bin` holds without loading it, and writing parts of one.

Layout (CTranslate2 4.8, `src/models/model.cc`): uint32 binary version, name, uint32 revision,
uint32 count; then per variable its name, uint8 rank, uint32 dimensions, uint8 type, uint32 bytes,
data; then uint32 count and per alias its name and the name of what it stands for. Before version 4
the last two numbers of a variable were bytes per item and items. Names are a uint16 length (with
the final NUL), then the characters.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NOT_TRANSLATING = ("TransformerDecoder", "TransformerEncoder")
_MAX_VARIABLES = 100_000
_TYPED_VERSION = 4
_ALIASES_VERSION = 3


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: its dimensions, and where its data lie in the file.

    `type_id` is CTranslate2's number for the format of its items; before version 4 of the file,
    the size of an item.
    """

    shape: tuple[int, ...]
    type_id: int
    offset: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Header:
    """The variables of a model by name, and other names for some of them.

    `kind` and `revision` are the name and the number of the specification it follows.
    """

    version: int
    kind: str
    revision: int
    variables: Mapping[str, Variable]
    aliases: Mapping[str, str]

    def variable(self, name: str) -> Variable | None:
        """Find a variable under its own name or another."""
        return self.variables.get(self.aliases.get(name, name))

    @property
    def translates(self) -> bool:
        """Whether this is an encoder with a decoder (older files: `TransformerBase`, `…Big`)."""
        return self.kind.startswith("Transformer") and not self.kind.startswith(_NOT_TRANSLATING)


def read_header(path: Path) -> Header:
    """Read what a `model.bin` holds.

    Raises:
        ValueError: this is no `model.bin`, or a part of one.
        OSError: the system refuses to read it.
    """
    try:
        with path.open("rb") as file:
            end = file.seek(0, 2)
            file.seek(0)
            return _read(file, end)
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError("it is incomplete") from error


def _read(file: BinaryIO, end: int) -> Header:
    version = _number(file, "<I")
    if not 1 <= version <= 64:
        raise ValueError("it is not a CTranslate2 model")
    kind, revision = _name(file), _number(file, "<I")
    variables = {}
    for _ in range(_count(file)):
        name = _name(file)
        variables[name] = _variable(file, version, end)
    aliases = {}
    if version >= _ALIASES_VERSION:
        for _ in range(_count(file)):
            alias = _name(file)
            aliases[alias] = _name(file)
    return Header(version, kind, revision, variables, aliases)


def _variable(file: BinaryIO, version: int, end: int) -> Variable:
    rank = _number(file, "<B")
    shape = struct.unpack(f"<{rank}I", file.read(4 * rank))
    type_or_item_bytes = _number(file, "<B")
    size_bytes = _number(file, "<I") * (1 if version >= _TYPED_VERSION else type_or_item_bytes)
    offset = file.tell()
    if file.seek(size_bytes, 1) > end:
        raise ValueError("it is incomplete")
    return Variable(shape, type_or_item_bytes, offset, size_bytes)


def _count(file: BinaryIO) -> int:
    count = _number(file, "<I")
    if count > _MAX_VARIABLES:
        raise ValueError("it is not a CTranslate2 model")
    return count


def _number(file: BinaryIO, layout: str) -> int:
    (value,) = struct.unpack(layout, file.read(struct.calcsize(layout)))
    return int(value)


def _name(file: BinaryIO) -> str:
    return file.read(_number(file, "<H")).rstrip(b"\0").decode("utf-8")


def write_name(writer: BinaryIO, name: str) -> None:
    """Write a name as `model.bin` holds it."""
    content = name.encode() + b"\0"
    writer.write(struct.pack("<H", len(content)) + content)


def write_variable_header(
    writer: BinaryIO, name: str, shape: tuple[int, ...], type_id: int, size_bytes: int
) -> None:
    """Write what stands before the data of a variable."""
    write_name(writer, name)
    writer.write(struct.pack(f"<B{len(shape)}I", len(shape), *shape))
    writer.write(struct.pack("<BI", type_id, size_bytes))
