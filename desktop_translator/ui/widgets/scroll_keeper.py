"""Keeping the eye where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from desktop_translator.ui.widgets.text_difference import Replacement


class ScrollKeeper:
    """Remembers which line is on top of an editor, and brings it back after an edit."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        bar = editor.verticalScrollBar()
        self._at_end = 0 < bar.maximum() == bar.value()
        block = editor.document().findBlockByLineNumber(bar.value())
        self._block = block.blockNumber()
        self._line = bar.value() - block.firstLineNumber()

    def restore(self, change: Replacement) -> None:
        """Scroll so that the line that was on top is on top again; the end stays the end."""
        bar = self._editor.verticalScrollBar()
        if self._at_end:
            bar.setValue(bar.maximum())
            return
        number = self._block
        if number >= change.end:
            number += len(change.lines) - (change.end - change.first)
        block = self._editor.document().findBlockByNumber(number)
        if block.isValid():
            bar.setValue(block.firstLineNumber() + self._line)
