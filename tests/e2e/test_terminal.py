"""The program where there is no display, and as a command."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _program(data: Path, *arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    return subprocess.run(
        [sys.executable, "-m", "desktop_translator", "--data-dir", str(data), *arguments],
        env=environment,
        input=lines,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_with_no_display_it_translates_the_lines_of_standard_input(tmp_path: Path) -> None:
    done = _program(tmp_path, lines="Je t'aime.\nJe t'aime.\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "I love you.\nI love you.\n"
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "display" in done.stderr


def test_with_no_display_and_no_input_it_ends(tmp_path: Path) -> None:
    done = _program(tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_a_command_writes_the_translation_alone(tmp_path: Path) -> None:
    done = _program(tmp_path, "translate", "--from", "fr", "--to", "en", "Je t'aime.")
    assert (done.returncode, done.stdout, done.stderr) == (0, "I love you.\n", "")
