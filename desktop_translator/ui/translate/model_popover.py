"""What there is to know about the model in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_translator.core.wording import human_size
from desktop_translator.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo

_MARGIN = 16
_WIDTH = 300


class ModelPopover(Popover):
    """Name, pair, licence, size and published quality of a model."""

    def __init__(self, model: ModelInfo, languages: Languages, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        title = QLabel(model.name, self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        self._grid.addWidget(title, 0, 0, 1, 2)
        self._words = [model.name]
        self._add(
            self.tr("Languages"),
            f"{languages.name(model.source)} → {languages.name(model.target)}",
        )
        self._add(self.tr("Size"), human_size(model.size_bytes))
        self._add(self.tr("Licence"), model.licence)
        for name, figure in model.quality.items():
            self._add(name, QLocale().toString(figure, "f", 1))
        self.setAccessibleName(". ".join(self._words))

    def sizeHint(self) -> QSize:
        """Be as wide as the window's other lists, or wider if a word needs it."""
        width = max(_WIDTH, self._grid.minimumSize().width())
        return QSize(width, self._grid.totalHeightForWidth(width))

    def _add(self, name: str, value: str) -> None:
        row = self._grid.rowCount()
        label = QLabel(name, self)
        label.setProperty("role", "secondary")
        content = QLabel(value, self)
        content.setWordWrap(True)
        content.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(content, row, 1)
        self._words.append(f"{name}: {value}")
