"""Our side of the process of files: it starts the process, watches it, and starts it again."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter, deque
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import FilesStoppedError
from desktop_translator.core.errors import AppError
from desktop_translator.pipeline.batch.events import QueueProgress, QueueState
from desktop_translator.pipeline.batch.launch import FilesConfig, RunningFiles, start_files
from desktop_translator.pipeline.batch.messages import EngineAt, EngineWanted, InHand, Obeyed
from desktop_translator.pipeline.batch.requests import (
    CancelFiles,
    Pause,
    RemoveFiles,
    ShowPairs,
    ShutDown,
    Start,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_translator.engine.launch import EngineAddress
    from desktop_translator.pipeline.batch.events import BatchEvent
    from desktop_translator.pipeline.batch.requests import Command

log = logging.getLogger(__name__)

TICK_S = 0.02
PATIENCE_S = 1.0
"""A process that does not stop within this time, since it is deep in a document, is killed."""
_QUIT_TIMEOUT_S = 3.0
_MOST_CRASHES = 3
"""So often in a row, with no document to blame, and it is not started again."""
_STOPPING = (Pause, CancelFiles, RemoveFiles, ShutDown)


class FilesClient:
    """The queue of files as the rest of the program sees it.

    `send` may be called from any thread; one thread goes through `events`, which starts the
    process. `engine` says where the engine is, and starts it if there is none.
    """

    def __init__(
        self,
        config: FilesConfig,
        engine: Callable[[], EngineAddress],
        start: Callable[[FilesConfig], RunningFiles] = start_files,
    ) -> None:
        self._config = config
        self._engine = engine
        self._start = start
        self._sending = threading.Lock()
        self._files: RunningFiles | None = None
        self._unanswered: deque[tuple[Command, float]] = deque()
        self._spoke_at: float | None = None
        self._runs = False
        self._in_hand: int | None = None
        self._suspects: Counter[int] = Counter()
        self._crashes = 0

    @property
    def is_answered(self) -> bool:
        """Whether every command has been carried out, as far as the events so far tell."""
        with self._sending:
            return not self._unanswered

    def send(self, command: Command) -> None:
        """Have a command carried out; what comes of it is among the events."""
        with self._sending:
            self._unanswered.append((command, time.monotonic()))
            if self._files is not None:
                with suppress(OSError):  # it has died: it is sent again to the next process
                    self._files.connection.send(command)

    def events(self) -> Generator[BatchEvent | None, None, None]:
        """Yield what the process tells, and None about every 20 ms without news.

        It ends after `ShutDown`. Closing it ends the process at once; nothing is lost by that.

        Raises:
            FilesStoppedError: the process dies again and again.
        """
        try:
            while True:
                files = self._begin()
                try:
                    yield from self._told(files)
                except (EOFError, OSError):
                    is_over = self._has_left(files)
                    self._note_end()
                    if is_over:
                        return
        finally:
            self._end()

    def _told(self, files: RunningFiles) -> Generator[BatchEvent | None, None, None]:
        while True:
            self._kill_if_stuck(files)
            if not files.connection.poll(TICK_S):
                yield None
                continue
            message = files.connection.recv()
            self._spoke_at = self._spoke_at or time.monotonic()
            if isinstance(message, EngineWanted):
                files.connection.send(self._engine_at())
            elif isinstance(message, InHand):
                self._in_hand = message.file_id
            elif isinstance(message, Obeyed):
                self._crashes = 0
                with self._sending:
                    command, _ = self._unanswered.popleft()
                    self._runs |= isinstance(command, Start)
                    self._runs &= not isinstance(command, Pause)
            else:
                if isinstance(message, QueueProgress) and message.state is QueueState.IDLE:
                    self._runs = False
                yield message

    def _begin(self) -> RunningFiles:
        """Start a process, and tell it what the one before has left undone."""
        files = self._start(replace(self._config, suspects=dict(self._suspects)))
        with self._sending:
            self._files = files
            self._spoke_at = None
            now = time.monotonic()
            commands = [command for command, _ in self._unanswered]
            if self._runs and not any(isinstance(each, Pause) for each in commands):
                commands.append(Start())
            self._unanswered = deque((command, now) for command in commands)
            with suppress(OSError):
                for command in commands:
                    files.connection.send(command)
        return files

    def _kill_if_stuck(self, files: RunningFiles) -> None:
        if self._spoke_at is None:
            return  # it is starting
        before = time.monotonic() - PATIENCE_S
        with self._sending:
            stuck = self._spoke_at < before and any(
                isinstance(command, _STOPPING) and sent < before
                for command, sent in self._unanswered
            )
        if stuck:
            log.info("the process of files is deep in a document, and killed")
            self._in_hand = None  # this is no crash
            self._crashes -= 1
            files.process.kill()
            files.process.join()
            raise EOFError

    def _engine_at(self) -> EngineAt:
        try:
            return EngineAt(self._engine())
        except AppError as error:
            return EngineAt(None, error)

    def _has_left(self, files: RunningFiles) -> bool:
        """Tell whether the process has ended because it was told to."""
        files.process.join(_QUIT_TIMEOUT_S)
        with self._sending:
            self._files = None
            files.connection.close()
            asked = any(isinstance(command, ShutDown) for command, _ in self._unanswered)
        return asked or files.process.exitcode == 0

    def _note_end(self) -> None:
        """Find out what the process has died of, and forget what cannot be tried again."""
        if self._in_hand is not None:
            self._suspects[self._in_hand] += 1
            self._in_hand = None
        else:
            self._crashes += 1
        with self._sending:
            self._unanswered = deque(
                each for each in self._unanswered if not isinstance(each[0], ShowPairs)
            )
        if self._crashes >= _MOST_CRASHES:
            raise FilesStoppedError

    def _end(self) -> None:
        with self._sending:
            files, self._files = self._files, None
        if files is not None:
            if files.process.is_alive():
                files.process.kill()
            files.process.join()
            files.connection.close()
            files.process.close()
