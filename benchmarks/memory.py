"""Memory of both processes, and its growth over many sentences."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import psutil

from benchmarks.report import Figure
from benchmarks.startup import BARE
from benchmarks.texts import sentences
from benchmarks.window import driven_window

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1e6
_SENTENCES_PER_TEXT = 500
_TELL = """
import psutil
for _ in range(50):
    application.processEvents()
print(psutil.Process().memory_info().rss)
"""


def measure(data: Path, sentence_count: int) -> list[Figure]:
    """Translate many different sentences, in texts of 500, and watch both processes."""
    bare = float(
        subprocess.run(
            [sys.executable, "-c", BARE + _TELL], check=True, capture_output=True, text=True
        ).stdout
    )
    source = sentences()
    ours: list[float] = []
    engine: list[float] = []
    with driven_window(data) as window:
        process = psutil.Process()
        for _ in range(max(2, sentence_count // _SENTENCES_PER_TEXT)):
            window.translate("\n".join(next(source) for _ in range(_SENTENCES_PER_TEXT)))
            ours.append(process.memory_info().rss)
            engine.append(
                max(child.memory_info().rss for child in process.children(recursive=True))
            )
    # The sentence cache (20,000 sentences) fills first; growth counts from the middle on.
    middle = len(ours) // 2
    return [
        Figure("window memory at the start", ours[0] / 1e6, bare / 1e6, bare * 1.3 / 1e6, "MB"),
        Figure(
            "window memory, second half of the run",
            ours[-1] / 1e6,
            ours[middle] / 1e6,
            ours[middle] * 1.02 / 1e6,
            "MB",
        ),
        Figure(
            "engine memory, second half of the run",
            engine[-1] / 1e6,
            engine[middle] / 1e6,
            engine[middle] * 1.02 / 1e6,
            "MB",
        ),
    ]
