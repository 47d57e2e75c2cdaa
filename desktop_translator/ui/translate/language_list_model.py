"""The rows of a language picker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.languages import Language

_ROOT = QModelIndex()


class LanguageListModel(QAbstractListModel):
    """Languages in the order given; views read, only `set_rows` writes."""

    LanguageRole = Qt.ItemDataRole.UserRole + 1  # the whole `Language`
    CurrentRole = Qt.ItemDataRole.UserRole + 2  # whether it is the one in use

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Language, ...] = ()
        self._current = ""

    def set_rows(self, rows: Sequence[Language], current: str) -> None:
        """Show these languages; `current` is the code of the one in use."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._current = current
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Count the languages."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return name, both names for assistive technology, or the language itself."""
        if not index.isValid():
            return None
        language = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return language.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names = dict.fromkeys((language.name, language.autonym))
            return ", ".join(names)
        if role == self.LanguageRole:
            return language
        if role == self.CurrentRole:
            return language.code == self._current
        return None
