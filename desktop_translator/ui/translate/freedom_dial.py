"""From faithful to free."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from desktop_translator.core.quality import MOST_FREE_PERCENT, creative
from desktop_translator.ui.widgets.debounce import Debounce

_REST_MS = 300
_STEP = 5
_PAGE = 20


class FreedomDial(QWidget):
    """A slider between two words, and what it sets.

    Signals:
        turned: the person has turned it and rests: the new place, 0 to 100.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, MOST_FREE_PERCENT)
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(_PAGE)
        self.slider.setAccessibleName(self.tr("From faithful to free, in percent"))
        self._sets = self._label("")
        self._sets.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._debounce = Debounce(_REST_MS, self)
        self._debounce.fired.connect(lambda: self.turned.emit(self.slider.value()))
        self.slider.valueChanged.connect(self._explain)
        self.slider.valueChanged.connect(self._debounce.restart)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 0, 10, 8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label(self.tr("Faithful")), 0, 0)
        grid.addWidget(self.slider, 0, 1)
        grid.addWidget(self._label(self.tr("Free")), 0, 2)
        grid.addWidget(self._sets, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        self._explain(self.slider.value())

    def show_value(self, percent: int) -> None:
        """Show a place without telling of it."""
        if percent != self.slider.value():
            self.slider.setValue(percent)
            self._debounce.cancel()

    def _explain(self, percent: int) -> None:
        options = creative(percent)
        words = self.tr("temperature {temperature:.2f}, nucleus {top_p:.2f}").format(
            temperature=options.temperature, top_p=options.top_p
        )
        self._sets.setText(words)
        self.slider.setAccessibleDescription(words)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "secondary")
        return label
