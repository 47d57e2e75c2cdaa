"""Looking a model's files over before CTranslate2 does: mixed-up files would end the process."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelFileDamagedError, ModelFileMissingError
from desktop_translator.engine.model_header import read_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_translator.core.models import ModelFile, ModelInfo

_WEIGHTS = "model.bin"
# CTranslate2 truncates a longer input silently unless told otherwise; 2,048 is the table that its
# converters write where a model computes its positions.
_DEFAULT_POSITIONS = 2048
_VOCABULARIES = {
    "shared_vocabulary": "decoder/embeddings/weight",
    "source_vocabulary": "encoder/embeddings_0/weight",
    "target_vocabulary": "decoder/embeddings/weight",
}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look at the files told.

    Attributes:
        positions: how many tokens fit into one input or output.
        vocabulary: the tokens the encoder knows.
        end_token: the token that ends a sentence.
    """

    positions: int
    vocabulary: frozenset[str]
    end_token: str


def inspect(info: ModelInfo) -> Inspection:
    """Check every file of a model against its description, and the parts against each other.

    Raises:
        ModelFileMissingError: a file is not there.
        ModelFileDamagedError: a file is not the one described, or does not fit the others.
    """
    for file in info.files:
        _check_file(info, file)
    try:
        shapes = read_shapes(info.folder / _WEIGHTS)
    except (ValueError, OSError) as error:
        raise damaged(info, _WEIGHTS, str(error)) from error
    vocabularies = _check_vocabularies(info, shapes)
    tables = [
        shape[0] for name, shape in shapes.items() if name.endswith("position_encodings/encodings")
    ]
    known = vocabularies.get("shared_vocabulary") or vocabularies.get("source_vocabulary", [])
    return Inspection(min(tables, default=_DEFAULT_POSITIONS), frozenset(known), _end_token(info))


def damaged(info: ModelInfo, file: str, reason: str) -> ModelFileDamagedError:
    """Build the error that names a model's bad file."""
    return ModelFileDamagedError(model=info.name, file=file, folder=str(info.folder), reason=reason)


def _check_file(info: ModelInfo, file: ModelFile) -> None:
    path = info.folder / file.name
    try:
        size = path.stat().st_size
        if size != file.size_bytes:
            raise damaged(info, file.name, f"it has {size:,} bytes instead of {file.size_bytes:,}")
        if _sha256(path) != file.sha256:
            raise damaged(info, file.name, "its checksum does not match")
    except FileNotFoundError as error:
        raise ModelFileMissingError(
            model=info.name, file=file.name, folder=str(info.folder)
        ) from error
    except OSError as error:
        raise damaged(info, file.name, error.strerror or "it cannot be read") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_vocabularies(
    info: ModelInfo, shapes: Mapping[str, tuple[int, ...]]
) -> dict[str, list[str]]:
    """Read the vocabularies; one longer than its embedding makes CTranslate2 4.8 crash."""
    found = {}
    for stem, variable in _VOCABULARIES.items():
        path = info.folder / f"{stem}.json"
        if not path.exists():
            continue
        try:
            tokens = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise damaged(info, path.name, "it is not a list of tokens") from error
        rows = shapes.get(variable, (len(tokens),))[0]
        if len(tokens) > rows:
            reason = f"it lists {len(tokens):,} tokens and the model knows {rows:,}"
            raise damaged(info, path.name, reason)
        found[stem] = tokens
    return found


def _end_token(info: ModelInfo) -> str:
    path = info.folder / "config.json"
    try:
        return str(json.loads(path.read_text(encoding="utf-8")).get("eos_token", "</s>"))
    except (ValueError, AttributeError, OSError) as error:
        raise damaged(info, path.name, "it is not a model configuration") from error
