"""The files of the queue, as views read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_translator.pipeline.batch.events import UNFINISHED
from desktop_translator.ui.files import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress

_ROOT = QModelIndex()
_MIME = "application/x-desktop-translator-files"
_MOST_REMOVALS = 200
"""More than that, and it is quicker to show everything anew."""
_Index = QModelIndex | QPersistentModelIndex


class FileListModel(QAbstractListModel):
    """Files in the order of the queue; rows keep their selection while others come and go.

    Signals:
        move_wanted: numbers of files, and that of the file to put them before, or None.
    """

    FileRole = Qt.ItemDataRole.UserRole + 1  # the whole `FileProgress`

    move_wanted = Signal(object, object)

    def __init__(self, languages: Languages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._languages = languages
        self._files: dict[int, FileProgress] = {}
        self._order: tuple[int, ...] = ()
        self._ids: list[int] = []
        self._places: dict[int, int] = {}

    @property
    def files(self) -> tuple[FileProgress, ...]:
        """Every file, in the order of the queue."""
        return tuple(self._files[number] for number in self._ids)

    def file(self, number: int) -> FileProgress | None:
        """Return a file by its number, if it is there."""
        return self._files.get(number) if number in self._places else None

    def file_at(self, row: int) -> FileProgress:
        """Return the file of a row."""
        return self._files[self._ids[row]]

    def place(self, number: int) -> int:
        """Return the row of a file; -1 if it is not there."""
        return self._places.get(number, -1)

    def neighbour(self, numbers: Iterable[int], step: int) -> int | None:
        """Return the file that some files have to be put before to move one step up or down."""
        places = sorted(self._places[number] for number in numbers)
        target = places[0] - 1 if step < 0 else places[-1] + 2
        return self._ids[max(0, target)] if target < len(self._ids) else None

    def take(self, files: Sequence[FileProgress], order: tuple[int, ...] | None = None) -> None:
        """Take in news of some files and, if given, the order of all."""
        unknown = any(file.id not in self._files for file in files)
        for file in files:
            self._files[file.id] = file
        if order is not None:
            self._order = order
        if order is not None or unknown:
            self._rearrange([number for number in self._order if number in self._files])
        places = [self._places[file.id] for file in files if file.id in self._places]
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the files."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, all in one sentence for assistive technology, or the file itself."""
        if not index.isValid():
            return None
        file = self._files[self._ids[index.row()]]
        if role == self.FileRole:
            return file
        if role == Qt.ItemDataRole.DisplayRole:
            return file.path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(file.path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            notes = words.progress(file)[:1]
            parts = (words.state(file), words.below(file, self._languages), *notes)
            return ", ".join(part for part in (file.path.name, *parts) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let files that are not finished be dragged, and anything be dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._files[self._ids[index.row()]].state in UNFINISHED:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Move only."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Take rows of this list only."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the numbers of the files, in their order."""
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(_MIME, json.dumps([self._ids[row] for row in rows]).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Ask for the move; the queue then tells the new order."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        numbers = tuple(json.loads(bytes(data.data(_MIME).data())))
        rest = (number for number in self._ids[max(row, 0) :] if number not in numbers)
        self.move_wanted.emit(numbers, None if row < 0 else next(rest, None))
        return False  # or the view would remove what it thinks was moved away

    def _rearrange(self, ids: list[int]) -> None:
        """Remove what is gone, put what stays in order, then insert what is new."""
        self._remove_all_but(set(ids))
        known = [number for number in ids if number in self._places]
        if known != self._ids:
            self._reorder(known)
        self._insert(ids)

    def _remove_all_but(self, kept: set[int]) -> None:
        gone = len(self._ids) - len(kept.intersection(self._ids))
        if gone > _MOST_REMOVALS:
            self.beginResetModel()
            self._set([number for number in self._ids if number in kept])
            self._files = {number: self._files[number] for number in kept}
            self.endResetModel()
            return
        end = len(self._ids)
        while end > 0:
            start = end
            while start > 0 and self._ids[start - 1] not in kept:
                start -= 1
            if start < end:
                self.beginRemoveRows(_ROOT, start, end - 1)
                for number in self._ids[start:end]:
                    del self._files[number]
                self._set([*self._ids[:start], *self._ids[end:]])
                self.endRemoveRows()
            end = start - 1

    def _reorder(self, ids: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        numbers = [self._ids[index.row()] for index in before]
        self._set(ids)
        after = [self.index(self._places[number]) for number in numbers]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _insert(self, ids: list[int]) -> None:
        place = 0
        while place < len(ids):
            end = place
            while end < len(ids) and ids[end] not in self._places:
                end += 1
            if end > place:
                self.beginInsertRows(_ROOT, place, end - 1)
                self._set([*self._ids[:place], *ids[place:end], *self._ids[place:]])
                self.endInsertRows()
            place = end + 1

    def _set(self, ids: list[int]) -> None:
        self._ids = ids
        self._places = {number: place for place, number in enumerate(ids)}
