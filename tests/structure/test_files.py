"""What may not stand in any file, and what must stand beside each room."""

from __future__ import annotations

import re

import pytest

from tests.structure import tree

# In two halves, so that this file does not contain what it forbids.
REGISTRIES = [
    ".".join(halves)
    for halves in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("crates", "io"),
        ("anaconda", "org"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
    )
]
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:work|root|home/[a-z]\w*|Users/[A-Za-z]\w*)/")
TEXT_LIMIT = 2_000_000


def _texts() -> list[tuple[str, str]]:
    found = []
    for path in tree.project_files():
        data = path.read_bytes() if path.stat().st_size < TEXT_LIMIT else b"\0"
        if b"\0" not in data:
            name = path.relative_to(tree.ROOT).as_posix()
            found.append((name, data.decode("utf-8", errors="replace")))
    return found


def test_no_file_names_a_package_registry() -> None:
    offenders = [(name, host) for name, text in _texts() for host in REGISTRIES if host in text]
    assert not offenders


def test_no_file_names_a_place_on_a_build_machine() -> None:
    offenders = [
        (name, found[0]) for name, text in _texts() if (found := MACHINE_PATH.search(text))
    ]
    assert not offenders


def _rooms() -> list[str]:
    folders = {path.parent for path in tree.python_files(tree.PACKAGE) if path.name[0] != "_"}
    return sorted(folder.relative_to(tree.PACKAGE).as_posix() for folder in folders)


@pytest.mark.parametrize("room", [room for room in _rooms() if room != "."])
def test_every_room_has_its_tests(room: str) -> None:
    assert list((tree.ROOT / "tests" / room).glob("test_*.py")), f"tests/{room} has no tests"


def test_every_folder_of_tests_is_a_package() -> None:
    """Two test files may then bear the same name."""
    folders = {path.parent for path in tree.python_files(tree.ROOT / "tests")}
    bare = [
        folder.relative_to(tree.ROOT) for folder in folders if not (folder / "__init__.py").exists()
    ]
    assert not bare


def test_packaging_is_not_a_package() -> None:
    """An `__init__.py` there would hide the library of that name from the build."""
    assert not (tree.ROOT / "packaging" / "__init__.py").exists()
