"""Memory of both processes, and its growth over many sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil

from benchmarks.bare_window import Kind, start
from benchmarks.report import Figure
from benchmarks.texts import sentences
from benchmarks.window import driven_window

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1e6
_SENTENCES_PER_TEXT = 500


def measure(data: Path, sentence_count: int) -> list[Figure]:
    """Translate many different sentences, in texts of 500, and watch both processes."""
    bare = start(Kind.BARE, data, settle=True)[1] / _MEGABYTE
    settled = start(Kind.OURS, data, settle=True)[1] / _MEGABYTE
    source = sentences()
    ours: list[float] = []
    engine: list[float] = []
    with driven_window(data) as window:
        process = psutil.Process()
        for _ in range(max(2, sentence_count // _SENTENCES_PER_TEXT)):
            window.translate("\n".join(next(source) for _ in range(_SENTENCES_PER_TEXT)))
            # Every text replaced stays there to be undone, as it should; it is no leak.
            window.page.source.pane.document().clearUndoRedoStacks()
            ours.append(process.memory_info().rss / _MEGABYTE)
            children = process.children(recursive=True)
            engine.append(max(child.memory_info().rss for child in children) / _MEGABYTE)
    # The sentence cache (20,000 sentences) fills first; growth counts from the middle on.
    middle = len(ours) // 2
    return [
        Figure("window memory after a first translation", settled, bare, bare * 1.3, "MB"),
        _growth("window memory, second half of the run", ours[middle], ours[-1]),
        _growth("engine memory, second half of the run", engine[middle], engine[-1]),
    ]


def _growth(what: str, before: float, after: float) -> Figure:
    return Figure(what, after, before, before * 1.02, "MB")
