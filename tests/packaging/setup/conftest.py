"""The set-up scripts, which are no package: they run before anything is installed."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import pytest

from tests.structure import tree

if TYPE_CHECKING:
    from types import ModuleType


def _script(name: str, patch: pytest.MonkeyPatch) -> ModuleType:
    patch.syspath_prepend(str(tree.ROOT / "packaging" / "setup"))
    return importlib.import_module(name)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _script("system", monkeypatch)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _script("environment", monkeypatch)
