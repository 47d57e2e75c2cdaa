"""What a person can set, and what the window remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

from desktop_translator.core.quality import DEFAULT_QUALITY, Quality


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every stored choice, with its default.

    Attributes:
        source: language code of the last pair.
        target: language code of the last pair.
        theme: colours of the window.
        zoom_percent: size of the text in both panes, 50 to 300.
        geometry: position and size of the window, base64 of Qt's own format.
        splitter: sizes of the two panes, base64 of Qt's own format.
        quality: how translations are decoded.
        preferred_models: `source-target` to the id of the route wanted for it (`core.routes`).
    """

    source: str = "fr"
    target: str = "en"
    theme: Theme = Theme.SYSTEM
    zoom_percent: int = 100
    geometry: str = ""
    splitter: str = ""
    quality: Quality = DEFAULT_QUALITY
    preferred_models: Mapping[str, str] = field(default_factory=dict)
