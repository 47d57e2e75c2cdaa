"""Python's part: a virtual environment in `.venv` holding the program, installed in place."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_ERROR = 2
FOLDER = ".venv"
CONSTRAINTS = "packaging/constraints.txt"


def must_be_created(root: Path) -> bool:
    """Return whether there is no environment that starts and has pip."""
    python = _python(root)
    if (python.parent.parent / "prepared-run").exists() and python.exists():
        return False  # it was complete once; `prepare` compares it with what is wanted now
    return not _works(python)


def prepare(root: Path, *, tools: bool) -> int:
    """Create or complete the environment; return an exit code."""
    wanted = "test" if tools else "run"
    if _stamp(root, wanted).exists() and _stamp(root, wanted).read_text() == _key(root):
        return 0
    python = _python(root)
    if not _works(python) and not _create(root):
        return 1
    print(f"Installing Python packages into {FOLDER} …", file=sys.stderr)
    if not _install(root, ".[dev]" if tools else "."):
        print("Python packages could not be installed; see above.", file=sys.stderr)
        return 1
    for name in ("run", "test") if tools else ("run",):
        _stamp(root, name).write_text(_key(root))
    return 0


def _create(root: Path) -> bool:
    print(f"Creating {FOLDER} with Python {sys.version.split()[0]} …", file=sys.stderr)
    # Outside any environment that is active now: the new one may replace it.
    creator = getattr(sys, "_base_executable", sys.executable)
    command = [creator, "-m", "venv", "--clear", str(root / FOLDER)]
    created = subprocess.run(command, stdout=STANDARD_ERROR, check=False).returncode == 0
    if not created:
        print("It could not be created: Python's venv or pip is missing.", file=sys.stderr)
    return created


def _install(root: Path, target: str) -> bool:
    # An isolated build would fetch a backend that the pinned list does not know.
    for packages in (["hatchling"], ["--no-build-isolation", "--editable", target]):
        command = [str(_python(root)), "-m", "pip", "install", "--disable-pip-version-check"]
        command += ["--constraint", CONSTRAINTS, *packages]
        done = subprocess.run(command, cwd=root, stdout=STANDARD_ERROR, check=False)
        if done.returncode != 0:
            return False
    return True


def _python(root: Path) -> Path:
    return root / FOLDER / "bin" / "python"


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    tried = subprocess.run([str(python), "-c", check], capture_output=True, check=False)
    return tried.returncode == 0


def _stamp(root: Path, name: str) -> Path:
    return root / FOLDER / f"prepared-{name}"


def _key(root: Path) -> str:
    """Return what an environment depends on: our lists, its place, the interpreter beneath."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", CONSTRAINTS):
        digest.update((root / name).read_bytes())
    digest.update(f"{root}\n{os.path.realpath(_python(root))}".encode())
    return digest.hexdigest()
