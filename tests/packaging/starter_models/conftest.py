"""The recipe, which is no installed package: its folder joins the import path."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

_FOLDER = Path(__file__).resolve().parents[3] / "packaging" / "starter_models"


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import a module of the recipe by its short name."""
    monkeypatch.syspath_prepend(str(_FOLDER))
    return lambda name: importlib.import_module(f"starter_recipe.{name}")
