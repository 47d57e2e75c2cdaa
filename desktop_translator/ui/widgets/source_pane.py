"""The pane a person types in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor

from desktop_translator.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMimeData, QRect
    from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QTextBlock
    from PySide6.QtWidgets import QWidget


class SourcePane(TextPane):
    """An editor for plain text whose every change can be undone.

    Signals:
        replaced: a whole piece of text came or went (paste, drop, `replace_text`).
        renewed: all of the text gave way to another one, or to none.
        menu_opening: the context menu (a `QMenu`) is about to open at a point of the viewport.
        files_pasted: local files were pasted, a tuple of `Path`s.
    """

    replaced = Signal()
    renewed = Signal()
    menu_opening = Signal(object, object)
    files_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._length = 0
        self.document().contentsChange.connect(self._on_contents_change)

    @property
    def is_empty(self) -> bool:
        """Whether there is no text; a preedit of an input method is none."""
        return self.document().isEmpty()

    def replace_text(self, text: str) -> None:
        """Put `text` in place of all there is, as one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.replaced.emit()

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRect]]:
        """Give each paragraph that shows, and its place in the viewport."""
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if place.top() > bottom:
                break
            yield block, place
            block = block.next()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of every editor, to which others may add."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu, event.pos())
        menu.popup(event.globalPos())

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        """Notice when nothing is left of the text that was there."""
        before, self._length = self._length, self.document().characterCount() - 1
        is_new_look = removed == added and before == self._length  # the same text in other type
        if position == 0 and removed >= before > 0 and not is_new_look:
            self.renewed.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take plain text and local files."""
        return bool(local_files(source)) or source.hasText()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take plain text; files are for the window, wherever they are dropped."""
        if local_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert plain text, or hand on files."""
        paths = local_files(source)
        if paths:
            self.files_pasted.emit(paths)
            return
        self.textCursor().insertText(source.text())
        self.ensureCursorVisible()
        self.replaced.emit()


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the local files and folders that are dragged or pasted."""
    names = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return tuple(Path(name) for name in names if name)
