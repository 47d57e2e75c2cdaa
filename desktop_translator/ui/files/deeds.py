"""What can be done with a file of the queue, and when."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from desktop_translator.core.marks import translatable
from desktop_translator.pipeline.batch.events import UNFINISHED, FileState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.pipeline.batch.events import FileProgress


class FileDeed(Enum):
    """An order about chosen files; the value is what its button says."""

    OPEN = translatable("files", "Open the translation")
    PREVIEW = translatable("files", "Preview")
    OPEN_FOLDER = translatable("files", "Open its folder")
    OPEN_ORIGINAL = translatable("files", "Open the original")
    COPY_PATH = translatable("files", "Copy the path")
    RETRY = translatable("files", "Try again")
    CANCEL = translatable("files", "Cancel")
    MOVE_UP = translatable("files", "Move up")
    MOVE_DOWN = translatable("files", "Move down")
    REMOVE = translatable("files", "Remove from the list")


_KEYS: Mapping[FileDeed, str | QKeySequence.StandardKey] = MappingProxyType(
    {
        FileDeed.OPEN: "Return",
        FileDeed.PREVIEW: "Space",
        FileDeed.COPY_PATH: QKeySequence.StandardKey.Copy,
        FileDeed.RETRY: "F5",
        FileDeed.MOVE_UP: "Alt+Up",
        FileDeed.MOVE_DOWN: "Alt+Down",
        FileDeed.REMOVE: "Del",
    }
)
RETRIABLE = frozenset({FileState.SKIPPED, FileState.FAILED, FileState.CANCELLED})
_WRITTEN = frozenset({FileState.DONE, FileState.DONE_WITH_WARNINGS})
_ALWAYS = frozenset(
    {FileDeed.OPEN_FOLDER, FileDeed.OPEN_ORIGINAL, FileDeed.COPY_PATH, FileDeed.REMOVE}
)
_OF_ONE = frozenset({FileDeed.OPEN, FileDeed.PREVIEW, FileDeed.OPEN_FOLDER, FileDeed.OPEN_ORIGINAL})


def key_of(deed: FileDeed) -> QKeySequence:
    """Return the key of an order in the list; an empty one if it has none."""
    return QKeySequence(_KEYS[deed]) if deed in _KEYS else QKeySequence()


def possible(file: FileProgress) -> frozenset[FileDeed]:
    """Return what makes sense for a file as it is now."""
    return _possible(file.state, file.examined)


def possible_for_all(files: tuple[FileProgress, ...]) -> frozenset[FileDeed]:
    """Return what can be done with several files: what makes sense for any of them."""
    kinds = {(file.state, file.examined) for file in files}
    deeds = frozenset[FileDeed]().union(*(_possible(*kind) for kind in kinds))
    return deeds if len(files) == 1 else deeds - _OF_ONE


def _possible(state: FileState, examined: bool) -> frozenset[FileDeed]:
    deeds = set(_ALWAYS)
    if state in _WRITTEN:
        deeds.add(FileDeed.OPEN)
    if state in RETRIABLE:
        deeds.add(FileDeed.RETRY)
    if state in UNFINISHED:
        deeds |= {FileDeed.CANCEL, FileDeed.MOVE_UP, FileDeed.MOVE_DOWN}
    if examined and state is not FileState.FAILED:
        deeds.add(FileDeed.PREVIEW)
    return frozenset(deeds)
