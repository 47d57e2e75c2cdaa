"""What can be done with a model, and when."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_translator.core.marks import translatable
from desktop_translator.ui.models.row import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping


class Deed(Enum):
    """An order about one model; the value is what its button says."""

    DOWNLOAD = translatable("models", "Download")
    UPDATE = translatable("models", "Update")
    RESUME = translatable("models", "Resume")
    PAUSE = translatable("models", "Pause")
    CANCEL = translatable("models", "Cancel download")
    USE = translatable("models", "Translate with it")
    VERIFY = translatable("models", "Check its files")
    EXPORT = translatable("models", "Export…")
    DELETE = translatable("models", "Delete")


POSSIBLE: Mapping[Standing, tuple[Deed, ...]] = MappingProxyType(
    {
        Standing.SHIPPED: (Deed.USE, Deed.VERIFY),
        Standing.INSTALLED: (Deed.USE, Deed.VERIFY, Deed.EXPORT, Deed.DELETE),
        Standing.NEWER: (Deed.UPDATE, Deed.USE, Deed.VERIFY, Deed.EXPORT, Deed.DELETE),
        Standing.FETCHING: (Deed.PAUSE, Deed.CANCEL),
        Standing.WAITING: (Deed.PAUSE, Deed.CANCEL),
        Standing.PAUSED: (Deed.RESUME, Deed.CANCEL),
        Standing.STOPPED: (Deed.RESUME, Deed.CANCEL),
        Standing.AVAILABLE: (Deed.DOWNLOAD,),
    }
)
"""The most likely deed comes first: it is the one that Enter does in the list."""
