"""A screen of our own (Xvfb and a window manager), with a keyboard, a mouse and a clipboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Self, TypeVar

from tests.e2e import keyboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

PROGRAMS = ("Xvfb", "xkbcomp", "openbox", "xdotool", "xclip")
COMMAND_SECONDS = 30

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


def missing_programs() -> list[str]:
    """Return the names of the programs that are needed and not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def wait_until(look: Callable[[], T | None], what: str, seconds: float = 30) -> T:
    """Look again and again until something true is seen; return it.

    Raises:
        AssertionError: nothing was seen in time; the message says what was waited for.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        seen = look()
        if seen:
            return seen
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds:g} s: {what}")


class Screen:
    """A virtual screen; use it in a `with` statement.

    Attributes:
        environment: for programs that shall open their windows here.
    """

    def __init__(self, folder: Path, size: str = "1280x900x24") -> None:
        self._folder = folder
        self._size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Start the server and the window manager."""
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End both."""
        self.close()

    def close(self) -> None:
        """End the window manager, then the server; what still shows there loses its screen."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()
        self._processes.clear()

    def xdotool(self, *arguments: str) -> str:
        """Act as a person: keys, mouse, windows. Return what it printed, empty if it failed."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        return done.stdout.decode() if done.returncode == 0 else ""

    def has_window(self, title: str) -> bool:
        """Return whether a window with such a title has the keyboard."""
        return title in self.xdotool("getactivewindow", "getwindowname")

    def clipboard(self) -> str:
        """Return the clipboard's text, empty where there is none."""
        command = ["xclip", "-out", "-selection", "clipboard", "-target", "UTF8_STRING"]
        done = subprocess.run(
            command,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        return done.stdout.decode() if done.returncode == 0 else ""

    def set_clipboard(self, text: str) -> None:
        """Put a text into the clipboard; xclip stays to serve it until another text follows."""
        subprocess.run(
            ["xclip", "-in", "-selection", "clipboard"],
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=COMMAND_SECONDS,
            check=True,
        )
        # xclip is back a moment before its child in the background owns the clipboard.
        wait_until(lambda: self.clipboard() == text, "the clipboard holds the text")

    def photograph(self) -> Path:
        """Save a picture of the whole screen; return where."""
        path = self._folder / "screen.png"
        subprocess.run(
            [sys.executable, "-c", _GRAB, str(path)],
            env=self.environment,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        return path

    def _start(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", self._size, "-ac"]
        command += ["-nolisten", "tcp", "-noreset"]
        self._run(command, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        self.environment = self._places() | {"DISPLAY": f":{number}"}
        keyboard.plug_in(self.environment["DISPLAY"])
        self._run(["openbox", "--sm-disable"])
        wait_until(lambda: self.xdotool("get_desktop"), "the window manager is ready")

    def _run(self, command: list[str], pass_fds: tuple[int, ...] = ()) -> None:
        with (self._folder / f"{command[0]}.log").open("wb") as log:
            process = subprocess.Popen(
                command, env=self.environment or None, stdout=log, stderr=log, pass_fds=pass_fds
            )
        self._processes.append(process)

    def _places(self) -> dict[str, str]:
        """Return our environment, with folders of its own and nothing of another desktop."""
        dropped = ("WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM")
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            kept[f"XDG_{name}_HOME"] = str(self._folder / name.lower())
        return kept | {"QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8", "NO_AT_BRIDGE": "1"}
