"""The button that shows the quality and lets it be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_translator.ui.translate.quality_choice import name_of
from desktop_translator.ui.widgets.choice_button import ChoiceButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.quality import Quality
    from desktop_translator.ui.translate.quality_choice import QualityChoice
    from desktop_translator.ui.translate.quality_popover import QualityPopover
    from desktop_translator.ui.widgets.icons import Icons


class QualityButton(ChoiceButton):
    """Names the preset in use; a press opens the list of them.

    Signals:
        custom_wanted: the person wants to see every option.
    """

    custom_wanted = Signal()

    def __init__(self, icons: Icons, choice: QualityChoice, parent: QWidget) -> None:
        super().__init__(icons, parent)
        self._icons = icons
        self._choice = choice
        self._popover: QualityPopover | None = None
        self.clicked.connect(self.open_list)
        choice.changed.connect(self._show)
        self._show(choice.quality)

    @property
    def popover(self) -> QualityPopover:
        """The list, made when it is first needed."""
        if self._popover is None:
            # Imported when it is first opened: the window must not wait for it.
            from desktop_translator.ui.translate.quality_popover import QualityPopover

            self._popover = QualityPopover(self._icons, self._choice, self)
            self._popover.custom_wanted.connect(self.custom_wanted)
            self._popover.closed.connect(lambda: self.set_open(False))
        return self._popover

    def open_list(self) -> None:
        """Open the list, or close it."""
        if not self.popover.isVisible():
            self.set_open(True)
        self.popover.toggle()

    def _show(self, quality: Quality) -> None:
        name = name_of(quality.preset)
        self.setText(name)
        self.setAccessibleName(self.tr("Quality: {name}").format(name=name))
        self.updateGeometry()
