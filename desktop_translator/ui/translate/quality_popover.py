"""The list a quality is picked from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_translator.core.quality import Preset
from desktop_translator.ui.translate.freedom_dial import FreedomDial
from desktop_translator.ui.translate.quality_choice import NAMES, WORDS
from desktop_translator.ui.widgets.choice_row import ChoiceRow
from desktop_translator.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from desktop_translator.core.quality import Quality
    from desktop_translator.ui.translate.quality_choice import QualityChoice
    from desktop_translator.ui.widgets.icons import Icons

_WIDTH = 340
_MARGIN = 8


class QualityPopover(Popover):
    """The presets, a line of plain words each, and below the creative one its dial.

    Signals:
        custom_wanted: the person wants to see every option.
    """

    custom_wanted = Signal()

    def __init__(self, icons: Icons, choice: QualityChoice, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.setAccessibleName(self.tr("Quality"))
        self._choice = choice
        self.rows = {preset: self._row(icons, preset) for preset in Preset}
        self.dial = FreedomDial(self)
        self.dial.turned.connect(choice.choose_freedom)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(2)
        for preset, row in self.rows.items():
            self._column.addWidget(row)
            if preset is Preset.CREATIVE:
                self._column.addWidget(self.dial)
        choice.changed.connect(self._show)
        self._show(choice.quality)

    def focus_first(self) -> None:
        """Begin at the preset in use."""
        self.rows[self._choice.quality.preset].setFocus(Qt.FocusReason.PopupFocusReason)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go round the rows and the dial."""
        if self.isHidden():  # while it hides, Qt looks for another widget to have the focus
            return False
        stops = [row for row in self._stops() if row.isVisible()]
        focused = self.focusWidget()
        index = stops.index(focused) if focused in stops else -1
        stops[(index + (1 if forwards else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason
        )
        return True

    def sizeHint(self) -> QSize:
        """Be as high as the words need."""
        width = max(_WIDTH, self._column.minimumSize().width())
        return QSize(width, self._column.totalHeightForWidth(width))

    def _stops(self) -> list[QWidget]:
        order: list[QWidget] = list(self.rows.values())
        order.insert(list(self.rows).index(Preset.CREATIVE) + 1, self.dial.slider)
        return order

    def _row(self, icons: Icons, preset: Preset) -> ChoiceRow:
        title, words = (
            QCoreApplication.translate("quality", table[preset]) for table in (NAMES, WORDS)
        )
        row = ChoiceRow(icons, title, words, self)
        row.clicked.connect(partial(self._pick, preset))
        return row

    def _pick(self, preset: Preset) -> None:
        if preset is Preset.CUSTOM:
            self.dismiss()
            self.custom_wanted.emit()
            return
        self._choice.choose_preset(preset)
        if preset is Preset.CREATIVE:
            self.dial.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.dismiss()

    def _show(self, quality: Quality) -> None:
        self.rows[quality.preset].setChecked(True)
        self.dial.show_value(quality.freedom_percent)
        self.dial.setVisible(quality.preset is Preset.CREATIVE)
        self.refit()
