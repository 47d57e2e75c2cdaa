"""The repository's own folder holds what a newcomer expects there, and nothing left behind."""

from __future__ import annotations

from tests.structure import tree

FILES = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml"}
FOLDERS = {"benchmarks", "desktop_translator", "packaging", "resources", "tests"}
BUILT = {"build", "dist"}


def test_nothing_was_left_behind() -> None:
    found = {path.name for path in tree.ROOT.iterdir() if not path.name.startswith(".")}
    assert found - BUILT == FILES | FOLDERS
