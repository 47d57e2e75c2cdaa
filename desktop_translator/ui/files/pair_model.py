"""Paragraphs of a document with their translations, as views read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_translator.ui.files import words

if TYPE_CHECKING:
    from desktop_translator.pipeline.batch.events import Pair
    from desktop_translator.pipeline.concerns import Concern

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of a document that should be looked at: in which paragraph, why, and its words."""

    unit: int
    concern: Concern
    source: str
    text: str


def marks_of(pair: Pair) -> list[Mark]:
    """Return the marks of a paragraph; the words are those of the translation."""
    target = pair.target or ""
    return [
        Mark(pair.unit, concern, pair.source, target[slice(*concern.place)].strip() or target)
        for concern in pair.concerns
    ]


class PairListModel(QAbstractListModel):
    """Some paragraphs, from one on."""

    PairRole = Qt.ItemDataRole.UserRole + 1  # the whole `Pair`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()

    def set_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show these; where they are the same paragraphs, the view stays where it is."""
        before, same = self._pairs, [pair.unit for pair in pairs]
        if same == [pair.unit for pair in before]:
            self._pairs = pairs
            for row, pair in enumerate(pairs):
                if pair != before[row]:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._pairs = pairs
        self.endResetModel()

    def row_of(self, unit: int) -> int:
        """Return where a paragraph is; -1 if it is not here."""
        return next((row for row, pair in enumerate(self._pairs) if pair.unit == unit), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the paragraphs."""
        return 0 if parent.isValid() else len(self._pairs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return both texts, what may be wrong as a tip, or the pair itself."""
        if not index.isValid():
            return None
        pair = self._pairs[index.row()]
        if role == self.PairRole:
            return pair
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{pair.source}\n{pair.target or ''}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and pair.concerns:
            return "\n".join(words.reason(concern) for concern in pair.concerns)
        return None


class MarkListModel(QAbstractListModel):
    """What should be looked at, in the order of the document."""

    MarkRole = Qt.ItemDataRole.UserRole + 1  # the whole `Mark`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Mark] = []

    def set_marks(self, marks: list[Mark]) -> None:
        """Show these marks."""
        if marks != self._marks:
            self.beginResetModel()
            self._marks = marks
            self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the marks."""
        return 0 if parent.isValid() else len(self._marks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the reason with the words, the source as a tip, or the mark itself."""
        if not index.isValid():
            return None
        mark = self._marks[index.row()]
        if role == self.MarkRole:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{words.reason(mark.concern)}\n{mark.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark.source
        return None
