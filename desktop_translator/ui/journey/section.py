"""What the four parts of the drawing have in common: a card, a heading, experts' words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop_translator.ui.journey.flow import mirrored
from desktop_translator.ui.journey.look import line_height, text_width, wrapped_height

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from desktop_translator.ui.journey.brush import Brush
    from desktop_translator.ui.journey.look import Look
    from desktop_translator.ui.journey.texts import Heading
    from desktop_translator.ui.journey.view import Moment, Spot, View

_INSET = 18
_TOP = 14
_TITLE_WIDTH = 180
_NARROW = 520


class Section(ABC):
    """One part: arranged for a width, then painted as often as needed.

    Attributes:
        card: the whole place; `room` is that of the content, below the heading.
    """

    def __init__(self, heading: Heading, view: View) -> None:
        self.heading = heading
        self.view = view
        self.card = QRectF()
        self.room = QRectF()
        self._title = QRectF()
        self._sentence = QRectF()
        self._details = QRectF()

    def arrange(self, look: Look, top: float, left: float, width: float) -> float:
        """Find a place for everything; return where it ends."""
        inset = look.px(_INSET)
        inner = QRectF(left + inset, top + look.px(_TOP), max(width - 2 * inset, 1), 0)
        below = self._arrange_heading(look, inner)
        self.room = QRectF(inner.left(), below + look.px(10), inner.width(), 0)
        end = self.arrange_content(look)
        self.room.setBottom(end)
        self.card = QRectF(left, top, width, end + look.px(16) - top)
        return self.card.bottom()

    def paint(self, brush: Brush, moment: Moment) -> None:
        """Paint the card and all that is on it."""
        look = brush.look
        brush.card(self.card)
        brush.begin(self._title, self.heading.title, look.bold, look.accent)
        brush.wrapped(self._sentence, self.heading.sentence, look.small, look.secondary)
        if self.view.details:
            brush.wrapped(self._details, self.heading.details, look.small, look.secondary)
        self.paint_content(brush, moment)

    @abstractmethod
    def arrange_content(self, look: Look) -> float:
        """Place the content into `room`; return where it ends."""

    @abstractmethod
    def paint_content(self, brush: Brush, moment: Moment) -> None:
        """Paint the content."""

    @abstractmethod
    def spot_at(self, point: QPointF) -> tuple[Spot, QRectF] | None:
        """Return what is at a place, and all of its place."""

    def _arrange_heading(self, look: Look, inner: QRectF) -> float:
        height = line_height(look.bold)
        title_width = max(look.px(_TITLE_WIDTH), text_width(look.bold, self.heading.title) + 16)
        narrow = inner.width() < look.px(_NARROW)
        left = inner.left() if narrow else inner.left() + title_width
        top = inner.top() + (height if narrow else max(0.0, height - line_height(look.small)))
        width = inner.right() - left
        self._title = QRectF(inner.left(), inner.top(), inner.width(), height)
        tall = wrapped_height(look.small, self.heading.sentence, width)
        self._sentence = QRectF(left, top, width, tall + 2)
        below = max(self._title.bottom(), self._sentence.bottom())
        if self.view.details:
            tall = wrapped_height(look.small, self.heading.details, width)
            self._details = QRectF(left, below + look.px(4), width, tall + 2)
            below = self._details.bottom()
        if look.mirrored:
            self._sentence = mirrored(self._sentence, inner)
            self._details = mirrored(self._details, inner)
        return below
