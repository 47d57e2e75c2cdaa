"""With the offline switch on, no socket is opened: not even the attempt is made."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import environment, program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hub import Hub

_WATCH = """
import sys
from desktop_translator.__main__ import main

def watch(event, args):
    if event.startswith("socket."):
        sys.stderr.write(f"OPENED {event} {args}\\n")
        sys.stderr.flush()

sys.addaudithook(watch)
sys.exit(main())
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("models", "download", "quickmt-fr-en"),
        ("models", "add", "someone/something"),
        ("models", "search", "opus", "--hub"),
        ("models", "check"),
    ],
)
def test_no_socket_is_ever_opened(hub: Hub, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    command = program(tmp_path, "--offline", *arguments)
    watched = [sys.executable, "-c", _WATCH, *command[3:]]
    done = subprocess.run(
        watched, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert "OPENED" not in done.stderr
    assert done.returncode == 7, done.stderr
    assert hub.requests == []


def test_the_same_without_the_switch_is_seen(hub: Hub, tmp_path: Path) -> None:
    """The watch above works: it sees what is not forbidden."""
    watched = [sys.executable, "-c", _WATCH, *program(tmp_path, "models", "search", "--hub")[3:]]
    done = subprocess.run(
        watched, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert "OPENED socket.connect" in done.stderr
    assert done.returncode == 0


def test_what_needs_no_network_works_offline(tmp_path: Path) -> None:
    command = program(tmp_path, "--offline", "models", "list", "--json")
    done = subprocess.run(command, env=environment(), capture_output=True, timeout=60, check=True)
    assert json.loads(done.stdout)["models"]
