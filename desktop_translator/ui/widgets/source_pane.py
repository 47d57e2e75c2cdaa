"""The pane a person types in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from desktop_translator.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


class SourcePane(TextPane):
    """An editor for plain text whose every change can be undone.

    Signals:
        replaced: a whole piece of text came or went (paste, drop, `replace_text`).
        file_dropped: a local file was dropped or pasted, a `Path`.
    """

    replaced = Signal()
    file_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

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

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take plain text and local files."""
        return bool(first_file(source)) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert plain text, or hand on a file."""
        path = first_file(source)
        if path is not None:
            self.file_dropped.emit(path)
            return
        self.textCursor().insertText(source.text())
        self.ensureCursorVisible()
        self.replaced.emit()


def first_file(data: QMimeData) -> Path | None:
    """Return the first local file that is dragged or pasted."""
    files = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return next((Path(file) for file in files if file), None)
