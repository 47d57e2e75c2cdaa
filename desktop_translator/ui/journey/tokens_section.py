"""Part 1: the sentence cut into tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF

from desktop_translator.ui.journey.brush import chip_size
from desktop_translator.ui.journey.flow import bottom, flow
from desktop_translator.ui.journey.look import line_height, text_width
from desktop_translator.ui.journey.section import Section
from desktop_translator.ui.journey.texts import percent
from desktop_translator.ui.journey.view import Kind, Spot

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from desktop_translator.ui.journey.brush import Brush
    from desktop_translator.ui.journey.look import Look
    from desktop_translator.ui.journey.view import Moment

_GAP = 8
_LEAST_SHOWN = 0.05


class TokensSection(Section):
    """A chip per token; below it, how much the step that is pointed at looks there."""

    def arrange_content(self, look: Look) -> float:
        """Place the chips, with room for a percentage below each."""
        widest = text_width(look.small, percent(1.0))
        sizes = [chip_size(look, token.text) for token in self.view.journey.source]
        sizes = [
            QSizeF(max(size.width(), widest), size.height() + line_height(look.small))
            for size in sizes
        ]
        self.boxes = flow(sizes, self.room, look.px(_GAP), look.px(2), self.view.source_from_right)
        return bottom(self.boxes, self.room.top())

    def paint_content(self, brush: Brush, moment: Moment) -> None:
        """Paint the tokens there are so far."""
        look, journey = brush.look, self.view.journey
        step = moment.spot.step if moment.spot else None
        attention = journey.steps[step].attention if step is not None else ()
        below = line_height(look.small)
        for index, (token, box) in enumerate(zip(journey.source, self.boxes, strict=True)):
            if index >= moment.progress.tokens:
                break
            share = attention[index] if attention else None
            if moment.spot is not None and moment.spot.source == index:
                share = 1.0
            chip = box.adjusted(0, 0, 0, -below)
            brush.chip(chip, token, share)
            if attention and attention[index] >= _LEAST_SHOWN:
                place = QRectF(box.left(), chip.bottom() + 1, box.width(), below)
                brush.middle(place, percent(attention[index]), look.small, look.accent)

    def spot_at(self, point: QPointF) -> tuple[Spot, QRectF] | None:
        """Return the token at a place."""
        for index, box in enumerate(self.boxes):
            if box.contains(point):
                return Spot(Kind.SOURCE, index), box
        return None
