"""A screen for each test, photographed when the test fails."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.e2e import screen as screens
from tests.e2e.window import Window

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path


class OpenWindow(Protocol):
    """Starts the program; the clean-up ends it."""

    def __call__(self, *arguments: str, data: Path | None = None) -> Window:
        """Start it with arguments, in a data folder of the test's own unless told otherwise."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Photograph the screen of a test that failed, while its windows are still there."""
    report = yield
    screen = getattr(item, "funcargs", {}).get("screen")
    if report.failed and call.when == "call" and isinstance(screen, screens.Screen):
        picture = screen.photograph()
        report.sections.append(("The screen when the test failed", str(picture)))
    return report


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[screens.Screen]:
    """A virtual screen of the test's own."""
    if sys.platform != "linux":
        pytest.skip("virtual screens are a matter of X11")
    missing = screens.missing_programs()
    assert not missing, f"install {', '.join(missing)}: `make test` does, where it may"
    with screens.Screen(tmp_path) as screen:
        yield screen


@pytest.fixture
def open_window(screen: screens.Screen, tmp_path: Path) -> Iterator[OpenWindow]:
    """Start the program, once or more often; end what is left of it."""
    opened: list[Window] = []

    def start(*arguments: str, data: Path | None = None) -> Window:
        window = Window(screen, tmp_path, data or tmp_path / "own", *arguments).start()
        opened.append(window)
        return window

    yield start
    for window in opened:
        window.kill()
        print(f"{window.log.name}:", window.log.read_text())  # noqa: T201 - pytest shows it


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    """The program's window, with the keyboard in the source pane."""
    return open_window()
