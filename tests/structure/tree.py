"""The repository's files, as the structural tests see them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop_translator"


@dataclass(frozen=True)
class Part:
    """A file, function or class and its length, blank lines and comments included."""

    kind: str
    name: str
    lines: int

    def __str__(self) -> str:
        """Say it in one line, longest number first so that a list of them lines up."""
        return f"{self.lines:5} lines  {self.kind:8}  {self.name}"


def python_files(folder: Path) -> list[Path]:
    """Return every Python file below `folder`."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def project_files() -> Iterator[Path]:
    """Yield every file that belongs to the project: none of caches, builds or environments."""
    for top in sorted(ROOT.iterdir()):
        if top.name == ".ci" or not top.name.startswith("."):
            files = sorted(top.rglob("*")) if top.is_dir() else [top]
            yield from (path for path in files if path.is_file() and _is_source(path))


def modules() -> list[str]:
    """Return the dotted name of every module of the program, `__main__` excepted."""
    names = []
    for path in python_files(PACKAGE):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in names if not name.endswith("__main__")]


def parts(path: Path) -> Iterator[Part]:
    """Yield a file and each function and class in it."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix()
    yield Part("file", name, len(text.splitlines()))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            kind = "class"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            kind = "function"
        else:
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        yield Part(kind, f"{name}:{node.lineno} {node.name}", lines)


def _is_source(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return not {"__pycache__", "build", "dist"}.intersection(parts)
