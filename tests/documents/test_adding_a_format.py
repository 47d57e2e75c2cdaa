"""CONTRIBUTING's example of a format is built from the page, registered, and tested as it says."""

from __future__ import annotations

import re
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marks import translatable
from desktop_translator.documents import registry
from desktop_translator.documents.registry import FORMATS, Registration, registration_of
from tests.documents.round_trip import texts_of
from tests.structure import tree

if TYPE_CHECKING:
    from pathlib import Path

MODULE = "desktop_translator.documents.gemtext"


def _blocks() -> list[str]:
    page = (tree.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = page.split("\n## Adding a format\n")[1].split("\n## ")[0]
    return re.findall(r"^```python\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> str:
    """Build the module of the page and register it; give the code of its test."""
    code, entry, test = _blocks()
    module = ModuleType(MODULE)
    exec(compile(code, "CONTRIBUTING.md", "exec"), vars(module))  # noqa: S102 - our own page
    monkeypatch.setitem(sys.modules, MODULE, module)
    names = {"Registration": Registration, "translatable": translatable}
    registration = eval(entry, names)  # noqa: S307 - our own page
    monkeypatch.setattr(registry, "FORMATS", (*FORMATS[:-1], registration, FORMATS[-1]))
    return test


def test_the_example_passes_the_test_of_the_page(example: str, tmp_path: Path) -> None:
    names: dict[str, object] = {}
    exec(compile(example, "CONTRIBUTING.md", "exec"), names)  # noqa: S102 - our own page
    tests = [thing for name, thing in names.items() if name.startswith("test_")]
    assert len(tests) == 1
    for test in tests:
        assert callable(test)
        test(tmp_path)


@pytest.mark.usefixtures("example")
def test_the_example_is_found_through_the_registry(tmp_path: Path) -> None:
    path = tmp_path / "a.gemini"
    path.write_text("# Été\n")
    assert registration_of(path).name == "Gemini text"
    assert texts_of(path) == ["Été"]
    other = tmp_path / "a.txt"
    other.write_text("# Été\n")
    assert registration_of(other).name == "Plain text"


def test_the_code_of_the_page_keeps_the_style_of_the_house() -> None:
    assert all(len(line) <= 100 for block in _blocks() for line in block.splitlines())
