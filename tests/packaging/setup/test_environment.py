"""Tests of `packaging/setup/environment.py`: what decides whether anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def root(environment: ModuleType, tmp_path: Path) -> Path:
    """A checkout that is ready to run."""
    for name in ("packaging", ".venv/bin"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / environment.CONSTRAINTS).touch()
    (tmp_path / ".venv" / "bin" / "python").touch()
    environment._stamp(tmp_path, "run").write_text(environment._key(tmp_path))
    return tmp_path


@pytest.fixture
def installed(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was installed, instead of an installation."""
    targets: list[str] = []

    def install(root: Path, target: str) -> bool:
        targets.append(target)
        return True

    monkeypatch.setattr(environment, "_install", install)
    monkeypatch.setattr(environment, "_works", lambda _: True)
    return targets


def test_what_is_ready_is_left_alone(
    environment: ModuleType, root: Path, installed: list[str]
) -> None:
    assert environment.prepare(root, tools=False) == 0
    assert installed == []


def test_tools_serve_the_program_too(
    environment: ModuleType, root: Path, installed: list[str]
) -> None:
    environment.prepare(root, tools=True)
    environment.prepare(root, tools=False)
    environment.prepare(root, tools=True)
    assert installed == [".[dev]"]


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_a_changed_list_installs_again(
    environment: ModuleType, root: Path, installed: list[str], name: str
) -> None:
    (root / name).write_text("changed")
    environment.prepare(root, tools=False)
    assert installed == ["."]


def test_an_interrupted_installation_is_repeated(
    environment: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_works", lambda _: True)
    monkeypatch.setattr(environment, "_install", lambda *_: False)
    (root / "pyproject.toml").write_text("changed")
    assert environment.prepare(root, tools=False) == 1
    assert environment._stamp(root, "run").read_text() != environment._key(root)


def test_a_missing_environment_is_created(environment: ModuleType, tmp_path: Path) -> None:
    assert environment.must_be_created(tmp_path)
