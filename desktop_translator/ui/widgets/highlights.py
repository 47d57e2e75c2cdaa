"""Colour behind and lines below some text of a pane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop_translator.ui.widgets.exclamation import paint_exclamation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QPlainTextEdit

# No widget of ours uses these two roles otherwise; the theme gives them our own colours.
TINT_ROLE = QPalette.ColorRole.AlternateBase
NOTICE_ROLE = QPalette.ColorRole.LinkVisited
_SIGN_SIZE = 13.0
_OUTWARDS = 1.5


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a document, as Qt counts: UTF-16 units."""

    start: int
    end: int


class Highlights:
    """Tints a sentence, and underlines others, on top of the document.

    What may be wrong has a wave and a sign in the margin; what people have made has quiet dots.

    Extra selections do it: they touch neither the text nor its undo steps, the selection, the
    cursor or the scroll position, and they follow the text while it is edited.
    """

    def __init__(self, pane: QPlainTextEdit) -> None:
        self._pane = pane
        self._tint: QTextCursor | None = None
        self._marks: list[QTextCursor] = []
        self._quiet: list[QTextCursor] = []

    @property
    def tint(self) -> Span | None:
        """What is tinted now."""
        return _span(self._tint) if self._tint else None

    @property
    def marks(self) -> list[Span]:
        """What is underlined now."""
        return [_span(cursor) for cursor in self._marks]

    @property
    def quiet(self) -> list[Span]:
        """What is quietly underlined now."""
        return [_span(cursor) for cursor in self._quiet]

    def set_tint(self, span: Span | None) -> None:
        """Tint one part of the text, or none."""
        if span != self.tint:
            self._tint = self._cursor(span) if span else None
            self.show()

    def set_marks(self, spans: Sequence[Span]) -> None:
        """Underline some parts of the text; they should be few, such as those in sight."""
        if list(spans) != self.marks:
            self._marks = [self._cursor(span) for span in spans]
            self.show()
            self._pane.viewport().update()  # the margin, too

    def set_quiet(self, spans: Sequence[Span]) -> None:
        """Underline some parts of the text quietly; they should be few, too."""
        if list(spans) != self.quiet:
            self._quiet = [self._cursor(span) for span in spans]
            self.show()

    def show(self) -> None:
        """Show all of it in the colours of the pane's palette."""
        tinted = QTextCharFormat()
        tinted.setBackground(self._pane.palette().color(TINT_ROLE))
        marked = QTextCharFormat()
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        marked.setUnderlineColor(self._pane.palette().color(NOTICE_ROLE))
        quiet = QTextCharFormat()
        quiet.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        quiet.setUnderlineColor(self._pane.palette().color(QPalette.ColorRole.Accent))
        shown = [_selection(self._tint, tinted)] if self._tint else []
        shown += [_selection(cursor, quiet) for cursor in self._quiet]
        shown += [_selection(cursor, marked) for cursor in self._marks]
        self._pane.setExtraSelections(shown)

    def paint_signs(self) -> None:
        """Paint the signs of the marked parts; call it where the pane paints itself."""
        places = self._signs()
        if not places:
            return
        palette = self._pane.palette()
        painter = QPainter(self._pane.viewport())
        for place in places:
            paint_exclamation(painter, place, palette.color(NOTICE_ROLE), palette.base().color())
        painter.end()

    def sign_at(self, point: QPoint) -> Span | None:
        """Return the marked part whose sign is at a point of the viewport."""
        signs = zip(self._signs(), self.marks, strict=True)
        return next((span for place, span in signs if place.contains(point.toPointF())), None)

    def _signs(self) -> list[QRectF]:
        """Return where the sign of each marked part is: in the margin where the part begins."""
        return [self._sign(cursor) for cursor in self._marks]

    def _sign(self, marked: QTextCursor) -> QRectF:
        start = QTextCursor(marked)
        start.setPosition(marked.selectionStart())
        line = self._pane.cursorRect(start)
        margin = self._pane.document().documentMargin()
        option = self._pane.document().defaultTextOption()
        if option.textDirection() == Qt.LayoutDirection.RightToLeft:
            middle = self._pane.viewport().width() - margin / 2 + _OUTWARDS
        else:
            middle = margin / 2 - _OUTWARDS
        place = QRectF(0, 0, _SIGN_SIZE, _SIGN_SIZE)
        place.moveCenter(QRectF(line).center())
        place.moveLeft(middle - _SIGN_SIZE / 2)
        return place

    def _cursor(self, span: Span) -> QTextCursor:
        last = self._pane.document().characterCount() - 1
        cursor = QTextCursor(self._pane.document())
        cursor.setPosition(min(span.start, last))
        cursor.setPosition(min(span.end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = form
    return selection


def _span(cursor: QTextCursor) -> Span:
    return Span(cursor.selectionStart(), cursor.selectionEnd())
