"""Keeping the computer awake while there is work to do."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001
_REASON = "Documents are being translated"


@contextmanager
def kept_awake() -> Iterator[None]:
    """Ask the system not to sleep meanwhile; where it cannot be asked, nothing happens.

    The request ends with this process, however that goes. The screen may turn off.
    """
    if sys.platform == "win32":
        import ctypes

        ask = ctypes.windll.kernel32.SetThreadExecutionState
        ask(_CONTINUOUS | _SYSTEM_REQUIRED)
        try:
            yield
        finally:
            ask(_CONTINUOUS)
        return
    guard = _start(_command())
    try:
        yield
    finally:
        if guard is not None:
            guard.terminate()
            guard.communicate()


def _command() -> list[str] | None:
    """Name the program that keeps this system awake until its standard input closes."""
    if sys.platform == "darwin":
        return ["caffeinate", "-i", "-w", str(os.getpid())]
    if shutil.which("systemd-inhibit") is None:
        return None
    who = ["--who=Desktop Translator", f"--why={_REASON}", "--mode=block"]
    return ["systemd-inhibit", "--what=sleep:idle", *who, "cat"]


def _start(command: list[str] | None) -> subprocess.Popen[bytes] | None:
    if command is None:
        return None
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        log.info("the computer may fall asleep: %s", error)
        return None
