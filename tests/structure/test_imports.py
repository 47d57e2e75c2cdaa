"""What importing brings along: nothing happens, and nothing heavy comes too early."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.structure import tree

if TYPE_CHECKING:
    from pathlib import Path

ENGINE_LIBRARIES = {"ctranslate2", "sentencepiece"}
NETWORK_LIBRARIES = {"huggingface_hub", "httpx2", "anyio", "keyring"}
HEAVY = (
    ENGINE_LIBRARIES
    | NETWORK_LIBRARIES
    | {"charset_normalizer", "filelock", "numpy", "psutil", "sentencex"}
)
QT_ROOMS = ("app", "ui", "jobs")

_PROBE = """
import importlib, json, multiprocessing, signal, sys, threading
hooks = sys.excepthook, threading.excepthook, signal.getsignal(signal.SIGINT)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps({
    "modules": sorted({name.partition(".")[0] for name in sys.modules}),
    "threads": [thread.name for thread in threading.enumerate()][1:],
    "children": [child.name for child in multiprocessing.active_children()],
    "hooks": hooks == (sys.excepthook, threading.excepthook, signal.getsignal(signal.SIGINT)),
}))
"""


def _import(names: list[str], folder: Path) -> dict[str, object]:
    """Import modules in a fresh interpreter whose every place to write is `folder`."""
    places = {f"XDG_{kind}_HOME": str(folder) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    environment = {**os.environ, **places, "HOME": str(folder), "TMPDIR": str(folder)}
    environment |= {"PYTHONPATH": str(tree.ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-W", "error", "-c", _PROBE, *names]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    report: dict[str, object] = json.loads(done.stdout)
    return report


def _loaded(report: dict[str, object]) -> set[str]:
    names = report["modules"]
    assert isinstance(names, list)
    return set(names)


def test_importing_does_nothing(tmp_path: Path) -> None:
    report = _import(tree.modules(), tmp_path)
    assert report["threads"] == []
    assert report["children"] == []
    assert report["hooks"], "an import replaced an exception or signal hook"
    assert list(tmp_path.iterdir()) == []


def test_only_qt_and_the_standard_library_before_the_first_paint(tmp_path: Path) -> None:
    window = ["desktop_translator.app", "desktop_translator.ui.main_window"]
    assert not _loaded(_import(window, tmp_path)) & HEAVY


def test_the_engine_libraries_stay_in_the_engine(tmp_path: Path) -> None:
    others = [name for name in tree.modules() if ".engine" not in name]
    assert not _loaded(_import(others, tmp_path)) & ENGINE_LIBRARIES


def test_qt_stays_in_the_window(tmp_path: Path) -> None:
    qt_rooms = tuple(f"desktop_translator.{room}" for room in QT_ROOMS)
    others = [name for name in tree.modules() if not name.startswith(qt_rooms)]
    assert "PySide6" not in _loaded(_import(others, tmp_path))
