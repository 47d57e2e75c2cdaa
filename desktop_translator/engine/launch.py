"""Starting the engine process. Light to import: the window does it before its first paint."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.core.devices import Device
from desktop_translator.core.errors import EngineStartError
from desktop_translator.core.offline import forbid_network

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

START_TIMEOUT_S = 60.0
"""A cold disk and a busy machine once took 9 s; nobody waits a minute for nothing."""

_NICENESS = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """What an engine process needs to know.

    Attributes:
        threads: of the decoder; 0 means those that proved best, and until that is known one per
            processor, at most four (more do not help one sentence).
        tuning_file: where to remember how the processors are best shared out; None to measure
            nothing.
        device: whether to try the graphics processor.
        gpu_reason: why not to, in plain words; empty to go by `device`.
        unload_after_s: how long nobody may want anything before the models leave memory; None
            for ever.
        offline: refuse every network connection in the engine too.
        log_file: where to log, or None.
        authkey: what a client must know to connect; random.
    """

    threads: int = 0
    tuning_file: Path | None = None
    device: Device = Device.AUTO
    gpu_reason: str = ""
    unload_after_s: float | None = 600.0
    offline: bool = False
    log_file: Path | None = None
    authkey: bytes = field(default_factory=lambda: os.urandom(32), repr=False)


@dataclass(frozen=True, slots=True)
class EngineAddress:
    """Where an engine listens, and the key to get in; for our own processes only."""

    address: str
    authkey: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnedEngine:
    """A process that we have started; closing `lifeline` ends it."""

    process: SpawnProcess
    lifeline: Connection


@dataclass(frozen=True, slots=True)
class RunningEngine:
    """A connection to an engine, and its process unless another of ours has started it."""

    connection: Connection
    address: EngineAddress
    owned: OwnedEngine | None


def start_engine(config: EngineConfig) -> RunningEngine:
    """Start an engine process and connect to it.

    Raises:
        EngineStartError: it did not come up.
    """
    # Not needed before the first paint, and slow to import.
    import multiprocessing
    from multiprocessing.connection import Client

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run, args=(theirs, config), name="engine", daemon=True)
    try:
        process.start()
        theirs.close()
        if not ours.poll(START_TIMEOUT_S):
            raise TimeoutError("it did not answer")
        address = EngineAddress(ours.recv(), config.authkey)
        connection = Client(address.address, authkey=address.authkey)
    except (OSError, EOFError, multiprocessing.AuthenticationError) as error:
        if process.pid is not None:
            process.kill()
        ours.close()
        raise EngineStartError(reason=str(error) or "it ended at once") from error
    return RunningEngine(connection, address, OwnedEngine(process, ours))


def join_engine(address: EngineAddress) -> RunningEngine:
    """Connect to an engine that another process has started.

    Raises:
        EngineStartError: it is not there any more.
    """
    import multiprocessing
    from multiprocessing.connection import Client

    try:
        connection = Client(address.address, authkey=address.authkey)
    except (OSError, EOFError, multiprocessing.AuthenticationError) as error:
        raise EngineStartError(reason=str(error) or "it ended at once") from error
    return RunningEngine(connection, address, None)


def run(lifeline: Connection, config: EngineConfig) -> None:
    """Be the engine process: at low priority, before a model is loaded and its threads made."""
    lower_priority()
    if config.offline:
        forbid_network()
    if config.log_file is not None:
        logging.basicConfig(filename=config.log_file, level=logging.INFO)
    from desktop_translator.engine.server import serve

    serve(lifeline, config)


def lower_priority() -> None:
    """Let the window go first: measured, its worst stall falls from 35 ms to 8 ms."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)
