"""A process of its own to prepare a model in: conversion is slow, hungry, and cannot be stopped."""

from __future__ import annotations

import logging
import signal
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_translator.core.errors import AppError
from desktop_translator.core.import_errors import ConversionStoppedError
from desktop_translator.engine.launch import lower_priority

if TYPE_CHECKING:
    from collections.abc import Generator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from desktop_translator.engine.detection import Detected

log = logging.getLogger(__name__)

_TICK_S = 0.05


class Stage(StrEnum):
    """What is being done to a model."""

    UNPACKING = "unpacking"
    CONVERTING = "converting"
    COPYING = "copying"
    QUANTIZING = "quantizing"
    CHECKING = "checking"
    TESTING = "testing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is, in bytes; a total of 0 means that nobody knows."""

    stage: Stage
    done_bytes: int = 0
    total_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Preparation:
    """What to make a model of.

    Attributes:
        source: folder of the files as they came.
        target: empty folder for the model.
        name: of the model, which may tell its languages.
        path: what the user chose, for errors.
        family: how it is tokenised, where the user knows better.
        quantize: whether to store float weights as int8.
    """

    source: Path
    target: Path
    name: str
    path: str
    family: str = ""
    quantize: bool = True


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of it: what the model is, and what was done to it."""

    detected: Detected
    converted: bool
    quantized: bool


def prepare_apart(
    request: Preparation,
) -> Generator[Progress | None, None, Prepared]:
    """Prepare a model in another process, yielding how far it is, or None when there is no news.

    Closing the generator ends the process at once.

    Raises:
        AppError: it could not be prepared, or the process died.
    """
    # Not needed before the first paint, and slow to import.
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, request), name="workshop", daemon=True)
    process.start()
    theirs.close()
    try:
        while True:
            if not ours.poll(_TICK_S):
                yield None
                continue
            try:
                message: Progress | Prepared | AppError = ours.recv()
            except EOFError as error:
                raise ConversionStoppedError(path=request.path) from error
            if isinstance(message, AppError):
                raise message
            if isinstance(message, Prepared):
                return message
            yield message
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _work(connection: Connection, request: Preparation) -> None:
    """Be the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when this ends
    lower_priority()
    # Imported late: numpy and CTranslate2 are of no use to the parent.
    from desktop_translator.engine.preparation import prepare

    try:
        connection.send(prepare(request, connection.send))
    except AppError as error:
        connection.send(error)
    except BrokenPipeError:
        return  # the parent is gone
    except Exception:  # the process boundary: a bug still ends in words
        log.exception("a model could not be prepared")
        connection.send(AppError())
