"""The pane a translation grows in."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextCursor

from desktop_translator.ui.widgets.block_editor import BlockEditor
from desktop_translator.ui.widgets.scroll_keeper import ScrollKeeper
from desktop_translator.ui.widgets.selection_keeper import SelectionKeeper
from desktop_translator.ui.widgets.text_difference import align
from desktop_translator.ui.widgets.text_pane import TextPane
from desktop_translator.ui.widgets.throttle import Throttle
from desktop_translator.ui.widgets.utf16 import one_block, utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.widgets.text_difference import Replacement

_CARET_WIDTH = 2.0
_CARET_INSET = 0.12
_LONG_LINE = 20_000
_MANY_LINES = 50  # from here on one layout of all between costs less than one of each
_LONG_LINE_GAP_PER_CHARACTER_MS = 0.01  # laying out one block costs about 0.6 us per character


class OutputPane(TextPane):
    """A read-only editor with one block per line, edited only where lines change.

    Selection, cursor and scroll position stay; the end is followed only while the text grows
    there and the person is there. Costly updates become rarer.

    Signals:
        painted: the document holds the newest lines, after it has changed.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._lines = [""]
        self._dirty: set[int] = set()
        self._caret: tuple[int, int] | None = None
        self._painted_caret: tuple[int, int] | None = None
        self._blocks = BlockEditor(self.document())
        self._throttle = Throttle(self)
        self._throttle.fired.connect(self._paint_lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The newest lines, painted or not."""
        return tuple(self._lines)

    @property
    def caret(self) -> tuple[int, int] | None:
        """Line and column (code points) where the painted text grows, or None."""
        return self._painted_caret

    def newest_text(self) -> str:
        """Return all the text, painted or not."""
        return "\n".join(self._lines)

    def align_lines(self, lines: Sequence[str | None]) -> None:
        """Begin a new text; where an entry is None, what stands there may stay for now."""
        self.settle()
        wanted = [None if line is None else one_block(line) for line in lines] or [""]
        if len(wanted) == len(self._lines):
            self.change_lines((n, line) for n, line in enumerate(wanted) if line is not None)
            self.settle()
        else:
            self._replace_lines(align(self._lines, wanted))
        self.show_caret(None)
        self.painted.emit()

    def _replace_lines(self, change: Replacement) -> None:
        selection, scroll = SelectionKeeper(self), ScrollKeeper(self)
        selection.follow(self._blocks.replace(change))
        self._lines[change.first : change.end] = change.lines
        selection.restore()
        scroll.restore(change)

    def change_lines(self, changes: Iterable[tuple[int, str]]) -> None:
        """Give some lines, found by number, their new text."""
        longest = 0
        for number, text in changes:
            if 0 <= number < len(self._lines):
                self._lines[number] = one_block(text)
                self._dirty.add(number)
                longest = max(longest, len(text))
        if self._dirty:
            gap = longest * _LONG_LINE_GAP_PER_CHARACTER_MS if longest > _LONG_LINE else 0.0
            self._throttle.request(gap)

    def show_caret(self, place: tuple[int, int] | None) -> None:
        """Mark where text grows, or nowhere; while lines wait, the mark waits with them."""
        self._caret = place
        if not self._dirty:
            self._move_caret()

    def settle(self) -> None:
        """Paint at once what still waits."""
        if self._dirty:
            self._throttle.fire_now()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the caret of the translation."""
        start = perf_counter()
        super().paintEvent(event)
        self.highlights.paint_signs()
        if self._painted_caret is not None:
            self._paint_caret(*self._painted_caret)
        self._throttle.add_cost((perf_counter() - start) * 1000)

    def _paint_lines(self) -> None:
        follows = self._at_end() and self._grows_at_end()
        selection = SelectionKeeper(self)
        with self._blocks.as_one(len(self._dirty) > _MANY_LINES):
            for number in sorted(self._dirty):
                selection.follow(self._blocks.set_line(number, self._lines[number]))
        self._dirty.clear()
        self._move_caret()
        selection.restore()
        if follows:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())
        self.painted.emit()

    def _move_caret(self) -> None:
        if self._painted_caret != self._caret:
            self._painted_caret = self._caret
            self.viewport().update()

    def _at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def _grows_at_end(self) -> bool:
        return max(self._dirty, default=-1) == len(self._lines) - 1

    def _paint_caret(self, line: int, column: int) -> None:
        block = self.document().findBlockByNumber(line)
        if not block.isValid() or line >= len(self._lines):
            return
        units = min(utf16_length(self._lines[line][:column]), block.length() - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units)
        place = QRectF(self.cursorRect(cursor))
        place.setWidth(max(_CARET_WIDTH, place.height() / 12))
        place.adjust(0, place.height() * _CARET_INSET, 0, -place.height() * _CARET_INSET)
        painter = QPainter(self.viewport())
        painter.fillRect(place, self.palette().accent())
        painter.end()
