"""Running commands: in this process with a fake engine, or for real."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from desktop_translator.core.errors import EngineStartError
from desktop_translator.engine.messages import Described, Event, Finished
from tests.fakes import FakeEngine

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.engine.launch import EngineAddress

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Ran(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


class FakeClient(FakeEngine):
    """The engine as a terminal command uses it."""

    closed = False

    def describe(self) -> Generator[Event | None, None, None]:
        """Say what it is."""
        yield Described(0, (("ctranslate2", "4"),), ("float32", "int8"), 1, process_id=1)
        yield Finished(0)

    def address(self) -> EngineAddress:
        """Say that there is no process."""
        raise EngineStartError(reason="there is none in this test")

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


def program(data: Path, *arguments: str) -> list[str]:
    """Return the command line of the real program."""
    return [sys.executable, "-m", "desktop_translator", "--data-dir", str(data), *arguments]


def environment() -> dict[str, str]:
    """Return an environment without a display."""
    return {name: value for name, value in os.environ.items() if name not in DISPLAYS}


def really_run(data: Path, *arguments: str, stdin: bytes = b"") -> Ran:
    """Run the program in a process of its own, with the real engine."""
    done = subprocess.run(
        program(data, *arguments),
        input=stdin,
        env=environment(),
        capture_output=True,
        timeout=100,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
