"""What is known about a model: the contents of its `model.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelFileDamagedError, ModelFileMissingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

INFO_FILE = "model.json"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model, as it must be: its size, and its SHA-256 in hexadecimal."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model on disk.

    Attributes:
        folder: where its files lie.
        id: unique among installed models, e.g. `starter-fr-en`.
        name: what people see, e.g. `Starter French–English`.
        family: how it is tokenised, e.g. `starter` (see `engine.families`).
        source: language code it reads; `target`: the one it writes.
        licence: SPDX expression or name of the licence of the weights.
        size_bytes: all its files together.
        files: every file it needs.
        quality: published figures, e.g. `{"tatoeba chrF beam 4": 55.8}`.
    """

    folder: Path
    id: str
    name: str
    family: str
    source: str
    target: str
    licence: str
    size_bytes: int
    files: tuple[ModelFile, ...]
    quality: Mapping[str, float]


def read_model_info(folder: Path) -> ModelInfo:
    """Read the `model.json` of a folder.

    Raises:
        ModelFileMissingError: there is none.
        ModelFileDamagedError: it is not JSON, or says too little.
    """
    path = folder / INFO_FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return ModelInfo(
            folder=folder,
            id=str(data["id"]),
            name=str(data["name"]),
            family=str(data["family"]),
            source=str(data["source"]),
            target=str(data["target"]),
            licence=str(data["licence"]),
            size_bytes=int(data["size_bytes"]),
            files=tuple(
                ModelFile(str(name), int(file["size_bytes"]), str(file["sha256"]))
                for name, file in data["files"].items()
            ),
            quality={str(key): float(value) for key, value in data["quality"].items()},
        )
    except FileNotFoundError as error:
        raise ModelFileMissingError(
            model=folder.name, file=INFO_FILE, folder=str(folder)
        ) from error
    except KeyError as error:
        raise _damaged(folder, f"it does not give “{error.args[0]}”") from error
    except OSError as error:
        raise _damaged(folder, error.strerror or "it cannot be read") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(folder, "it is not a model description") from error


def _damaged(folder: Path, reason: str) -> ModelFileDamagedError:
    return ModelFileDamagedError(
        model=folder.name, file=INFO_FILE, folder=str(folder), reason=reason
    )
