"""Tests of `engine.free_memory`: the real call here, the calls of other systems by fakes."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from desktop_translator.engine import free_memory
from desktop_translator.engine.free_memory import available_bytes, linux_bytes, macos_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_this_system_tells_about_what_psutil_does() -> None:
    available = available_bytes()
    assert available is not None
    assert 0.5 < available / psutil.virtual_memory().available < 2


def test_linux_counts_in_kibibytes() -> None:
    assert linux_bytes("MemTotal:  16 kB\nMemAvailable:    7 kB\n") == 7168
    with pytest.raises(ValueError, match="MemAvailable"):
        linux_bytes("MemTotal:  16 kB\n")


@pytest.mark.skipif(sys.platform != "linux", reason="this file is Linux's")
def test_a_system_that_does_not_tell_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(free_memory, "MEMINFO", tmp_path / "none")
    assert available_bytes() is None


class FakeSysctl(ctypes.CDLL):
    """Answers as macOS does: 16 GB, and 37 percent of it available."""

    def __init__(self, status: int = 0) -> None:
        self.status = status

    def sysctlbyname(
        self, name: bytes, value: object, size: object, new: None, new_size: int
    ) -> int:
        number = {b"hw.memsize": 16_000_000_000, b"kern.memorystatus_level": 37}[name]
        kind = ctypes.c_uint64 if name == b"hw.memsize" else ctypes.c_uint32
        ctypes.cast(value, ctypes.POINTER(kind))[0] = number  # type: ignore[arg-type]
        return self.status


def test_macos_tells_a_percentage() -> None:
    assert macos_bytes(FakeSysctl()) == 5_920_000_000
    with pytest.raises(OSError, match="memsize"):
        macos_bytes(FakeSysctl(status=-1))
