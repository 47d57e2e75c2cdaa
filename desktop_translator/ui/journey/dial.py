"""The temperature dial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider

from desktop_translator.core.journey import TEMPERATURES
from desktop_translator.ui.journey.texts import temperature_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PAGE = 4


class Dial(QSlider):
    """A slider over the temperatures for which probabilities are known.

    Signals:
        temperature_changed: another temperature is shown.
    """

    temperature_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, len(TEMPERATURES) - 1)
        self.setPageStep(_PAGE)
        self.setValue(TEMPERATURES.index(1.0))
        self.setAccessibleName(self.tr("Temperature"))
        self._describe()
        self.valueChanged.connect(self._on_changed)

    @property
    def temperature(self) -> float:
        """What the dial shows."""
        return TEMPERATURES[self.value()]

    def _on_changed(self) -> None:
        self._describe()
        self.temperature_changed.emit()

    def _describe(self) -> None:
        words = temperature_text(self.temperature)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
