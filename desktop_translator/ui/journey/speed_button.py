"""How fast the journey is played."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from desktop_translator.ui.journey.player import SPEEDS
from desktop_translator.ui.widgets.choice_button import ChoiceButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.widgets.icons import Icons


class SpeedButton(ChoiceButton):
    """Names the speed, and offers the others.

    Signals:
        chosen: how many times as fast as usual.
    """

    chosen = Signal(float)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(icons, parent)
        self.menu_of_speeds = QMenu(self)
        group = QActionGroup(self.menu_of_speeds)
        for speed in SPEEDS:
            action = self.menu_of_speeds.addAction(_name(speed))
            action.setCheckable(True)
            action.setChecked(speed == 1.0)
            action.triggered.connect(partial(self._choose, speed))
            group.addAction(action)
        self.menu_of_speeds.aboutToHide.connect(lambda: self.set_open(False))
        self.clicked.connect(self._open)
        self._show(1.0)

    def _open(self) -> None:
        self.set_open(True)
        height = self.menu_of_speeds.sizeHint().height()
        self.menu_of_speeds.popup(self.mapToGlobal(QPoint(0, -height)))

    def _choose(self, speed: float) -> None:
        self._show(speed)
        self.chosen.emit(speed)

    def _show(self, speed: float) -> None:
        self.setText(_name(speed))
        words = self.tr("Speed: {speed}").format(speed=_name(speed))
        self.setAccessibleName(words)
        self.setToolTip(words)


def _name(speed: float) -> str:
    return f"{QLocale().toString(speed, 'g', 3)}×"
