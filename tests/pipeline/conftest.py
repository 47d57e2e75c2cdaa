"""A Hub for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.downloads import NAME, repository
from tests.hub import Hub

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def hub() -> Iterator[Hub]:
    """Return a Hub with one model."""
    with Hub() as hub:
        hub.models[NAME] = repository()
        yield hub
