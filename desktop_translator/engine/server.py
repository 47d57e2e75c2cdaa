"""The engine process: a private socket, a thread per connection, and the worker."""

from __future__ import annotations

import logging
import shutil
import signal
import tempfile
import threading
from functools import partial
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.engine.messages import (
    Cancel,
    Event,
    Leave,
    Priority,
    Quit,
    Trace,
    Translate,
)
from desktop_translator.engine.queue import Job, JobQueue

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.engine.launch import EngineConfig
    from desktop_translator.engine.messages import Routed

log = logging.getLogger(__name__)


def serve(lifeline: Connection, config: EngineConfig) -> None:
    """Serve until a client says `Quit` or the other end of `lifeline` closes.

    The address of the socket is sent down `lifeline` once it listens; only who knows
    `config.authkey` is let in.
    """
    # Ctrl-C in a terminal reaches the whole group; the parent decides when the engine ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folder = Path(tempfile.mkdtemp(prefix="desktop-translator-"))
    jobs = JobQueue()
    try:
        with Listener(_address(folder), authkey=config.authkey) as listener:
            lifeline.send(listener.address)
            _start(_accept, listener, jobs)
            _start(_watch, lifeline, jobs)
            # Imported late: the client connects while the libraries load.
            from desktop_translator.engine.worker import Worker

            Worker(jobs, config).run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _address(folder: Path) -> str | None:
    """Name a Unix socket in our own folder; None lets Windows choose a named pipe."""
    return str(folder / "engine") if hasattr(signal, "SIGKILL") else None


def _start(target: object, *args: object) -> None:
    threading.Thread(target=target, args=args, daemon=True).start()  # type: ignore[arg-type]


def _watch(lifeline: Connection, jobs: JobQueue) -> None:
    """Close the queue when the parent process is gone, however it went."""
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        jobs.close()


def _accept(listener: Listener, jobs: JobQueue) -> None:
    while True:
        try:
            connection = listener.accept()
        except OSError:
            return  # the listener was closed: the process is ending
        except Exception:  # noqa: BLE001 - a stranger without the key must not end the engine
            log.warning("a connection was refused")
            continue
        _start(_listen, connection, jobs)


def _is_request(send: Callable[[Event], None], request_id: int | None, job: Job) -> bool:
    """Tell whether a job came from a connection (and, if a number is given, is that request)."""
    return job.send is send and request_id in (None, job.request.request_id)


def _listen(connection: Connection, jobs: JobQueue) -> None:
    """Queue the requests of one client; when it is gone, cancel them."""
    sending = threading.Lock()

    def send(event: Event) -> None:
        with sending:
            try:
                connection.send(event)
            except OSError:
                jobs.cancel(partial(_is_request, send, None))

    while True:
        try:
            request = connection.recv()
        except (EOFError, OSError):
            jobs.cancel(partial(_is_request, send, None))
            return
        if isinstance(request, Quit):
            jobs.close()
        elif isinstance(request, Leave):
            jobs.cancel(partial(_is_request, send, None))
            connection.close()
            return
        elif isinstance(request, Cancel):
            jobs.cancel(partial(_is_request, send, request.request_id))
        else:
            jobs.put(Job(request, send, _urgency(request)))


def _urgency(request: Routed) -> Priority:
    if isinstance(request, Translate):
        return request.priority
    return Priority.EXPLANATION if isinstance(request, Trace) else Priority.INTERACTIVE
