"""The controls below the drawing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSlider, QToolButton, QWidget

from desktop_translator.ui.journey.speed_button import SpeedButton
from desktop_translator.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_translator.ui.widgets.icons import Icons

_NARROW = 620


class Controls(QWidget):
    """Playing on one side, what to do with the drawing on the other; below it when narrow.

    Signals:
        play_pressed: play, or pause.
        stepped: go on (1) or back (-1).
        sought: the position chosen with the slider.
        speed_chosen: how many times as fast as usual.
        details_toggled: whether to show experts' words.
        copy_wanted: the drawing as words.
        save_wanted: the drawing as a file.
        close_wanted: the panel is to go.
    """

    play_pressed = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    speed_chosen = Signal(float)
    details_toggled = Signal(bool)
    copy_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.play = ToolButton(icons, "play", self.tr("Play"), self)
        self.back = ToolButton(icons, "step-back", self.tr("One step back"), self)
        self.forward = ToolButton(icons, "step-forward", self.tr("One step on"), self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(self.tr("Place in the journey"))
        self.slider.setMinimumWidth(60)
        self.speed = SpeedButton(icons, self)
        self.details = QToolButton(self)
        self.details.setText(self.tr("Details"))
        self.details.setCheckable(True)
        self.details.setProperty("role", "plain")
        self.details.setToolTip(self.tr("Show more choices, and how it works for experts"))
        self.copy = ToolButton(icons, "copy", self.tr("Copy the journey as words"), self)
        self.save = ToolButton(icons, "picture", self.tr("Save a picture of the journey"), self)
        self.close_button = ToolButton(icons, "clear", self.tr("Close the journey"), self)
        self._playing, self._doing = QHBoxLayout(), QHBoxLayout()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._arrange()
        self._connect()

    def show_range(self, end: int) -> None:
        """Let the slider run over so many moments; nothing can be played if there are none."""
        self.slider.blockSignals(True)  # the person did not move it
        self.slider.setRange(0, end)
        self.slider.blockSignals(False)
        for widget in (self.play, self.back, self.forward, self.slider, self.copy, self.save):
            widget.setEnabled(end > 0)

    def show_position(self, position: float) -> None:
        """Move the slider."""
        self.slider.blockSignals(True)
        self.slider.setValue(int(position))
        self.slider.blockSignals(False)

    def show_playing(self, playing: bool) -> None:
        """Offer to pause while it plays."""
        if playing:
            self.play.set_face("pause", self.tr("Pause"))
        else:
            self.play.set_face("play", self.tr("Play"))

    def minimumSizeHint(self) -> QSize:
        """Allow to become as narrow as the wider of the two rows."""
        widest = max(row.minimumSize().width() for row in (self._playing, self._doing))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two rows where one has no room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction
        self._rows.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _arrange(self) -> None:
        playing, doing = self._playing, self._doing
        for button in (self.back, self.play, self.forward):
            playing.addWidget(button)
        playing.addWidget(self.slider, 1)
        playing.addWidget(self.speed)
        doing.addStretch(1)
        for widget in (self.details, self.copy, self.save, self.close_button):
            doing.addWidget(widget)
        for row in (playing, doing):
            row.setSpacing(4)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addLayout(playing, 3)
        self._rows.addLayout(doing, 2)

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_pressed)
        self.back.clicked.connect(partial(self.stepped.emit, -1))
        self.forward.clicked.connect(partial(self.stepped.emit, 1))
        self.slider.valueChanged.connect(self.sought)
        self.speed.chosen.connect(self.speed_chosen)
        self.details.toggled.connect(self.details_toggled)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.close_button.clicked.connect(self.close_wanted)
