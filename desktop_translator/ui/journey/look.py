"""Colours, fonts and measures of the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette

from desktop_translator.ui.theme import CONTROL_PIXELS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SMALL = 12
_TOKEN = 14
_HEADING = 14
_TITLE = 18
_WORDS = 17
_TINT = 0.1
_TRACK = 0.5
# Opposite the accent's blue for people of every colour vision.
_NEGATIVE = ("#C2570C", "#F2A65A")
WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Look:
    """How the drawing looks: measures are in logical pixels times `scale`.

    Attributes:
        scale: 1 where controls have the usual 13 pixels.
        mirrored: the interface runs from right to left.
        negative: colour of numbers below zero; those above have the accent.
    """

    scale: float
    mirrored: bool
    small: QFont
    token: QFont
    bold: QFont
    title: QFont
    words: QFont
    window: QColor
    surface: QColor
    line: QColor
    strong_line: QColor
    text: QColor
    secondary: QColor
    accent: QColor
    negative: QColor

    def px(self, pixels: float) -> float:
        """Scale a measure."""
        return pixels * self.scale

    @property
    def tint(self) -> QColor:
        """The accent, thin enough to be a ground for text."""
        return self.shaded(_TINT)

    @property
    def track(self) -> QColor:
        """What a bar runs on."""
        return mixed(self.line, self.surface, _TRACK)

    @property
    def quiet_bar(self) -> QColor:
        """The bar of a token that was not chosen."""
        return mixed(self.secondary, self.surface, 0.5)

    def shaded(self, share: float) -> QColor:
        """Return the accent on the surface, the stronger the larger the share (0 to 1)."""
        return mixed(self.accent, self.surface, share)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return a colour on a ground, as if it were so transparent."""
    return QColor(
        round(colour.red() * share + ground.red() * (1 - share)),
        round(colour.green() * share + ground.green() * (1 - share)),
        round(colour.blue() * share + ground.blue() * (1 - share)),
    )


def look_of(widget: QWidget, percent: int) -> Look:
    """Return the look that fits the theme, the font and direction of a widget, and a zoom."""
    palette = QGuiApplication.palette()  # a style sheet makes that of a scrolled widget transparent
    role = QPalette.ColorRole
    scale = widget.fontInfo().pixelSize() / CONTROL_PIXELS * percent / 100
    surface = palette.color(role.Base)
    return Look(
        scale=scale,
        mirrored=widget.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        small=_font(widget, _SMALL * scale),
        token=_font(widget, _TOKEN * scale),
        bold=_font(widget, _HEADING * scale, bold=True),
        title=_font(widget, _TITLE * scale, bold=True),
        words=_font(widget, _WORDS * scale, bold=True),
        window=palette.color(role.Window),
        surface=surface,
        line=palette.color(role.Mid),
        strong_line=palette.color(role.Dark),
        text=palette.color(role.Text),
        secondary=palette.color(role.PlaceholderText),
        accent=palette.color(role.Accent),
        negative=QColor(_NEGATIVE[surface.lightness() < 128]),
    )


def _font(widget: QWidget, pixels: float, bold: bool = False) -> QFont:
    font = QFont(widget.font())
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def text_width(font: QFont, text: str) -> float:
    """Return how wide a text is on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont) -> float:
    """Return how high a line is."""
    return QFontMetricsF(font).height()


def wrapped_height(font: QFont, text: str, width: float) -> float:
    """Return how high a text is when it has a width to wrap in."""
    room = QRectF(0, 0, max(width, 1), 1e6)
    return QFontMetricsF(font).boundingRect(room, int(WRAPPED.value), text).height()
