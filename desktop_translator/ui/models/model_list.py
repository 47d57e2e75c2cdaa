"""The list of models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QListView

from desktop_translator.ui.models.delegate import ModelDelegate
from desktop_translator.ui.models.list_model import ModelListModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow


class ModelList(QListView):
    """Keeps the chosen model chosen while the list changes around it.

    Signals:
        chosen: the `ModelRow` that is chosen, as it is now; None if none is.
    """

    chosen = Signal(object)

    def __init__(self, languages: Languages) -> None:
        super().__init__()
        self._model = ModelListModel(languages, self)
        self._delegate = ModelDelegate(languages)
        self._chosen = ""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Models"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show these models."""
        chosen = self._chosen
        self._model.set_rows(rows)
        place = self._model.row_of(chosen)
        if place < 0 and rows:
            place = 0
        if place >= 0:
            self._select(place)
        self._tell()

    def choose(self, model_id: str) -> None:
        """Choose a model that is in the list."""
        place = self._model.row_of(model_id)
        if place >= 0:
            self._select(place)

    def row(self, place: int) -> ModelRow:
        """Return the model at a place."""
        row: ModelRow = self._model.index(place).data(ModelListModel.RowRole)
        return row

    def count(self) -> int:
        """Count the models shown."""
        return self._model.rowCount()

    def _select(self, place: int) -> None:
        index = self._model.index(place)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._chosen = self.row(current.row()).id
            self._tell()

    def _tell(self) -> None:
        current = self.currentIndex()
        self.chosen.emit(self.row(current.row()) if current.isValid() else None)
