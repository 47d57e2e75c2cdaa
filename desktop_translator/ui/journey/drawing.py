"""The drawing as a widget that does not listen yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_translator.ui.journey.descriptions import describe_journey
from desktop_translator.ui.journey.dial import Dial
from desktop_translator.ui.journey.look import look_of
from desktop_translator.ui.journey.picture import Picture
from desktop_translator.ui.journey.timeline import Timeline
from desktop_translator.ui.journey.view import Moment, Spot

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop_translator.ui.journey.view import View

_NARROWEST = 260


class Drawing(QWidget):
    """Draws a journey up to a position of its timeline, as high as it needs.

    Attributes:
        dial: the temperature, in its place in the drawing.

    Signals:
        place_wanted: a `QRect` that should be in view.
    """

    place_wanted = Signal(QRect)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._picture: Picture | None = None
        self._timeline = Timeline(0, 0)
        self._position = 0.0
        self._spot: Spot | None = None
        self._percent = 100
        self.dial = Dial(self)
        self.dial.hide()
        self.dial.temperature_changed.connect(self._on_temperature_changed)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Journey of the sentence"))

    @property
    def picture(self) -> Picture | None:
        """What is drawn."""
        return self._picture

    @property
    def spot(self) -> Spot | None:
        """What is pointed at, or has the keyboard."""
        return self._spot

    @property
    def timeline(self) -> Timeline:
        """The moments of the journey."""
        return self._timeline

    @property
    def moment(self) -> Moment:
        """What is seen now."""
        progress = self._timeline.progress(self._position)
        return Moment(progress, self.dial.temperature, self._spot)

    def show_view(self, view: View | None) -> None:
        """Draw another journey, or none."""
        self._view = view
        self._spot = None
        sizes = (len(view.journey.source), len(view.journey.steps)) if view else (0, 0)
        self._timeline = Timeline(*sizes)
        self.dial.setVisible(view is not None)
        self.arrange()
        self._describe()

    def set_zoom(self, percent: int) -> None:
        """Draw larger or smaller."""
        if percent != self._percent:
            self._percent = percent
            self.arrange()

    def set_position(self, position: float) -> None:
        """Draw as much as has happened at a position of the timeline."""
        self._position = position
        self.update()

    def show_position(self) -> None:
        """Ask for what happens now to be in view."""
        if self._picture is not None:
            part = self._timeline.part(self._position)
            step = self._timeline.step(self._position)
            self.place_wanted.emit(self._picture.place_of(part, step).toAlignedRect())

    def sizeHint(self) -> QSize:
        """Want the height that the drawing has at the present width."""
        return QSize(_NARROWEST, round(self._picture.height) if self._picture else 0)

    def arrange(self) -> None:
        """Place everything anew: another width, font, journey or theme."""
        self._picture = None
        if self._view is not None and self.width() > 0:
            look = look_of(self, self._percent)
            self._picture = Picture(self._view, look, max(self.width(), _NARROWEST))
            self.dial.setGeometry(self._picture.decoder.dial.slider.toAlignedRect())
        self.setFixedHeight(round(self._picture.height) if self._picture else 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, the font and the direction of the interface."""
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.PaletteChange, kinds.FontChange, kinds.LayoutDirectionChange):
            self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that is to be seen."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._picture.paint(painter, self.moment)
        painter.end()

    def _on_temperature_changed(self) -> None:
        self.update()
        self._describe()

    def _describe(self) -> None:
        """Let a screen reader read it all out."""
        journey = self._view.journey if self._view else None
        words = describe_journey(journey, self.dial.temperature) if journey else ""
        self.setAccessibleDescription(words)
