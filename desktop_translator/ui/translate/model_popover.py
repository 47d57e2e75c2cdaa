"""What there is to know about the model in use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QWidget

from desktop_translator.core.wording import human_size
from desktop_translator.ui import wording
from desktop_translator.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.routes import Route
    from desktop_translator.pipeline.events import ModelReady

_MARGIN = 16
_WIDTH = 300


class ModelPopover(Popover):
    """Name, pair, licence, size and published quality of each model, and what else could serve.

    Signals:
        preferred: the id of the route that the person chose.
    """

    preferred = Signal(str)

    def __init__(
        self,
        route: Route,
        choices: Sequence[Route],
        ready: ModelReady | None,
        languages: Languages,
        anchor: QWidget,
    ) -> None:
        super().__init__(anchor)
        self._languages = languages
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._words: list[str] = []
        for model in route.models:
            self._describe(model)
        if route.via is None:  # figures of two halves say little of the whole, and need much room
            for name, figure in route.models[0].quality.items():
                self._add(name, QLocale().toString(figure, "f", 1))
        if ready is not None:
            self._tell_where(ready)
        self._radios: list[QRadioButton] = []
        if len(choices) > 1:
            self._offer(route, choices)
        self.setAccessibleName(". ".join(self._words))

    def sizeHint(self) -> QSize:
        """Be as wide as the window's other lists, or wider if a word needs it."""
        width = max(_WIDTH, self._grid.minimumSize().width())
        return QSize(width, self._grid.totalHeightForWidth(width))

    def focus_first(self) -> None:
        """Go to the choice in use, if there is a choice."""
        checked = next((radio for radio in self._radios if radio.isChecked()), self)
        checked.setFocus(Qt.FocusReason.PopupFocusReason)

    def _describe(self, model: ModelInfo) -> None:
        self._title(model.name)
        names = (self._languages.name(code) for code in (model.source, model.target))
        self._add(self.tr("Languages"), " → ".join(names))
        self._add(self.tr("Size"), human_size(model.size_bytes))
        self._add(self.tr("Licence"), model.licence)

    def _tell_where(self, ready: ModelReady) -> None:
        self._add(self.tr("Runs on"), wording.place(ready))
        if ready.gpu_reason:
            words = self.tr("not used: {reason}").format(reason=ready.gpu_reason)
            self._add(self.tr("Graphics processor"), words)

    def _offer(self, used: Route, choices: Sequence[Route]) -> None:
        self._title(self.tr("Translate this pair with"))
        for route in choices:
            words = route.name
            if route.via is not None:
                via = self._languages.name(route.via)
                words = self.tr("{name}, via {language}").format(name=words, language=via)
            radio = QRadioButton(words.replace("&", "&&"), self)
            radio.setChecked(route.id == used.id)
            radio.clicked.connect(partial(self.preferred.emit, route.id))
            self._grid.addWidget(radio, self._grid.rowCount(), 0, 1, 2)
            self._radios.append(radio)

    def _title(self, words: str) -> None:
        title = QLabel(words, self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        self._grid.addWidget(title, self._grid.rowCount(), 0, 1, 2)
        self._words.append(words)

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
