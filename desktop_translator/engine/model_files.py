"""Looking a model's files over before CTranslate2 does: mixed-up files would end the process."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.errors import (
    ModelFileDamagedError,
    ModelFileMissingError,
    ModelUnsupportedError,
)
from desktop_translator.engine.model_header import read_header
from desktop_translator.engine.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_translator.core.models import ModelFile, ModelInfo
    from desktop_translator.engine.model_header import Header

WEIGHTS = "model.bin"
# CTranslate2 truncates a longer input silently unless told otherwise; 2,048 is the table that its
# converters write where a model computes its positions.
_DEFAULT_POSITIONS = 2048
_VOCABULARIES = (
    ("shared_vocabulary", "decoder/embeddings/weight"),
    ("source_vocabulary", "encoder/embeddings_0/weight"),
    ("target_vocabulary", "decoder/embeddings/weight"),
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look at the files told.

    Attributes:
        positions: how many tokens fit into one input or output.
        vocabulary: the tokens the encoder knows.
        target_vocabulary: the tokens the decoder knows.
        config: what `config.json` says.
    """

    positions: int
    vocabulary: frozenset[str]
    target_vocabulary: frozenset[str]
    config: Mapping[str, object]

    @property
    def end_token(self) -> str:
        """The token that ends a sentence."""
        return str(self.config.get("eos_token") or "</s>")

    @property
    def adds_end(self) -> bool:
        """Whether CTranslate2 itself ends the source with the end token."""
        return bool(self.config.get("add_source_eos"))

    @property
    def marks(self) -> frozenset[str]:
        """Tokens that mean something to the model and are no text."""
        named = (
            self.config.get(name) for name in ("bos_token", "eos_token", "decoder_start_token")
        )
        return frozenset(("<s>", "</s>", "<pad>", *map(str, filter(None, named)))) - {UNKNOWN}


def inspect(info: ModelInfo) -> Inspection:
    """Check every file of a model against its description, and the parts against each other.

    Raises:
        ModelFileMissingError: a file is not there.
        ModelFileDamagedError: a file is not the one described, or does not fit the others.
        ModelUnsupportedError: it is no model that translates.
    """
    for file in info.files:
        _check_file(info, file)
    try:
        header = read_header(info.folder / WEIGHTS)
    except (ValueError, OSError) as error:
        raise damaged(info, WEIGHTS, str(error)) from error
    if not header.translates:
        reason = f"it is a {header.kind or 'model of no known kind'}, which does not translate"
        raise ModelUnsupportedError(model=info.name, reason=reason)
    shared, source, target = _check_vocabularies(info, header)
    tables = [
        variable.shape[0]
        for name, variable in header.variables.items()
        if name.endswith("position_encodings/encodings")
    ]
    return Inspection(
        min(tables, default=_DEFAULT_POSITIONS),
        vocabulary=frozenset(shared or source),
        target_vocabulary=frozenset(shared or target),
        config=_config(info),
    )


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


def _check_vocabularies(info: ModelInfo, header: Header) -> list[list[str]]:
    """Read the vocabularies; one longer than its embedding makes CTranslate2 4.8 crash."""
    vocabularies = []
    for stem, name in _VOCABULARIES:
        path, tokens = read_vocabulary(info, stem)
        variable = header.variable(name)
        rows = variable.shape[0] if variable is not None else len(tokens)
        if len(tokens) > rows:
            reason = f"it lists {len(tokens):,} tokens and the model knows {rows:,}"
            raise damaged(info, path.name, reason)
        vocabularies.append(tokens)
    return vocabularies


def read_vocabulary(info: ModelInfo, stem: str) -> tuple[Path, list[str]]:
    """Read a vocabulary, which older converters wrote as text, a token a line; none is empty."""
    path = info.folder / f"{stem}.json"
    try:
        if path.exists():
            return path, [str(token) for token in json.loads(path.read_text(encoding="utf-8"))]
        path = path.with_suffix(".txt")
        if path.exists():
            return path, path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (ValueError, TypeError, OSError) as error:
        raise damaged(info, path.name, "it is not a list of tokens") from error
    return path, []


def _config(info: ModelInfo) -> Mapping[str, object]:
    """Read `config.json`, which models of before CTranslate2 3 do not have."""
    path = info.folder / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, OSError) as error:
        raise damaged(info, path.name, "it is not a model configuration") from error
    if not isinstance(config, dict):
        raise damaged(info, path.name, "it is not a model configuration")
    return config
