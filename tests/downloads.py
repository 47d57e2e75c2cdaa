"""Downloads in tests: a small repository, impatient clients, and what they leave on disk."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.catalog.hub_access import HubAccess
from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.retrying import Patience
from desktop_translator.catalog.store import ModelStore
from desktop_translator.catalog.wanted import Wanted
from desktop_translator.pipeline.model_download import ModelDownloads
from tests.catalog.models import result_of
from tests.hub_contents import HubModel

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo
    from tests.hub import Hub

IMPATIENT = Patience(timeout_s=5, attempts=4, first_pause_s=0.001, longest_asked_s=2)
NAME = "someone/opus-mt-fr-en-ct2"
WANTED = Wanted("opus-fr-en", "OPUS", NAME, family="opus", sources=("fr",), targets=("en",))


def repository(weights_bytes: int = 300_000, seed: int = 1) -> HubModel:
    """Make a repository with everything a model needs, and things it does not need."""
    chance = random.Random(seed)
    files = {
        "model.bin": chance.randbytes(weights_bytes),
        "config.json": b"{}",
        "shared_vocabulary.json": chance.randbytes(3000),
        "source.spm": chance.randbytes(2000),
        "target.spm": chance.randbytes(200),
        "README.md": b"about",
        "eole-model/model.bin.index": chance.randbytes(3000),
    }
    return HubModel(files)


def quickmt(weights_bytes: int = 300_000, seed: int = 1) -> HubModel:
    """Make a repository as the catalogue says `quickmt/quickmt-fr-en` is."""
    chance = random.Random(seed)
    files = {
        "model.bin": chance.randbytes(weights_bytes),
        "config.json": b"{}",
        "shared_vocabulary.json": chance.randbytes(3000),
        "joint.spm.model": chance.randbytes(2000),
        "eole-model/model.bin": chance.randbytes(3000),
    }
    return HubModel(files)


NEEDED = {"model.bin", "config.json", "shared_vocabulary.json", "source.spm", "target.spm"}


def downloads(
    hub: Hub, folder: Path, patience: Patience = IMPATIENT, **changes: str
) -> ModelDownloads:
    """Make downloads from a Hub into a folder of models."""

    def unknown(folder: Path, info: ModelInfo) -> ModelInfo:
        raise AssertionError(f"{info.id} is in the catalogue")

    reached = replace(HubAccess(endpoint=hub.url), **changes)  # type: ignore[arg-type]
    return ModelDownloads(ModelStore(folder), lambda: reached, unknown, patience)


def fetch(work: ModelDownloads, wanted: Wanted = WANTED) -> ModelInfo:
    """Download to the end."""
    with closing(work.download(wanted)) as steps:
        return result_of(steps)


def installed(folder: Path) -> list[ModelInfo]:
    """List what can be chosen; nothing may be there that looks like a model and is none."""
    found = InstalledModels.scan([folder])
    assert found.problems == ()
    return list(found.models)


def is_whole(model: ModelInfo, source: HubModel) -> bool:
    """Compare an installed model with what lies on the Hub, byte by byte."""
    names = {path.relative_to(model.folder).as_posix() for path in model.folder.rglob("*.*")}
    return names - {"model.json"} == NEEDED and all(
        (model.folder / name).read_bytes() == source.files[name] for name in NEEDED
    )
