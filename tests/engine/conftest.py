"""A real engine process, and a model in memory of the test process."""

from __future__ import annotations

import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.models import read_model_info
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.loaded_model import LoadedModel
from tests.engine.tiny_families import BUILDERS
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo


@pytest.fixture
def engine() -> Iterator[EngineClient]:
    client = EngineClient(EngineConfig())
    yield client
    client.close()


@pytest.fixture(scope="module")
def model() -> Iterator[LoadedModel]:
    loaded = LoadedModel(starter(), threads=1)
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def tiny_folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build a tiny model of a family, once."""

    @cache
    def build(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        return BUILDERS[name](folder).folder

    return build


@pytest.fixture
def models(tiny_folders: Callable[[str], Path], tmp_path: Path) -> Callable[[str], ModelInfo]:
    """Copy a tiny model of a family for this test."""

    def copy(name: str) -> ModelInfo:
        folder = tmp_path / name
        if not folder.exists():
            shutil.copytree(tiny_folders(name), folder)
        return read_model_info(folder)

    return copy
