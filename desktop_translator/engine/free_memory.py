"""How much memory the system could give us now, asked of the system itself."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

MEMINFO = Path("/proc/meminfo")


def available_bytes() -> int | None:
    """Return the memory that can be had without swapping; None where the system does not tell.

    Linux tells it as `MemAvailable` in `/proc/meminfo` (kernel documentation, proc.rst), Windows as
    `ullAvailPhys` of `GlobalMemoryStatusEx`, macOS as a percentage in `kern.memorystatus_level`,
    which is what its own `memory_pressure` prints.
    """
    try:
        if sys.platform == "win32":
            return _windows_bytes()
        if sys.platform == "darwin":
            return macos_bytes(ctypes.CDLL(None))
        return linux_bytes(MEMINFO.read_text(encoding="ascii"))
    except (OSError, ValueError, AttributeError):
        return None


def linux_bytes(meminfo: str) -> int:
    """Read the contents of `/proc/meminfo`.

    Raises:
        ValueError: it does not tell.
    """
    for line in meminfo.splitlines():
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            return int(value.removesuffix("kB")) * 1024
    raise ValueError("no MemAvailable")


def macos_bytes(library: ctypes.CDLL) -> int:
    """Ask macOS for the size of its memory and the part of it that is available.

    Raises:
        OSError: it does not tell.
    """
    total, level = ctypes.c_uint64(), ctypes.c_uint32()
    for name, value in ((b"hw.memsize", total), (b"kern.memorystatus_level", level)):
        size = ctypes.c_size_t(ctypes.sizeof(value))
        if library.sysctlbyname(name, ctypes.byref(value), ctypes.byref(size), None, 0) != 0:
            raise OSError(name.decode())
    return total.value * level.value // 100


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load_percent", ctypes.c_uint32),
        ("total_bytes", ctypes.c_uint64),
        ("available_bytes", ctypes.c_uint64),
        ("total_page_file", ctypes.c_uint64),
        ("available_page_file", ctypes.c_uint64),
        ("total_virtual", ctypes.c_uint64),
        ("available_virtual", ctypes.c_uint64),
        ("available_extended_virtual", ctypes.c_uint64),
    )


if sys.platform == "win32":

    def _windows_bytes() -> int:
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            raise ctypes.WinError()
        return int(status.available_bytes)


def give_back() -> None:
    """Return freed memory to the system at once; glibc keeps it otherwise (`malloc_trim(3)`)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # musl has none, and gives memory back by itself
            trim(0)
