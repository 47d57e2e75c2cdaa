"""What holds for every test: no screen, no user's folders, nothing left behind."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROXIES = tuple(
    name for kind in ("http", "https", "all") for name in (f"{kind}_proxy", f"{kind.upper()}_PROXY")
)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run, so that a failure tells of the change before it. Others are
# looked for with `pytest --hypothesis-profile explore`.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in `tests/e2e` and run it last: quick tests speak first."""
    for item in items:
        if "tests/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: item.get_closest_marker("e2e") is not None)


@pytest.fixture(autouse=True, scope="session")
def own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep tests, and all they start, away from the user's folders and language."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.delenv("LANGUAGE", raising=False)
        patch.setenv("HF_HOME", str(home / "hugging-face"))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        for name in ("HF_ENDPOINT", "HF_TOKEN", "HF_TOKEN_PATH", "HF_HUB_OFFLINE", *PROXIES):
            patch.delenv(name, raising=False)
        yield home


@pytest.fixture(autouse=True, scope="session")
def collection_by_hand() -> Iterator[None]:
    """Collect cyclic garbage between tests only.

    A collection that starts in a worker thread may destroy Qt objects there, and crash.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, collection_by_hand: None) -> Iterator[None]:
    """Fail a test that leaves a thread, a process, a running timer or a window."""
    qt = "qapp" in request.fixturenames
    before = leftovers.snapshot(qt=qt)
    yield
    if qt:
        _empty_the_clipboard()
    gc.collect(2 if qt else 1)
    remaining = leftovers.wait(before, qt=qt, seconds=5)
    if remaining:
        pytest.fail("Left behind: " + ", ".join(remaining), pytrace=False)


def _empty_the_clipboard() -> None:
    """Offscreen, Qt keeps the clipboard past Python's end: data made here would crash it then."""
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().clear()
