"""What is installed: pinned versions, one version number, a wheel with everything in it."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import desktop_translator
from tests.structure import tree

if TYPE_CHECKING:
    from pathlib import Path


def _project() -> dict[str, object]:
    with (tree.ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, object] = tomllib.load(file)["project"]
    return project


def _pinned() -> dict[str, str]:
    text = (tree.ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==(\S+)$", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def _needed(requirement: Requirement, seen: set[tuple[str, str]], wanted_by: str = "") -> None:
    """Add what a requirement brings, for each of its extras; `wanted_by` is the extra above it."""
    if requirement.marker and not requirement.marker.evaluate({"extra": wanted_by}):
        return
    name = canonicalize_name(requirement.name)
    for extra in {"", *requirement.extras}:
        if (name, extra) not in seen:
            seen.add((name, extra))
            for line in importlib.metadata.requires(name) or []:
                _needed(Requirement(line), seen, extra)


def test_the_version_is_written_the_same_twice() -> None:
    assert _project()["version"] == desktop_translator.__version__


def test_everything_that_is_installed_is_pinned() -> None:
    project = _project()
    wanted = project["dependencies"]
    extras = project["optional-dependencies"]
    assert isinstance(wanted, list)
    assert isinstance(extras, dict)
    found: set[tuple[str, str]] = set()
    for line in [*wanted, *extras["dev"], "hatchling"]:
        _needed(Requirement(line), found)
    needed = {name for name, _ in found}
    installed = {name: importlib.metadata.version(name) for name in needed}
    assert installed == {name: _pinned().get(name) for name in needed}
    assert set(_pinned()) == needed, "pinned, but not needed by anything"


def test_the_wheel_holds_the_program_and_its_resources(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=tree.ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    code = {path.relative_to(tree.ROOT).as_posix() for path in tree.python_files(tree.PACKAGE)}
    data = {
        "desktop_translator/" + path.relative_to(tree.ROOT).as_posix()
        for path in (tree.ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert not (code | data) - held
