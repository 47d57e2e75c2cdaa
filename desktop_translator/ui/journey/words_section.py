"""Part 4: the tokens joined into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from desktop_translator.ui.journey.brush import chip_size
from desktop_translator.ui.journey.flow import bottom, flow
from desktop_translator.ui.journey.look import WRAPPED, wrapped_height
from desktop_translator.ui.journey.section import Section
from desktop_translator.ui.journey.view import Kind, Spot

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from desktop_translator.ui.journey.brush import Brush
    from desktop_translator.ui.journey.look import Look
    from desktop_translator.ui.journey.view import Moment

_GAP = 4
_CHOSEN_FROM = 0.65


class WordsSection(Section):
    """A chip per token that came out, and the text they make."""

    def arrange_content(self, look: Look) -> float:
        """Place the chips and the text."""
        journey = self.view.journey
        sizes = [chip_size(look, step.token.text) for step in journey.steps]
        gap = look.px(_GAP)
        self.boxes = flow(sizes, self.room, gap, gap, self.view.target_from_right)
        top = bottom(self.boxes, self.room.top()) + look.px(12)
        height = wrapped_height(look.words, journey.text or " ", self.room.width())
        self._text = QRectF(self.room.left(), top, self.room.width(), height + 2)
        return self._text.bottom()

    def paint_content(self, brush: Brush, moment: Moment) -> None:
        """Paint what has come out so far."""
        look, steps = brush.look, self.view.journey.steps
        pointed = moment.spot.source if moment.spot else None
        count = int(moment.progress.steps + 1 - _CHOSEN_FROM)
        for index, (step, box) in enumerate(zip(steps[:count], self.boxes, strict=False)):
            share = None
            if moment.spot is not None and moment.spot.step == index:
                share = 1.0
            elif pointed is not None and step.attention:
                share = step.attention[pointed]
            brush.chip(box, step.token, share)
        text = steps[count - 1].text if count else ""
        side = Qt.AlignmentFlag.AlignRight if self.view.target_from_right else 0
        flags = int(WRAPPED.value) | int(Qt.AlignmentFlag.AlignAbsolute.value)
        flags |= int(Qt.AlignmentFlag(side).value)
        brush.painter.setFont(look.words)
        brush.painter.setPen(look.text)
        brush.painter.drawText(self._text, flags, text)

    def spot_at(self, point: QPointF) -> tuple[Spot, QRectF] | None:
        """Return the step whose token is at a place."""
        for index, box in enumerate(self.boxes):
            if box.contains(point):
                return Spot(Kind.STEP, index), box
        return None
