"""The whole drawing: a heading, and the four parts below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop_translator.ui.journey import texts
from desktop_translator.ui.journey.brush import Brush
from desktop_translator.ui.journey.decoder_section import DecoderSection
from desktop_translator.ui.journey.encoder_section import EncoderSection
from desktop_translator.ui.journey.look import line_height, wrapped_height
from desktop_translator.ui.journey.timeline import Part
from desktop_translator.ui.journey.tokens_section import TokensSection
from desktop_translator.ui.journey.words_section import WordsSection

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    from desktop_translator.ui.journey.look import Look
    from desktop_translator.ui.journey.section import Section
    from desktop_translator.ui.journey.view import Moment, Spot, View

_MARGIN = 1
_GAP = 12


class Picture:
    """A journey arranged for a width.

    Attributes:
        height: of all of it.
        decoder: the part with the steps and the dial.
    """

    def __init__(self, view: View, look: Look, width: float) -> None:
        journey = view.journey
        self.view = view
        self.look = look
        self.decoder = DecoderSection(texts.decoder_heading(journey), view)
        self.sections: dict[Part, Section] = {
            Part.TOKENS: TokensSection(texts.tokens_heading(journey), view),
            Part.ENCODER: EncoderSection(texts.encoder_heading(journey), view),
            Part.DECODER: self.decoder,
            Part.WORDS: WordsSection(texts.words_heading(journey), view),
        }
        left, inner = look.px(_MARGIN), width - 2 * look.px(_MARGIN)
        y = self._arrange_heading(QRectF(left, look.px(_MARGIN), inner, 0))
        for section in self.sections.values():
            y = section.arrange(look, y + look.px(_GAP), left, inner)
        self.height = y + look.px(_MARGIN)

    def paint(self, painter: QPainter, moment: Moment, standalone: bool = False) -> None:
        """Paint what is seen at a moment; where it stands alone, with the dial as a drawing."""
        brush, look = Brush(painter, self.look), self.look
        brush.begin(self._title, texts.title(), look.title, look.text)
        brush.wrapped(self._subtitle, self._sentences, look.token, look.secondary)
        for section in self.sections.values():
            if brush.sees(section.card):
                section.paint(brush, moment)
        if standalone:
            self.decoder.dial.paint_slider(brush, moment.temperature)

    def spot_at(self, point: QPointF) -> tuple[Spot, QRectF] | None:
        """Return what is at a place, and all of its place."""
        for section in self.sections.values():
            if section.card.contains(point):
                return section.spot_at(point)
        return None

    def place_of(self, part: Part, step: int | None) -> QRectF:
        """Return what is to be seen while a part, or a step of the decoder, is played."""
        return self.sections[part].card if step is None else self.decoder.place_of(step)

    def _arrange_heading(self, room: QRectF) -> float:
        look, journey = self.look, self.view.journey
        self._sentences = texts.from_to(journey.sentence, journey.text)
        self._title = QRectF(room.left(), room.top(), room.width(), line_height(look.title))
        height = wrapped_height(look.token, self._sentences, room.width())
        top = self._title.bottom() + look.px(2)
        self._subtitle = QRectF(room.left(), top, room.width(), height + 2)
        return self._subtitle.bottom()
