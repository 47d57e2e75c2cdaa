"""What a person can set, and what the window remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

from desktop_translator.core.devices import Device
from desktop_translator.core.file_choices import DEFAULT_FILE_CHOICES, FileChoices
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
        device: where models are computed.
        unload_after_minutes: how long the engine rests before it drops its models; 0 keeps them.
        preferred_models: `source-target` to the id of the route wanted for it (`core.routes`).
        detects: whether the language of a text is found out.
        remembers: whether translations are kept in the translation memory.
        files: how files are translated.
        hub_mirror: address of a copy of the Hub to download from; empty for the Hub itself.
        hub_proxy: `http://` or `socks5://` address of a proxy; empty for the system's.
        hub_certificates: PEM file of authorities to trust besides the system's; empty for none.
    """

    source: str = "fr"
    target: str = "en"
    theme: Theme = Theme.SYSTEM
    zoom_percent: int = 100
    geometry: str = ""
    splitter: str = ""
    quality: Quality = DEFAULT_QUALITY
    device: Device = Device.AUTO
    unload_after_minutes: int = 10
    preferred_models: Mapping[str, str] = field(default_factory=dict)
    detects: bool = True
    remembers: bool = True
    files: FileChoices = DEFAULT_FILE_CHOICES
    hub_mirror: str = ""
    hub_proxy: str = ""
    hub_certificates: str = ""

    @property
    def unload_after_s(self) -> float | None:
        """How long the engine rests before it drops its models; None for ever."""
        return self.unload_after_minutes * 60.0 if self.unload_after_minutes > 0 else None
