"""What is asked for a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_translator.pipeline.requests import Detect


DETECT = "auto"
"""In the place of a source language: find it out."""


@dataclass(frozen=True, slots=True)
class Direction:
    """What to translate from and into; with `detect`, the source is what a short text leans on."""

    source: str
    target: str
    detect: Detect | None = None

    def asks_as(self, other: Direction) -> bool:
        """Tell whether a text would be translated in the same way."""
        if self.detect is None:
            return self == other
        return (self.target, self.detect) == (other.target, other.detect)
