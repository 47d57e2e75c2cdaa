"""The graphics processor: whether it can be used, how, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import ctranslate2

from desktop_translator.core.devices import Device

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_COMPUTE_TYPES = ("int8_float16", "float16", "int8_float32", "float32")
"""By preference. Whole numbers halve the memory; published figures say that they are about as fast
(5 % faster on an RTX 5070 Ti, 10 % slower on an H100) and lose no quality that can be measured."""

NOT_WANTED = "the settings say so"
NOT_FOUND = "no graphics processor was found that works with CUDA 12"
OUT_OF_MEMORY = "its memory is too small for this model"


class GpuLostError(Exception):
    """The graphics processor failed during work; the model is on the CPU now."""


class GpuLibrary(Protocol):
    """What CTranslate2 tells of graphics processors."""

    def get_cuda_device_count(self) -> int:
        """How many there are."""
        ...

    def get_supported_compute_types(self, device: str) -> AbstractSet[str]:
        """Which number formats a device can compute with."""
        ...


class Gpu:
    """The graphics processor as this engine knows it: once it failed, it is left alone.

    Attributes:
        reason: why it is not used, in plain words; empty while it may be.
        compute_type: the number format to use it with.
    """

    def __init__(self, wish: Device, reason: str = "", library: GpuLibrary = ctranslate2) -> None:
        """Look for it, unless `reason` says already why not."""
        self.compute_type = ""
        self.reason = reason or (NOT_WANTED if wish is Device.CPU else "")
        if self.reason:
            return
        try:
            count = library.get_cuda_device_count()
            types = library.get_supported_compute_types("cuda") if count else frozenset()
        except (RuntimeError, ValueError) as error:
            self.reason = _first_line(error)
            return
        self.compute_type = next((kind for kind in _COMPUTE_TYPES if kind in types), "")
        if not self.compute_type:
            self.reason = NOT_FOUND

    def fail(self, error: Exception) -> str:
        """Note a failure and return the reason in words; a lack of memory is one model's alone."""
        if "out of memory" in str(error).lower():
            return OUT_OF_MEMORY
        self.reason = _first_line(error)
        return self.reason


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
