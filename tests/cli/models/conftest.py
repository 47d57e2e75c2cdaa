"""A Hub that has a model of the catalogue, for commands in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.downloads import quickmt
from tests.hub import Hub

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = "quickmt/quickmt-fr-en"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Return a Hub with one model that the catalogue names, to which all commands turn."""
    with Hub() as hub:
        hub.models[REPOSITORY] = quickmt()
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub
