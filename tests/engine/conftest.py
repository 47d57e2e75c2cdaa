"""A real engine process, and a model in memory of the test process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.loaded_model import LoadedModel
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Iterator


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
