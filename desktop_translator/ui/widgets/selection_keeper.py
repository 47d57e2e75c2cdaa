"""Keeping a selection where it was while text is written around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from desktop_translator.ui.widgets.block_editor import Edit


class SelectionKeeper:
    """Remembers the ends of a selection, and brings them back after some edits.

    Qt moves an end that lies exactly where text is inserted, so that a selection would grow with
    the translation; `QTextCursor.setKeepPositionOnInsert` holds only one of both ends.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        cursor = editor.textCursor()
        self._anchor = cursor.anchor()
        self._position = cursor.position()

    def follow(self, edit: Edit) -> None:
        """Take an edit into account that was just made."""
        self._anchor = edit.moved(self._anchor)
        self._position = edit.moved(self._position)

    def restore(self) -> None:
        """Put the selection back if it is not where it belongs."""
        cursor = self._editor.textCursor()
        if (cursor.anchor(), cursor.position()) != (self._anchor, self._position):
            cursor.setPosition(self._anchor)
            cursor.setPosition(self._position, QTextCursor.MoveMode.KeepAnchor)
            self._editor.setTextCursor(cursor)
