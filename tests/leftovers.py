"""Finds what a test has started and not ended."""

from __future__ import annotations

import gc
import multiprocessing
import threading
import time
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def snapshot(*, qt: bool) -> Mapping[object, str]:
    """Return what runs now: a key that tells two things apart, and words for a message."""
    found = dict(_threads())
    found.update(_processes())
    if qt:
        found.update(_qt_objects())
        found.update(_windows())
    return found


def wait(before: Mapping[object, str], *, qt: bool, seconds: float) -> list[str]:
    """Return what is new since `before` and has not ended within some seconds."""
    deadline = time.monotonic() + seconds
    while True:
        now = snapshot(qt=qt)
        remaining = [words for key, words in now.items() if key not in before]
        if not remaining or time.monotonic() > deadline:
            return remaining
        time.sleep(0.02)


def _threads() -> Iterator[tuple[object, str]]:
    for thread in threading.enumerate():
        # Python's stand-in for a thread of Qt's outlives it; the QThread is looked at itself.
        if not thread.name.startswith("Dummy-"):
            yield ("thread", thread.ident), f"thread {thread.name!r}"


def _processes() -> Iterator[tuple[object, str]]:
    multiprocessing.active_children()  # reaps those that have ended
    for process in psutil.Process().children(recursive=True):
        try:
            command = " ".join(process.cmdline())
            zombie = process.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            continue
        if not zombie and "resource_tracker" not in command:
            yield ("process", process.pid), f"process {process.pid} ({command})"


def _qt_objects() -> Iterator[tuple[object, str]]:
    from PySide6.QtCore import QThread, QTimer
    from shiboken6 import isValid

    for thing in gc.get_objects():
        kind = type(thing)  # never isinstance: a mock may lie about its class
        if issubclass(kind, QTimer) and isValid(thing) and thing.isActive():
            yield ("timer", id(thing)), f"running timer of {thing.parent()!r}"
        elif issubclass(kind, QThread) and isValid(thing) and thing.isRunning():
            yield ("thread", id(thing)), f"running thread {thing!r}"


def _windows() -> Iterator[tuple[object, str]]:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getCppPointer

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            yield ("window", getCppPointer(window)), f"window {window!r}"
