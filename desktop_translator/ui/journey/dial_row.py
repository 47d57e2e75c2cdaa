"""The row of the temperature dial: its words, and the place that the dial itself takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from desktop_translator.core.journey import TEMPERATURES
from desktop_translator.core.marks import translatable
from desktop_translator.ui.journey.flow import mirrored
from desktop_translator.ui.journey.look import line_height, text_width
from desktop_translator.ui.journey.texts import say, temperature_text

if TYPE_CHECKING:
    from desktop_translator.ui.journey.brush import Brush
    from desktop_translator.ui.journey.look import Look

_SLIDER = 220
_SHORTEST_SLIDER = 90
_GAP = 10


class DialRow:
    """Words, dial and value side by side; the value below where there is little room.

    Attributes:
        slider: the place of the dial.
        bottom: where the row ends.
    """

    def __init__(self, look: Look, room: QRectF) -> None:
        height = max(line_height(look.small), look.px(24))
        gap = look.px(_GAP)
        self._words = (
            say(translatable("journey", "Temperature")),
            say(translatable("journey", "faithful")),
            say(translatable("journey", "free")),
        )
        widths = [text_width(look.small, text) + 2 for text in self._words]
        value_width = text_width(look.small, temperature_text(1.0)) + look.px(24)
        spare = room.width() - sum(widths) - 4 * gap
        below = spare - value_width < look.px(_SHORTEST_SLIDER)
        slider_width = min(spare if below else spare - value_width, look.px(_SLIDER))
        places = []
        x = room.left()
        for width in (widths[0] + gap, widths[1], max(slider_width, 1), widths[2] + gap):
            places.append(QRectF(x, room.top(), width, height))
            x += width + gap
        value = QRectF(x, room.top(), value_width, height)
        if below:
            value = QRectF(room.left(), room.top() + height, room.width(), height)
        self.bottom = value.bottom()
        if look.mirrored:
            places = [mirrored(place, room) for place in places]
            value = mirrored(value, room)
        self._name, self._low, self.slider, self._high = places
        self._value = value

    def paint(self, brush: Brush, temperature: float) -> None:
        """Paint the words around the dial."""
        look = brush.look
        name, low, high = self._words
        brush.begin(self._name, name, look.small, look.text)
        brush.end(self._low, low, look.small, look.secondary)
        brush.begin(self._high, high, look.small, look.secondary)
        brush.begin(self._value, temperature_text(temperature), look.small, look.text)

    def paint_slider(self, brush: Brush, temperature: float) -> None:
        """Paint the dial itself, where there is no widget for it."""
        look = brush.look
        share = TEMPERATURES.index(temperature) / (len(TEMPERATURES) - 1)
        thickness, radius = look.px(4), look.px(8)
        groove = QRectF(
            self.slider.left(),
            self.slider.center().y() - thickness / 2,
            self.slider.width(),
            thickness,
        )
        brush.bar(groove, share, look.accent)
        along = groove.width() * (1 - share if look.mirrored else share)
        brush.dot(QPointF(groove.left() + along, groove.center().y()), radius)
