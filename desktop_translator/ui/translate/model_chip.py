"""Which model translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.wording import human_size
from desktop_translator.ui.widgets.choice_button import ChoiceButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.ui.translate.model_popover import ModelPopover
    from desktop_translator.ui.widgets.icons import Icons


class ModelChip(ChoiceButton):
    """Names the model of the pair and its size; a press tells more about it."""

    def __init__(self, icons: Icons, languages: Languages, parent: QWidget) -> None:
        super().__init__(icons, parent)
        self._languages = languages
        self._model: ModelInfo | None = None
        self._popover: ModelPopover | None = None
        self.clicked.connect(self.open_details)

    def set_model(self, model: ModelInfo | None) -> None:
        """Show a model, or that there is none for the pair."""
        if model is not None and model == self._model:
            return
        if self._popover is not None:
            self._popover.hide()
            self._popover.deleteLater()
            self._popover = None
        self._model = model
        self.setEnabled(model is not None)
        if model is None:
            self.setText(self.tr("No model"))
            self.setAccessibleName(self.tr("No model translates this pair"))
        else:
            self.setText(f"{self._short_name(model)} · {human_size(model.size_bytes)}")
            self.setAccessibleName(self.tr("Model: {name}").format(name=model.name))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()

    def open_details(self) -> None:
        """Show what there is to know about the model, or hide it."""
        if self._model is None:
            return
        if self._popover is None:
            # Imported when it is first opened: the window must not wait for it.
            from desktop_translator.ui.translate.model_popover import ModelPopover

            self._popover = ModelPopover(self._model, self._languages, self)
            self._popover.closed.connect(lambda: self.set_open(False))
        if not self._popover.isVisible():
            self.set_open(True)
        self._popover.toggle()

    def _short_name(self, model: ModelInfo) -> str:
        """Leave out the languages, which stand beside the chip already."""
        names = (self._languages.name(code) for code in (model.source, model.target))
        pair = "\N{EN DASH}".join(names)
        return model.name.replace(pair, "").strip(" ,·()") or model.name
