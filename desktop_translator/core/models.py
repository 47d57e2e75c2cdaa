"""What is known about a model: the contents of its `model.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desktop_translator.core.attention import AttentionChoice
from desktop_translator.core.errors import (
    LanguageUnknownError,
    ModelFileDamagedError,
    ModelFileMissingError,
)

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
        sources: codes of the languages it reads; `targets`: of those it writes. Each source can
            be translated into each target but itself. `for_pair` leaves one of each.
        licence: SPDX expression or name of the licence of the weights.
        size_bytes: all its files together.
        files: every file it needs.
        quality: published figures, e.g. `{"tatoeba chrF beam 4": 55.8}`.
        repository: where it was fetched, `owner/name` on the Hub; empty if from elsewhere.
        revision: the commit it was fetched at; empty if unknown.
        installed_at: when it was put on this disk, ISO 8601 in UTC; empty if it was shipped.
        marks: language -> the model's own token for it (`fr` -> `fra_Latn`), where the engine
            cannot find that out from the vocabulary.
        least_attention: a word of the source that gets less than this share of the decoder's
            attention at every step was passed over; 0 where the attention does not tell (only
            a model trained to align words has one that does).
        attention: which attention tells what a word was made from; what the weights say, if None.
        extra: what else the description says, kept as it is: makers.
    """

    folder: Path
    id: str
    name: str
    family: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    licence: str
    size_bytes: int
    files: tuple[ModelFile, ...]
    quality: Mapping[str, float]
    repository: str = ""
    revision: str = ""
    installed_at: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    least_attention: float = 0.0
    attention: AttentionChoice | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The language it reads, or the first of several."""
        return self.sources[0]

    @property
    def target(self) -> str:
        """The language it writes, or the first of several that is not `source`."""
        return next((code for code in self.targets if code != self.source), self.targets[0])

    def serves(self, source: str, target: str) -> bool:
        """Tell whether it translates `source` into `target`."""
        return source != target and source in self.sources and target in self.targets

    @property
    def is_multilingual(self) -> bool:
        """Whether it serves more than one pair."""
        return len(self.sources) > 1 or len(self.targets) > 1

    @property
    def pair_id(self) -> str:
        """Name the model as used for its pair; unique among installed models."""
        return f"{self.id} {self.source}-{self.target}"

    def for_pair(self, source: str, target: str) -> ModelInfo:
        """Return the same model, to be used for this one pair.

        Raises:
            LanguageUnknownError: it does not know one of the languages.
        """
        for code, known in ((source, self.sources), (target, self.targets)):
            if code not in known:
                raise LanguageUnknownError.among(self.name, code, known)
        return replace(self, sources=(source,), targets=(target,))


def read_model_info(folder: Path) -> ModelInfo:
    """Read the `model.json` of a folder.

    Raises:
        ModelFileMissingError: there is none.
        ModelFileDamagedError: it is not JSON, or says too little.
    """
    path = folder / INFO_FILE
    try:
        return parse_model_info(folder, json.loads(path.read_text(encoding="utf-8")))
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


def parse_model_info(folder: Path, data: Mapping[str, Any]) -> ModelInfo:
    """Build a description from the contents of a `model.json`.

    Raises:
        KeyError: an entry is missing; ValueError, TypeError, AttributeError: one makes no sense.
    """
    return ModelInfo(
        folder=folder,
        id=str(data["id"]),
        name=str(data["name"]),
        family=str(data["family"]),
        sources=_codes(data, "source"),
        targets=_codes(data, "target"),
        licence=str(data["licence"]),
        size_bytes=int(data["size_bytes"]),
        files=tuple(
            ModelFile(str(name), int(file["size_bytes"]), str(file["sha256"]))
            for name, file in data["files"].items()
        ),
        quality={str(key): float(value) for key, value in data["quality"].items()},
        repository=str(data.get("repository", "")),
        revision=str(data.get("revision", "")),
        installed_at=str(data.get("installed_at", "")),
        marks={str(code): str(token) for code, token in data.get("marks", {}).items()},
        least_attention=_share(data.get("least_attention", 0)),
        attention=AttentionChoice.parse(data["attention"]) if "attention" in data else None,
        extra={key: value for key, value in data.items() if key not in _KNOWN},
    )


def model_json(info: ModelInfo) -> str:
    """Write a description as the text of a `model.json`; `parse_model_info` reads it back."""
    data: dict[str, Any] = {name: getattr(info, name) for name in ("id", "name", "family")}
    for single, codes in (("source", info.sources), ("target", info.targets)):
        data |= {single: codes[0]} if len(codes) == 1 else {f"{single}s": list(codes)}
    data |= {name: getattr(info, name) for name in ("licence", "size_bytes")}
    for name in ("repository", "revision", "installed_at"):
        if getattr(info, name):
            data[name] = getattr(info, name)
    if info.marks:
        data["marks"] = dict(info.marks)
    if info.least_attention:
        data["least_attention"] = info.least_attention
    if info.attention is not None:
        data["attention"] = info.attention.as_json()
    data |= info.extra
    data["files"] = {
        file.name: {"size_bytes": file.size_bytes, "sha256": file.sha256} for file in info.files
    }
    data["quality"] = dict(info.quality)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


_KNOWN = frozenset(
    {"id", "name", "family", "source", "target", "sources", "targets", "licence", "size_bytes"}
    | {"files", "quality", "repository", "revision", "installed_at", "marks"}
    | {"least_attention", "attention"}
)


def _codes(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Read one language (`source`) or several (`sources`)."""
    several = data.get(f"{name}s")
    codes = tuple(map(str, several)) if isinstance(several, list) else (str(data[name]),)
    if not codes:
        raise ValueError(name)
    return codes


def _share(value: object) -> float:
    """Read a number from 0 to 1."""
    share = float(str(value))
    if not 0 <= share <= 1:
        raise ValueError(value)
    return share


def _damaged(folder: Path, reason: str) -> ModelFileDamagedError:
    return ModelFileDamagedError(
        model=folder.name, file=INFO_FILE, folder=str(folder), reason=reason
    )
