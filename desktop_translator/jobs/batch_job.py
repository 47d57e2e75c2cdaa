"""The queue of files as the window sees it: commands in, a signal out."""

from __future__ import annotations

import logging
import threading
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.errors import AppError
from desktop_translator.pipeline.batch.events import Refused
from desktop_translator.pipeline.batch.requests import ShutDown

if TYPE_CHECKING:
    from desktop_translator.pipeline.batch.client import FilesClient
    from desktop_translator.pipeline.batch.requests import Command

log = logging.getLogger(__name__)


class BatchJob(QObject):
    """Follows the process of files on a thread of its own.

    Signals:
        told: a `BatchEvent`.
    """

    told = Signal(object)

    def __init__(self, client: FilesClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._thread = threading.Thread(target=self._follow, name="files")

    def start(self) -> None:
        """Start the process: it tells at once what an earlier run has left."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Carry out a command; what comes of it is told."""
        self._client.send(command)

    def close(self) -> None:
        """End the process, keeping what is done, and wait for it."""
        if self._thread.is_alive():
            self._client.send(ShutDown())
            self._thread.join()

    def _follow(self) -> None:
        try:
            with closing(self._client.events()) as events:
                for event in events:
                    if event is not None:
                        self.told.emit(event)
        except AppError as error:
            self.told.emit(Refused(error))
        except Exception:  # the thread boundary
            log.exception("files")
            self.told.emit(Refused(AppError()))
