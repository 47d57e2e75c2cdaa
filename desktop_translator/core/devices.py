"""Where models are computed."""

from __future__ import annotations

from enum import StrEnum


class Device(StrEnum):
    """What a person can want: the graphics processor where one works, or never."""

    AUTO = "auto"
    CPU = "cpu"
