"""The list of files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from desktop_translator.ui.files import words
from desktop_translator.ui.files.deeds import FileDeed, key_of, possible, possible_for_all
from desktop_translator.ui.files.file_delegate import FileDelegate
from desktop_translator.ui.files.file_model import FileListModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress
    from desktop_translator.ui.widgets.icons import Icons

_Index = QModelIndex | QPersistentModelIndex
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FileList(QListView):
    """Files that can be chosen, several at once, dragged, and told what to do.

    Signals:
        chosen: the files that are chosen, as they are now.
        ordered: a `FileDeed` and the files it is about.
    """

    chosen = Signal(object)
    ordered = Signal(object, object)

    def __init__(self, languages: Languages, icons: Icons) -> None:
        super().__init__()
        self.files = FileListModel(languages, self)
        self._delegate = FileDelegate(languages, icons)
        self.setModel(self.files)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Files"))
        self.doubleClicked.connect(self._on_double_click)
        self.files.dataChanged.connect(self._tell)
        self.files.rowsRemoved.connect(self._tell)
        self.files.modelReset.connect(self._tell)

    @property
    def chosen_files(self) -> tuple[FileProgress, ...]:
        """The files that are chosen, in the order of the queue."""
        # By ranges: thousands of indexes take half a second to be made.
        selection = self.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        rows = sorted(row for part in ranges for row in range(part.top(), part.bottom() + 1))
        return tuple(map(self.files.file_at, rows))

    def choose(self, number: int) -> None:
        """Choose one file."""
        index = self.files.index(self.files.place(number))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen."""
        super().selectionChanged(selected, deselected)
        self._tell()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Paint anew. A list of Qt would also lay all rows out anew, though all are as high."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def order(self, deed: FileDeed) -> None:
        """Ask for something to be done with those chosen files that it makes sense for."""
        files = tuple(file for file in self.chosen_files if deed in possible(file))
        if files and deed in possible_for_all(self.chosen_files):
            self.ordered.emit(deed, files)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from the actions of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            selects = event.matches(QKeySequence.StandardKey.SelectAll)
            if selects or self._deed_of(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys say."""
        deed = self._deed_of(event)
        if deed is None:
            super().keyPressEvent(event)
        elif deed is FileDeed.OPEN:
            self._do_likeliest()
        else:
            self.order(deed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer everything that can be done with the chosen files."""
        if self.chosen_files:
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Build the menu of what can be done."""
        menu = QMenu(self)
        offered = possible_for_all(self.chosen_files)
        for deed in FileDeed:
            if deed in (FileDeed.RETRY, FileDeed.MOVE_UP, FileDeed.REMOVE):
                menu.addSeparator()
            action = menu.addAction(words.tr(deed.value))
            action.setEnabled(deed in offered)
            action.triggered.connect(partial(self.order, deed))
            action.setShortcut(key_of(deed))
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows; files from outside are for the window."""
        if event.source() is self:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def _deed_of(self, event: QKeyEvent) -> FileDeed | None:
        pressed = event.key()
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if pressed in _ENTER and not modified:
            return FileDeed.OPEN
        keys = QKeySequence(event.keyCombination())
        return next((deed for deed in FileDeed if key_of(deed) == keys), None)

    def _do_likeliest(self) -> None:
        """Open what is translated, else show how far it is."""
        offered = possible_for_all(self.chosen_files)
        self.order(FileDeed.OPEN if FileDeed.OPEN in offered else FileDeed.PREVIEW)

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.isValid():
            self._do_likeliest()

    def _tell(self) -> None:
        self.chosen.emit(self.chosen_files)
