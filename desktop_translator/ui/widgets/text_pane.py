"""What both panes have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontInfo, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from desktop_translator.ui.widgets.highlights import Highlights
from desktop_translator.ui.widgets.line_spacing import spaced_families

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_MARGIN = 18
_WHEEL_NOTCH = 120


class TextPane(QPlainTextEdit):
    """A plain text editor that loses no character, with a writing direction.

    Attributes:
        highlights: what is tinted and marked in it.

    Signals:
        zoom_wanted: Ctrl and the wheel were turned by so many notches, up is positive.
        resized: there is more or less room.
    """

    zoom_wanted = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel_angle = 0
        self._pixels = 0
        self.highlights = Highlights(self)
        self._right_to_left: bool | None = None
        self._families = spaced_families(QFontInfo(self.font()).family())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.setMinimumSize(120, 36)

    def text(self) -> str:
        """Return the text exactly; `toPlainText` would turn U+00A0 and U+2028 into others."""
        return self.document().toRawText().replace("\u2029", "\n")

    def text_between(self, start: int, end: int) -> str:
        """Return a part of the text exactly; positions count as Qt does, in UTF-16 units."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return selected_text(cursor)

    def set_text_size(self, pixels: int) -> None:
        """Set the size of the text."""
        self._pixels = pixels
        font = self.font()
        if font.pixelSize() != pixels or font.families() != self._families:
            font.setFamilies(self._families)
            font.setPixelSize(pixels)
            self.setFont(font)
            # The placeholder is painted in the font of the viewport, which a style sheet keeps
            # from following.
            self.viewport().setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the size of the text: a new style sheet brings back the font of the controls."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._pixels:
            self.set_text_size(self._pixels)
        if event.type() == QEvent.Type.PaletteChange:
            self.highlights.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight for whoever uses it, and tell of more or less room."""
        shown = QRect(QPoint(0, 0), event.oldSize()).contains(self.cursorRect().center())
        super().resizeEvent(event)
        if shown and self.hasFocus():
            self.ensureCursorVisible()
        self.resized.emit()

    def positions_in_sight(self) -> tuple[int, int]:
        """Return the first and the last position of the document that can be seen."""
        area = self.viewport().rect()
        corners = (area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight())
        positions = [self.cursorForPosition(corner).position() for corner in corners]
        return min(positions), max(positions)

    def set_right_to_left(self, right_to_left: bool) -> None:
        """Set the direction of the text and the side it is aligned to.

        QPlainTextEdit needs both, and looks at neither its layout direction nor its text.
        """
        if self._right_to_left == right_to_left:
            return  # or the whole text would be laid out again
        self._right_to_left = right_to_left
        option = self.document().defaultTextOption()
        if right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
            option.setAlignment(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection exactly, as plain text only."""
        data = QMimeData()
        data.setText(selected_text(self.textCursor()))
        return data

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel_angle += event.angleDelta().y()
        notches = int(self._wheel_angle / _WHEEL_NOTCH)
        if notches:
            self._wheel_angle -= notches * _WHEEL_NOTCH
            self.zoom_wanted.emit(notches)
        event.accept()


def selected_text(cursor: QTextCursor) -> str:
    """Return the selected text exactly, its lines separated by newlines."""
    return cursor.selectedText().replace("\u2029", "\n")
