"""Part 3: the decoder, round by round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from desktop_translator.core.journey import Token
from desktop_translator.core.marks import translatable
from desktop_translator.ui.journey.dial_row import DialRow
from desktop_translator.ui.journey.flow import mirrored
from desktop_translator.ui.journey.look import mixed
from desktop_translator.ui.journey.section import Section
from desktop_translator.ui.journey.step_box import StepBox, arrange_step, fed_text
from desktop_translator.ui.journey.texts import no_attention, percent, say
from desktop_translator.ui.journey.view import Kind, Spot

if TYPE_CHECKING:
    from desktop_translator.ui.journey.brush import Brush
    from desktop_translator.ui.journey.look import Look
    from desktop_translator.ui.journey.view import Moment

_COLUMN = 150
_WIDEST_COLUMN = 210
_GAP = 40
_LINE_GAP = 28
_EDGE = 16
_ARROW_FROM, _ARROW = 0.75, 0.5
# Shares of a round after which the next thing is seen.
_BARS_FROM, _BARS_UNTIL = 0.1, 0.6
_CHOSEN_FROM = 0.65
_LOOKS_FROM = 0.8


class DecoderSection(Section):
    """A column per step: the token that goes in, bars of what may come out, and the attention."""

    def arrange_content(self, look: Look) -> float:
        """Place the dial, then the columns in as many rows as they need."""
        self.dial = DialRow(look, self.room)
        self.boxes: list[StepBox] = []
        journey, width = self.view.journey, self.room.width()
        gap = look.px(_GAP)
        per_row = max(1, int((width + gap) / (look.px(_COLUMN) + gap)))
        column = min((width - (per_row - 1) * gap) / per_row, look.px(_WIDEST_COLUMN))
        top = end = self.dial.bottom + look.px(14)
        for number in range(len(journey.steps)):
            place = number % per_row
            if number and not place:
                top = end + look.px(_LINE_GAP)
            box = QRectF(self.room.left() + place * (column + gap), top, column, 0)
            if self.view.target_from_right:
                box = mirrored(box, self.room)
            self.boxes.append(arrange_step(look, journey, number, box, self.view.details))
            end = max(end, self.boxes[-1].whole.bottom())
        return end

    def paint_content(self, brush: Brush, moment: Moment) -> None:
        """Paint the dial's words and the steps there are so far."""
        self.dial.paint(brush, moment.temperature)
        gap = brush.look.px(_GAP)  # of the arrow, and of what is highlighted
        for number, box in enumerate(self.boxes):
            share = min(max(moment.progress.steps - number, 0.0), 1.0)
            if share <= 0:
                break
            if brush.sees(box.whole.adjusted(-gap, -gap, gap, gap)):
                self._paint_step(brush, number, box, share, moment)

    def spot_at(self, point: QPointF) -> tuple[Spot, QRectF] | None:
        """Return the candidate, the attention or the step at a place."""
        count = len(self.view.journey.source)
        for number, box in enumerate(self.boxes):
            if not box.whole.contains(point):
                continue
            for index, words, bar in box.candidates:
                if words.united(bar).contains(point):
                    return Spot(Kind.CANDIDATE, number, index), words.united(bar)
            cells = [
                (index, box.cell(index, count, self.view.source_from_right))
                for index in range(count if box.strip.height() else 0)
            ]
            for source, place in (*box.looked_at, *cells):
                if place.adjusted(0, -2, 0, 2).contains(point):
                    return Spot(Kind.ATTENTION, number, source), place
            return Spot(Kind.STEP, number), box.whole
        return None

    def place_of(self, step: int) -> QRectF:
        """Return the place of a step."""
        return self.boxes[step].whole

    def _is_own_choice(self, number: int) -> bool:
        """Tell whether a person took this token, and not the model nor on the way to another."""
        steps = self.view.journey.steps
        is_last = number + 1 == len(steps) or not steps[number + 1].forced
        return steps[number].forced and (is_last or steps[number].chosen > 0)

    def _paint_step(
        self, brush: Brush, number: int, box: StepBox, share: float, moment: Moment
    ) -> None:
        look, journey = brush.look, self.view.journey
        if moment.spot is not None and moment.spot.step == number:
            margin = look.px(8)
            brush.ground(box.whole.adjusted(-margin, -margin, margin, margin), look.shaded(0.06))
        before = journey.steps[number - 1].token if number else Token("", special=True)
        brush.chip(box.fed, Token(fed_text(journey, number), before.special))
        if number:
            self._paint_arrow(brush, box)
        growth = min(max((share - _BARS_FROM) / (_BARS_UNTIL - _BARS_FROM), 0.0), 1.0)
        self._paint_candidates(brush, number, box, growth, share >= _CHOSEN_FROM, moment)
        if share >= _LOOKS_FROM:
            self._paint_attention(brush, number, box, moment)

    def _paint_arrow(self, brush: Brush, box: StepBox) -> None:
        """Point at the token that goes in, from the gap before it or from the edge of the card."""
        look, from_right = brush.look, self.view.target_from_right
        edge = self.room.right() if from_right else self.room.left()
        side = box.whole.right() if from_right else box.whole.left()
        room = look.px(_EDGE if abs(side - edge) < 1 else _GAP)
        away = room * _ARROW_FROM
        start = QPointF(side + away if from_right else side - away, box.fed.center().y())
        brush.arrow(start, room * _ARROW, from_right)

    def _paint_candidates(
        self,
        brush: Brush,
        number: int,
        box: StepBox,
        growth: float,
        is_chosen: bool,
        moment: Moment,
    ) -> None:
        look, step = brush.look, self.view.journey.steps[number]
        shares = step.distribution.probabilities(moment.temperature)
        bold = QFont(look.token)
        bold.setWeight(QFont.Weight.Bold)
        for index, words, bar in box.candidates:
            chosen = is_chosen and index == step.chosen
            pointed = moment.spot == Spot(Kind.CANDIDATE, number, index)
            colour = look.text if chosen or pointed else mixed(look.text, look.surface, 0.75)
            name = words.adjusted(0, 0, -look.px(52), 0)
            if look.mirrored:
                name = mirrored(name, words)
            token = step.distribution.tokens[index]
            brush.begin(name, token.text, bold if chosen else look.token, colour)
            if growth > 0:
                brush.end(words, percent(shares[index]), look.small, look.secondary)
            grown = shares[index] * growth
            brush.bar(bar, grown, look.accent if chosen or pointed else look.quiet_bar)

    def _paint_attention(self, brush: Brush, number: int, box: StepBox, moment: Moment) -> None:
        look, journey = brush.look, self.view.journey
        step = journey.steps[number]
        brush.begin(box.looks, say(translatable("journey", "looks at")), look.small, look.secondary)
        if self._is_own_choice(number):
            brush.end(
                box.looks, say(translatable("journey", "your choice")), look.small, look.accent
            )
        if not step.attention:
            below = box.looks.translated(0, box.looks.height())
            brush.begin(below, no_attention(), look.small, look.secondary)
            return
        for source, chip in box.looked_at:
            brush.chip(chip, journey.source[source])
        count = len(step.attention)
        pointed = moment.spot.source if moment.spot else None
        for source, share in enumerate(step.attention):
            cell = box.cell(source, count, self.view.source_from_right)
            cell.setWidth(max(cell.width() - 1, 1))
            colour = look.shaded(0.08 + 0.92 * share)
            brush.painter.fillRect(cell, look.text if source == pointed else colour)
