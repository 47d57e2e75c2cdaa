"""Editing single lines of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from desktop_translator.ui.widgets.text_difference import (
    common_prefix_length,
    common_suffix_length,
)
from desktop_translator.ui.widgets.utf16 import utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from desktop_translator.ui.widgets.text_difference import Replacement

_MOVE = QTextCursor.MoveMode.MoveAnchor
_SELECT = QTextCursor.MoveMode.KeepAnchor


class BlockEditor:
    """Writes lines into the blocks of a document, touching only what differs.

    It uses cursors of its own, so that the selection of the editor stays. No line may contain
    a character that ends a block.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def set_line(self, number: int, text: str) -> None:
        """Give block `number` the text, replacing only the part that differs."""
        block = self._document.findBlockByNumber(number)
        old = block.text()
        if old == text:
            return
        start = common_prefix_length(old, text)
        tail = common_suffix_length(old, text, min(len(old), len(text)) - start)
        first = block.position() + utf16_length(old[:start])
        cursor = QTextCursor(self._document)
        cursor.setPosition(first)
        cursor.setPosition(first + utf16_length(old[start : len(old) - tail]), _SELECT)
        cursor.insertText(text[start : len(text) - tail])

    def replace(self, change: Replacement) -> None:
        """Replace whole lines in one edit; the document keeps at least one line."""
        cursor = QTextCursor(self._document)
        text = "\n".join(change.lines)
        count = self._document.blockCount()
        if change.first < change.end and change.lines:
            cursor.setPosition(self._start(change.first))
            cursor.setPosition(self._end(change.end - 1), _SELECT)
        elif change.lines and change.first < count:
            cursor.setPosition(self._start(change.first))
            text += "\n"
        elif change.lines:
            cursor.movePosition(QTextCursor.MoveOperation.End, _MOVE)
            text = "\n" + text
        elif change.end < count:
            cursor.setPosition(self._start(change.first))
            cursor.setPosition(self._start(change.end), _SELECT)
        else:
            cursor.setPosition(self._end(change.first - 1))
            cursor.setPosition(self._end(change.end - 1), _SELECT)
        cursor.insertText(text)

    def _start(self, number: int) -> int:
        return self._document.findBlockByNumber(number).position()

    def _end(self, number: int) -> int:
        block = self._document.findBlockByNumber(number)
        return block.position() + block.length() - 1
