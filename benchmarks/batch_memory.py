"""`python -m benchmarks.batch_memory`: the process of files over a large file and over many.

Memory has to stay flat, so the sentences are few and come again and again: the engine is not what
is measured. The figures are the resident size of the process, in MB, as the work goes on.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from benchmarks.texts import sentences
from desktop_translator.core.paths import default_paths
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.pipeline.batch.client import FilesClient
from desktop_translator.pipeline.batch.events import FileProgress, QueueProgress, QueueState
from desktop_translator.pipeline.batch.launch import FilesConfig, RunningFiles, start_files
from desktop_translator.pipeline.batch.requests import AddPaths, BatchOptions, Start

if TYPE_CHECKING:
    from desktop_translator.pipeline.batch.events import BatchEvent

_EVERY_S = 5.0


def main() -> None:
    """Make the files, translate them, and print what memory the process takes meanwhile."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch_memory", description=__doc__)
    parser.add_argument("--megabytes", type=float, default=100.0, help="of one text file")
    parser.add_argument("--files", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for what, make in (("one file", _large_file), ("many files", _many_files)):
            place = Path(folder) / what
            place.mkdir()
            made = make(place, options)
            print(f"{what}: {made}", flush=True)
            _watch(place)


def _large_file(folder: Path, options: argparse.Namespace) -> str:
    paragraph = " ".join(islice(sentences(), 50)) + "\n\n"
    count = round(options.megabytes * 1e6 / len(paragraph.encode()))
    with (folder / "large.txt").open("w", encoding="utf-8") as file:
        for _ in range(count):
            file.write(paragraph)
    return f"{(folder / 'large.txt').stat().st_size / 1e6:.0f} MB"


def _many_files(folder: Path, options: argparse.Namespace) -> str:
    some = list(islice(sentences(), 50))
    for number in range(options.files):
        path = folder / f"part {number % 100}" / f"small {number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{some[number % 50]} {some[(number + 7) % 50]}\n", encoding="utf-8")
    return f"{options.files} files"


def _watch(folder: Path) -> None:
    started: list[RunningFiles] = []

    def start(config: FilesConfig) -> RunningFiles:
        started.append(start_files(config))
        return started[-1]

    paths = default_paths()
    config = FilesConfig(
        folder / "queue", "benchmark", paths.model_folders, {}, paths.detection_model
    )
    with closing(EngineClient(EngineConfig())) as engine:
        client = FilesClient(config, engine.address, start)
        client.send(AddPaths((folder,), BatchOptions("en", "fr", folder / "out")))
        client.send(Start())
        began = time.monotonic()
        told_at, runs = began, False
        states: dict[str, int] = {}
        percent = 0.0
        with closing(client.events()) as events:
            for event in events:
                percent = _percent(event, percent)
                if isinstance(event, QueueProgress):
                    runs |= event.state is QueueState.RUNNING
                    states = {"files": event.finished_files, "failed": event.failed_files}
                if time.monotonic() - told_at >= _EVERY_S and started:
                    told_at = time.monotonic()
                    size = psutil.Process(started[-1].process.pid).memory_info().rss / 1e6
                    print(
                        f"{told_at - began:7.0f} s {percent:6.1f} % {states} {size:7.1f} MB",
                        flush=True,
                    )
                if isinstance(event, QueueProgress) and runs and event.state is QueueState.IDLE:
                    return


def _percent(event: BatchEvent | None, before: float) -> float:
    """Return how far one large file is; the queue's own figure for many."""
    if isinstance(event, FileProgress) and event.path.name == "large.txt":
        return event.percent
    return event.percent if isinstance(event, QueueProgress) and event.percent > before else before


if __name__ == "__main__":
    main()
