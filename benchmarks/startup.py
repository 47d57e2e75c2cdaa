"""Start to usable window, beside a bare PySide6 window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bare_window import Kind, start
from benchmarks.report import Figure, compare

if TYPE_CHECKING:
    from pathlib import Path


def measure(data: Path, rounds: int) -> list[Figure]:
    """Start both in turn and compare the medians."""
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(start(Kind.BARE, data, settle=False)[0])
        ours.append(start(Kind.OURS, data, settle=False)[0])
    return [compare("start to usable window", ours, bare, 1.3)]
