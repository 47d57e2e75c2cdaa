"""The choices about files that few people change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop_translator.ui.files import words
from desktop_translator.ui.files.choices import BILINGUALS, COLLISIONS, collision_of
from desktop_translator.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from desktop_translator.core.file_choices import FileChoices

_MARGIN = 16
_WIDTH = 300


class MorePopover(Popover):
    """What to do where a name is taken, what else to write, and what to leave alone.

    Signals:
        changed: the fields of `FileChoices` that were chosen otherwise, by name.
    """

    changed = Signal(object)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.setAccessibleName(self.tr("More choices"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(8)
        self._title(self.tr("If there is a translation already"))
        self.collisions = {
            kind: self._button(QRadioButton(words.tr(text))) for kind, text in COLLISIONS.items()
        }
        self._title(self.tr("Also write, with both languages"))
        self.bilinguals = {
            kind: self._button(QCheckBox(words.tr(text))) for kind, text in BILINGUALS.items()
        }
        self._title(self.tr("Paragraphs in the target language"))
        self.skips = self._button(QCheckBox(self.tr("Leave them as they are")))
        for kind, row in self.collisions.items():
            row.clicked.connect(lambda _=False, kind=kind: self._tell("collision", kind.value))
        boxes = {kind.value: box for kind, box in self.bilinguals.items()}
        for name, box in {**boxes, "skip_translated": self.skips}.items():
            box.clicked.connect(lambda checked, name=name: self._tell(name, checked))

    def show_choices(self, choices: FileChoices) -> None:
        """Show what is chosen."""
        self.collisions[collision_of(choices)].setChecked(True)
        for kind, box in self.bilinguals.items():
            box.setChecked(getattr(choices, kind.value))
        self.skips.setChecked(choices.skip_translated)

    def focus_first(self) -> None:
        """Begin at what is chosen."""
        chosen = next(row for row in self.collisions.values() if row.isChecked())
        chosen.setFocus(Qt.FocusReason.PopupFocusReason)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go round the choices; arrows move among those of which one holds."""
        if self.isHidden():  # while it hides, Qt looks for another widget to have the focus
            return False
        chosen = next(row for row in self.collisions.values() if row.isChecked())
        stops = [chosen, *self.bilinguals.values(), self.skips]
        focused = self.focusWidget()
        index = next((i for i, stop in enumerate(stops) if stop is focused), -1)
        following = stops[(index + (1 if forwards else -1)) % len(stops)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def sizeHint(self) -> QSize:
        """Be as high as the words need."""
        size = self._column.minimumSize()
        return size.expandedTo(QSize(_WIDTH, 0))

    def _title(self, text: str) -> None:
        if self._column.count():
            self._column.addSpacing(8)
        label = QLabel(text)
        label.setProperty("role", "title")
        self._column.addWidget(label)

    def _button(self, button: QAbstractButton) -> QAbstractButton:
        self._column.addWidget(button)
        return button

    def _tell(self, name: str, value: object) -> None:
        self.changed.emit({name: value})
