"""Painting cards, chips, bars and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop_translator.ui.journey.look import WRAPPED, Look, line_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from desktop_translator.core.journey import Token

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CHIP_INSET = 9
_CHIP_HEIGHT = 30
_RADIUS = 7
_CARD_RADIUS = 12


class Brush:
    """A painter that knows the look."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter = painter
        self.look = look
        self._seen = painter.clipBoundingRect() if painter.hasClipping() else None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Each text runs as its own letters say: tokens of any script stand in any interface.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def sees(self, place: QRectF) -> bool:
        """Tell whether anything painted at a place would be seen."""
        return self._seen is None or self._seen.intersects(place)

    def card(self, place: QRectF) -> None:
        """Paint the ground of a part."""
        self._rounded(place, self.look.surface, self.look.line, self.look.px(_CARD_RADIUS))

    def ground(self, place: QRectF, colour: QColor) -> None:
        """Paint a ground with round corners."""
        self._rounded(place, colour, colour, self.look.px(_RADIUS))

    def chip(self, place: QRectF, token: Token, share: float | None = None) -> None:
        """Paint a token; with a share of attention, the stronger the larger it is."""
        look = self.look
        ground = look.window if token.special else look.tint
        border = look.line
        if share is not None:
            ground = look.shaded(0.06 + 0.6 * share)
            border = look.accent if share >= 0.2 else border
        self._rounded(place, ground, border, look.px(_RADIUS))
        self.middle(place, token.text, look.token, look.text)

    def bar(self, place: QRectF, share: float, colour: QColor) -> None:
        """Paint a bar that fills a share of its track, from where the interface begins."""
        radius = place.height() / 2
        self._rounded(place, self.look.track, self.look.track, radius)
        width = place.width() * min(max(share, 0.0), 1.0)
        if width < 0.5:
            return
        width = max(width, place.height() * 0.75)
        left = place.right() - width if self.look.mirrored else place.left()
        filled = QRectF(left, place.top(), width, place.height())
        self._rounded(filled, colour, colour, min(radius, width / 2))

    def begin(self, place: QRectF, text: str, font: QFont, colour: QColor) -> None:
        """Paint a line of text from where the interface begins, cut short where it must be."""
        self._line(place, text, font, colour, _RIGHT if self.look.mirrored else _LEFT)

    def end(self, place: QRectF, text: str, font: QFont, colour: QColor) -> None:
        """Paint a line of text towards where the interface ends."""
        self._line(place, text, font, colour, _LEFT if self.look.mirrored else _RIGHT)

    def middle(self, place: QRectF, text: str, font: QFont, colour: QColor) -> None:
        """Paint a line of text in the middle."""
        self._line(place, text, font, colour, Qt.AlignmentFlag.AlignHCenter)

    def wrapped(self, place: QRectF, text: str, font: QFont, colour: QColor) -> None:
        """Paint a text on as many lines as it needs."""
        self.painter.setFont(font)
        self.painter.setPen(colour)
        side = _RIGHT if self.look.mirrored else _LEFT
        flags = int(WRAPPED.value) | int(side.value)
        self.painter.drawText(place, flags, text)

    def dot(self, centre: QPointF, radius: float) -> None:
        """Paint a round dot."""
        self.painter.setPen(QPen(self.look.surface, self.look.px(2)))
        self.painter.setBrush(self.look.accent)
        self.painter.drawEllipse(centre, radius, radius)

    def arrow(self, start: QPointF, length: float, from_right: bool) -> None:
        """Paint an arrow along the reading direction."""
        painter, size = self.painter, self.look.px(5)
        end = QPointF(start.x() + (-length if from_right else length), start.y())
        back = size if from_right else -size
        pen = QPen(self.look.accent, self.look.px(1.7))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)
        for side in (-size, size):
            painter.drawLine(end, QPointF(end.x() + back, end.y() + side * 0.8))

    def _line(
        self, place: QRectF, text: str, font: QFont, colour: QColor, side: Qt.AlignmentFlag
    ) -> None:
        self.painter.setFont(font)
        self.painter.setPen(colour)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
        self.painter.drawText(place, int((side | _MIDDLE).value), shown)

    def _rounded(self, place: QRectF, ground: QColor, border: QColor, radius: float) -> None:
        self.painter.setPen(QPen(border, 1))
        self.painter.setBrush(ground)
        self.painter.drawRoundedRect(place, radius, radius)


def chip_size(look: Look, text: str) -> QSizeF:
    """Return how much room a token takes."""
    width = text_width(look.token, text) + 2 * look.px(_CHIP_INSET)
    return QSizeF(max(width, look.px(24)), max(look.px(_CHIP_HEIGHT), line_height(look.token) + 8))
