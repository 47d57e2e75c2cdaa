"""Part 2: what the encoder makes of the tokens."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QLinearGradient

from desktop_translator.ui.journey.flow import bottom, flow, mirrored
from desktop_translator.ui.journey.look import line_height, mixed, text_width, wrapped_height
from desktop_translator.ui.journey.section import Section
from desktop_translator.ui.journey.texts import no_activations, number
from desktop_translator.ui.journey.view import Kind, Spot

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor

    from desktop_translator.core.journey import Activations
    from desktop_translator.ui.journey.brush import Brush
    from desktop_translator.ui.journey.look import Look
    from desktop_translator.ui.journey.view import Moment

_CELL = 4
_MANY_NUMBERS = 768
_SMALL_CELL = 3
_GAP = 10
_SHARPNESS = 4
"""Pictures are drawn so many times as large: they stay sharp on any screen and in any file."""
_CONTRAST = 2.5
"""Most numbers are far smaller than the largest, which alone would be seen without it."""


class EncoderSection(Section):
    """A square of cells per token: one cell per number, blue above zero and orange below."""

    def arrange_content(self, look: Look) -> float:
        """Place a square per token, its name below it."""
        self._legend = QRectF()
        self.boxes: tuple[QRectF, ...] = ()
        activations = self.view.journey.activations
        if activations is None:
            self._words = no_activations()
            return self.room.top() + wrapped_height(look.small, self._words, self.room.width())
        self.columns = columns_of(activations.width)
        cell = look.px(_SMALL_CELL if activations.width > _MANY_NUMBERS else _CELL)
        self._tile = QSizeF(self.columns * cell, activations.width // self.columns * cell)
        below = line_height(look.small)
        size = QSizeF(self._tile.width(), self._tile.height() + below + 2)
        self.boxes = flow(
            [size] * len(activations.rows),
            self.room,
            look.px(_GAP),
            look.px(6),
            self.view.source_from_right,
        )
        self._pictures = tuple(
            self._picture(look, activations, index) for index in range(len(self.boxes))
        )
        end = bottom(self.boxes, self.room.top()) + look.px(8)
        self._legend = QRectF(self.room.left(), end, self.room.width(), below)
        return self._legend.bottom()

    def paint_content(self, brush: Brush, moment: Moment) -> None:
        """Paint the squares, as far as the encoder has got: all tokens at the same time."""
        look, share = brush.look, moment.progress.encoder
        if self.view.journey.activations is None:
            brush.wrapped(self.room.adjusted(0, 0, 0, 4), self._words, look.small, look.secondary)
            return
        if share <= 0:
            return
        attention = self._attention(moment)
        for index, box in enumerate(self.boxes):
            tile = self._tile_in(box)
            strength = attention[index] if attention else None
            self._paint_tile(brush, tile, index, share, strength)
            name = QRectF(
                box.left() - 4, tile.bottom() + 2, box.width() + 8, box.bottom() - tile.bottom()
            )
            pointed = moment.spot is not None and moment.spot.source == index
            colour = look.accent if pointed or (strength or 0) >= 0.2 else look.secondary
            brush.middle(name, self.view.journey.source[index].text, look.small, colour)
        self._paint_legend(brush)

    def spot_at(self, point: QPointF) -> tuple[Spot, QRectF] | None:
        """Return the number of the token at a place."""
        activations = self.view.journey.activations
        if activations is None:
            return None
        for index, box in enumerate(self.boxes):
            tile = self._tile_in(box)
            if not box.contains(point):
                continue
            if not tile.contains(point):
                return Spot(Kind.SOURCE, index), box
            size = tile.width() / self.columns
            column = min(int((point.x() - tile.left()) / size), self.columns - 1)
            row = min(int((point.y() - tile.top()) / size), activations.width // self.columns - 1)
            cell = QRectF(tile.left() + column * size, tile.top() + row * size, size, size)
            return Spot(Kind.NUMBER, index, row * self.columns + column), cell
        return None

    def _attention(self, moment: Moment) -> tuple[float, ...]:
        step = moment.spot.step if moment.spot else None
        return self.view.journey.steps[step].attention if step is not None else ()

    def _tile_in(self, box: QRectF) -> QRectF:
        return QRectF(box.left(), box.top(), self._tile.width(), self._tile.height())

    def _paint_tile(
        self, brush: Brush, tile: QRectF, index: int, share: float, strength: float | None
    ) -> None:
        painter = brush.painter
        seen = QRectF(tile.left(), tile.top(), tile.width(), tile.height() * share)
        picture = self._pictures[index]
        part = QRectF(0, 0, picture.width(), picture.height() * share)
        if strength is not None:
            painter.setOpacity(0.25 + 0.75 * min(1.0, strength * 2))
        painter.drawImage(seen, picture, part)
        painter.setOpacity(1.0)

    def _picture(self, look: Look, activations: Activations, index: int) -> QImage:
        rows = activations.width // self.columns
        picture = QImage(self.columns, rows, QImage.Format.Format_RGB32)
        for place, byte in enumerate(activations.rows[index]):
            colour = colour_of(look, (byte - 128) / 127)
            picture.setPixelColor(place % self.columns, place // self.columns, colour)
        return picture.scaled(
            round(self._tile.width()) * _SHARPNESS,
            round(self._tile.height()) * _SHARPNESS,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.FastTransformation,
        )

    def _paint_legend(self, brush: Brush) -> None:
        look, activations = brush.look, self.view.journey.activations
        if activations is None:
            return
        lowest, highest = number(-activations.scale), number(activations.scale)
        left, width = self._legend.left(), look.px(120)
        first = QRectF(
            left, self._legend.top(), text_width(look.small, lowest), self._legend.height()
        )
        ramp = QRectF(
            first.right() + look.px(8), first.center().y() - look.px(4), width, look.px(8)
        )
        last = QRectF(ramp.right() + look.px(8), first.top(), look.px(60), first.height())
        if look.mirrored:
            first, ramp, last = (mirrored(place, self._legend) for place in (first, ramp, last))
        ends = (ramp.topLeft(), ramp.topRight())
        gradient = QLinearGradient(*(reversed(ends) if look.mirrored else ends))
        for step in range(9):
            gradient.setColorAt(step / 8, colour_of(look, step / 4 - 1))
        brush.begin(first, lowest, look.small, look.secondary)
        brush.painter.setPen(Qt.PenStyle.NoPen)
        brush.painter.setBrush(gradient)
        brush.painter.drawRoundedRect(ramp, ramp.height() / 2, ramp.height() / 2)
        brush.begin(last, highest, look.small, look.secondary)


def columns_of(width: int) -> int:
    """Return in how many columns so many numbers are drawn: the squarest way without a rest."""
    return next(count for count in range(max(isqrt(width), 1), 0, -1) if width % count == 0)


def colour_of(look: Look, value: float) -> QColor:
    """Return the colour of a number from -1 to 1."""
    colour = look.accent if value >= 0 else look.negative
    return mixed(colour, look.surface, min(1.0, abs(value) * _CONTRAST))
