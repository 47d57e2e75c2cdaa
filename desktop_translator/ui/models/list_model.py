"""The rows of the models page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_translator.ui.models import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow

_ROOT = QModelIndex()


class ModelListModel(QAbstractListModel):
    """Models in the order given; views read, only `set_rows` writes."""

    RowRole = Qt.ItemDataRole.UserRole + 1  # the whole `ModelRow`

    def __init__(self, languages: Languages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._languages = languages
        self._rows: tuple[ModelRow, ...] = ()

    def set_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show these models; where only their state differs, the view stays as it is."""
        rows = tuple(rows)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            changed = [i for i, row in enumerate(rows) if row != self._rows[i]]
            self._rows = rows
            for number in changed:
                place = self.index(number)
                self.dataChanged.emit(place, place)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, model_id: str) -> int:
        """Return the place of a model in the list; -1 if it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.id == model_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Count the models."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name, all in one sentence for assistive technology, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            limits = words.tr("no commercial use") if row.non_commercial else ""
            parts = (
                row.name,
                words.languages_of(row, self._languages),
                words.facts_of(row),
                limits,
                words.standing_of(row),
            )
            return ", ".join(part for part in parts if part)
        if role == self.RowRole:
            return row
        return None
