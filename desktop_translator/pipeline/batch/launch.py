"""Starting the process of files. Light to import: the window does it soon after its first paint."""

from __future__ import annotations

import logging
import os
import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.core.offline import forbid_network

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

_NICENESS = 10


@dataclass(frozen=True, slots=True)
class FilesConfig:
    """What a process of files needs to know.

    Attributes:
        journal_folder: where the queue is kept on disk.
        journal_name: tells the window's queue from the terminal's.
        model_folders, preferred_models: as the models page has them.
        detection_model: fastText's model.
        memory_file: the translation memory, None to do without.
        goes_on: whether what an earlier run has left is in the queue; else it is put aside.
        offline: refuse every network connection in that process too.
        log_file: where to log, or None.
        suspects: how often the process has died at a file, by its number.
    """

    journal_folder: Path
    journal_name: str
    model_folders: tuple[Path, ...]
    preferred_models: Mapping[str, str]
    detection_model: Path
    memory_file: Path | None = None
    goes_on: bool = True
    offline: bool = False
    log_file: Path | None = None
    suspects: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunningFiles:
    """A process of files and the connection to it; closing that ends it."""

    process: SpawnProcess
    connection: Connection


def start_files(
    config: FilesConfig, target: Callable[[Connection, FilesConfig], None] | None = None
) -> RunningFiles:
    """Start a process of files; `target` is what it runs, `run` if it is not given."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=target or run, args=(theirs, config), name="files", daemon=True
    )
    process.start()
    theirs.close()
    return RunningFiles(process, ours)


def run(connection: Connection, config: FilesConfig) -> None:
    """Be the process of files."""
    # Ctrl-C in a terminal reaches the whole group; the parent decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    if config.offline:
        forbid_network()
    if config.log_file is not None:
        logging.basicConfig(filename=config.log_file, level=logging.INFO)
    from desktop_translator.pipeline.batch.process import serve

    serve(connection, config)
