"""The quality in use."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_translator.core.marks import translatable
from desktop_translator.core.quality import Preset, Quality
from desktop_translator.pipeline.requests import Wishes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.core.decoding import DecodingOptions

NAMES: Mapping[Preset, str] = MappingProxyType(
    {
        Preset.FAST: translatable("quality", "Fast"),
        Preset.BEST: translatable("quality", "Best"),
        Preset.CREATIVE: translatable("quality", "Creative"),
        Preset.CUSTOM: translatable("quality", "Custom…"),
    }
)

WORDS: Mapping[Preset, str] = MappingProxyType(
    {
        Preset.FAST: translatable("quality", "The most probable word each time, at once."),
        Preset.BEST: translatable(
            "quality", "A quick draft; then better sentences replace it where they are found."
        ),
        Preset.CREATIVE: translatable("quality", "Words drawn by chance: every version differs."),
        Preset.CUSTOM: translatable("quality", "Every decoding option, set by you."),
    }
)


def name_of(preset: Preset) -> str:
    """Return the name of a preset in the language of the interface, without dots."""
    return QCoreApplication.translate("quality", NAMES[preset]).rstrip("…")


class QualityChoice(QObject):
    """The quality in use, and what it can be changed to.

    Signals:
        changed: another `Quality` is in use.
    """

    changed = Signal(object)

    def __init__(self, quality: Quality, parent: QObject) -> None:
        super().__init__(parent)
        self._quality = quality

    @property
    def quality(self) -> Quality:
        """The quality in use."""
        return self._quality

    def wishes(self) -> Wishes:
        """Say how to translate now."""
        return Wishes(self._quality.options, self._quality.draft)

    def choose_preset(self, preset: Preset) -> None:
        """Use a preset."""
        self._use(replace(self._quality, preset=preset))

    def choose_freedom(self, percent: int) -> None:
        """Turn the dial of the creative preset, and use it."""
        self._use(replace(self._quality, preset=Preset.CREATIVE, freedom_percent=percent))

    def choose_custom(self, options: DecodingOptions) -> None:
        """Use options of the person's own."""
        self._use(replace(self._quality, preset=Preset.CUSTOM, custom=options))

    def _use(self, quality: Quality) -> None:
        if quality != self._quality:
            self._quality = quality
            self.changed.emit(quality)
