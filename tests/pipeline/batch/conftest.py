"""A queue for the tests of this room."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.pipeline.batch.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Return a queue with an empty journal."""
    with closing(Room(tmp_path / "data")) as room:
        yield room


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Return an empty folder for documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder
