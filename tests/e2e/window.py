"""The program's window as a person meets it: keys, mouse, clipboard."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Self

import psutil

from tests.e2e.screen import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.screen import Screen

TITLE = "Desktop Translator"
COPY_TRANSLATION = "ctrl+shift+c"
SWAP = "ctrl+shift+s"
STILL = "\N{WHITE SQUARE} nothing was copied"


def runs(process: psutil.Process) -> bool:
    """Return whether a process still does anything; a dead one may wait long for burial."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


class Window:
    """A program that opens its window on a screen; whoever starts it kills it in the end.

    Attributes:
        process: the program itself.
        log: what it wrote to standard output and error.
    """

    def __init__(self, screen: Screen, folder: Path, data: Path, *arguments: str) -> None:
        self._screen = screen
        self._command = [sys.executable, "-m", "desktop_translator", "--data-dir", str(data)]
        self._command += arguments
        self._id = ""
        self.log = folder / f"program-{time.monotonic_ns()}.log"
        self.process: subprocess.Popen[bytes]

    def start(self) -> Self:
        """Start the program and wait for its window to have the keyboard."""
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self._command,
                env=self._screen.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            self._id = wait_until(self._opens, "a window opens")
            self.focus()
        except BaseException as error:
            self.kill()
            error.add_note(self.log.read_text())
            raise
        return self

    def kill(self) -> None:
        """End every process of the program at once."""
        with contextlib.suppress(psutil.NoSuchProcess):
            for child in psutil.Process(self.process.pid).children(recursive=True):
                with contextlib.suppress(psutil.NoSuchProcess):
                    child.kill()
        self.process.kill()
        self.process.wait()

    @property
    def alive(self) -> bool:
        """Whether the program runs and its window is there."""
        return self.process.poll() is None and bool(self._find())

    def focus(self) -> None:
        """Bring the window to the front and give it the keyboard."""
        wait_until(self._has_keyboard, "the window has the keyboard")

    def click_source(self) -> None:
        """Click into the source pane, left in a wide window."""
        self._click(0.25)

    def click_target(self) -> None:
        """Click into the translation, right in a wide window."""
        self._click(0.75)

    def copy_selection(self) -> str:
        """Return what is selected in the pane that was used last."""
        return self._copied("ctrl+c", seconds=0.6)

    def _click(self, share: float) -> None:
        place = self._screen.xdotool("getwindowgeometry", "--shell", self._id)
        size = dict(line.split("=") for line in place.split())
        x, y = int(int(size["WIDTH"]) * share), int(size["HEIGHT"]) // 2
        self._screen.xdotool("mousemove", "--sync", "--window", self._id, str(x), str(y))
        self._screen.xdotool("click", "1")

    def key(self, *names: str) -> None:
        """Press keys, one after the other: `ctrl+a`, `Escape`."""
        self._screen.xdotool("key", "--clearmodifiers", "--delay", "15", *names)

    def type(self, text: str) -> None:
        """Type a text, character by character."""
        self._screen.xdotool("type", "--clearmodifiers", "--delay", "25", text)

    def replace(self, text: str) -> None:
        """Select the whole source and type over it."""
        self.key("ctrl+a")
        self.type(text)

    def paste(self, text: str) -> None:
        """Select the whole source and paste over it."""
        self._screen.set_clipboard(text)
        self.key("ctrl+a", "ctrl+v")

    def paste_and_see_it_begin(self, text: str, seconds: float = 30) -> str:
        """Paste over the source, wait for the first words of the translation, return them."""
        before = self.translation()
        self.paste(text)
        state = ""

        def begins() -> bool:
            nonlocal state
            state = self.translation()
            return state.strip() != "" and state != before

        wait_until(begins, "the translation begins", seconds)
        return state

    def source(self) -> str:
        """Return the source text, through the clipboard."""
        return self._copied("ctrl+a", "ctrl+c", seconds=20)

    def translation(self) -> str:
        """Return the translation as it stands, empty while there is none."""
        return self._copied(COPY_TRANSLATION, seconds=0.6)

    def wait_for_translation(self, wanted: str, seconds: float = 30) -> None:
        """Wait until the whole translation is `wanted`."""
        seen: list[str] = []

        def matches() -> bool:
            seen.append(self.translation())
            return seen[-1].strip() == wanted

        try:
            wait_until(matches, f"the translation is {wanted!r}", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {seen[-1][:500]!r}") from None

    def wait_for_streaming(self, seconds: float = 30) -> list[str]:
        """Wait until the translation was seen to grow; return its states, the shortest first."""
        states: list[str] = []

        def grows() -> bool:
            now = self.translation()
            if now.strip() and now not in states:
                states.append(now)
            return len(states) > 1

        wait_until(grows, "the translation streams", seconds)
        return states

    def engine(self) -> psutil.Process | None:
        """Return the engine's process, None while there is none."""
        try:
            for child in psutil.Process(self.process.pid).children(recursive=True):
                command = " ".join(child.cmdline())
                if "spawn_main" in command and "resource_tracker" not in command:
                    return child
        except psutil.NoSuchProcess:
            pass
        return None

    def wait_for_exit(self, seconds: float) -> int:
        """Return the exit status; `subprocess.TimeoutExpired` if it takes longer."""
        return self.process.wait(seconds)

    def _copied(self, *keys: str, seconds: float) -> str:
        self._screen.set_clipboard(STILL)
        self.key(*keys)
        deadline = time.monotonic() + seconds  # whoever has nothing to copy leaves the clipboard
        while time.monotonic() < deadline:
            text = self._screen.clipboard()
            if text != STILL:
                return text
            time.sleep(0.01)
        return ""

    def _opens(self) -> str:
        assert self.process.poll() is None, "the program has ended"
        return self._find()

    def _find(self) -> str:
        pid = str(self.process.pid)
        search = ("search", "--all", "--onlyvisible", "--pid", pid, "--name", TITLE)
        return next(iter(self._screen.xdotool(*search).split()), "")

    def _has_keyboard(self) -> bool:
        if self._screen.xdotool("getactivewindow").strip() == self._id:
            return True
        self._screen.xdotool("windowactivate", self._id)
        return False
