"""Colour behind and lines below some text of a pane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.ui.widgets.text_pane import TextPane


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a document, as Qt counts: UTF-16 units."""

    start: int
    end: int


class Highlights:
    """Tints a sentence and underlines others, on top of the document.

    Extra selections do it: they touch neither the text nor its undo steps, the selection, the
    cursor or the scroll position, and they follow the text while it is edited.
    """

    def __init__(self, pane: TextPane) -> None:
        self._pane = pane
        self._tint: QTextCursor | None = None
        self._marks: list[QTextCursor] = []
        pane.colours_changed.connect(self._show)

    @property
    def tint(self) -> Span | None:
        """What is tinted now."""
        return _span(self._tint) if self._tint else None

    @property
    def marks(self) -> list[Span]:
        """What is underlined now."""
        return [_span(cursor) for cursor in self._marks]

    def set_tint(self, span: Span | None) -> None:
        """Tint one part of the text, or none."""
        if span != self.tint:
            self._tint = self._cursor(span) if span else None
            self._show()

    def set_marks(self, spans: Sequence[Span]) -> None:
        """Underline some parts of the text; they should be few, such as those in sight."""
        if list(spans) != self.marks:
            self._marks = [self._cursor(span) for span in spans]
            self._show()

    def _cursor(self, span: Span) -> QTextCursor:
        last = self._pane.document().characterCount() - 1
        cursor = QTextCursor(self._pane.document())
        cursor.setPosition(min(span.start, last))
        cursor.setPosition(min(span.end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _show(self) -> None:
        tinted = QTextCharFormat()
        tinted.setBackground(self._pane.tint_colour())
        marked = QTextCharFormat()
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        marked.setUnderlineColor(self._pane.mark_colour())
        shown = [_selection(self._tint, tinted)] if self._tint else []
        shown += [_selection(cursor, marked) for cursor in self._marks]
        self._pane.setExtraSelections(shown)


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = form
    return selection


def _span(cursor: QTextCursor) -> Span:
    return Span(cursor.selectionStart(), cursor.selectionEnd())
