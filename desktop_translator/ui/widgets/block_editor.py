"""Editing single lines of a document."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from desktop_translator.ui.widgets.text_difference import (
    common_prefix_length,
    common_suffix_length,
)
from desktop_translator.ui.widgets.utf16 import utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

    from desktop_translator.ui.widgets.text_difference import Replacement


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a document: at `start`, `removed` UTF-16 units gave way to `inserted`."""

    start: int
    removed: int
    inserted: int

    def moved(self, position: int) -> int:
        """Return where a position is after the edit; one at its start stays before it."""
        if position <= self.start:
            return position
        if position < self.start + self.removed:
            return self.start
        return position + self.inserted - self.removed


class BlockEditor:
    """Writes lines into the blocks of a document, touching only what differs.

    It uses cursors of its own, so that the selection of the editor stays. No line may contain
    a character that ends a block.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def set_line(self, number: int, text: str) -> Edit:
        """Give block `number` the text, replacing only the part that differs."""
        block = self._document.findBlockByNumber(number)
        old = block.text()
        start = common_prefix_length(old, text)
        tail = common_suffix_length(old, text, min(len(old), len(text)) - start)
        first = block.position() + utf16_length(old[:start])
        removed = utf16_length(old[start : len(old) - tail])
        return self._write(first, first + removed, text[start : len(text) - tail])

    @contextmanager
    def as_one(self, wanted: bool) -> Iterator[None]:
        """Let the document take notice of many edits at once, if `wanted`."""
        if not wanted:
            yield
            return
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    def replace(self, change: Replacement) -> Edit:
        """Replace whole lines in one edit; the document keeps at least one line."""
        text = "\n".join(change.lines)
        count = self._document.blockCount()
        if change.lines and change.first < change.end:
            return self._write(self._start(change.first), self._end(change.end - 1), text)
        if change.lines and change.first < count:
            start = self._start(change.first)
            return self._write(start, start, text + "\n")
        if change.lines:
            end = self._end(count - 1)
            return self._write(end, end, "\n" + text)
        if change.end < count:
            return self._write(self._start(change.first), self._start(change.end), "")
        return self._write(self._end(change.first - 1), self._end(change.end - 1), "")

    def _write(self, start: int, end: int, text: str) -> Edit:
        if start < end or text:
            cursor = QTextCursor(self._document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
        return Edit(start, end - start, utf16_length(text))

    def _start(self, number: int) -> int:
        return self._document.findBlockByNumber(number).position()

    def _end(self, number: int) -> int:
        block = self._document.findBlockByNumber(number)
        return block.position() + block.length() - 1
