"""The languages of single paragraphs: shown beside them, and corrected there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from desktop_translator.ui.translate import detection_words as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.events import Detected, ParagraphLanguage
    from desktop_translator.ui.widgets.source_pane import SourcePane

_BAR_WIDTH = 3
_BAR_LEFT = 6


class ParagraphLanguages(QObject):
    """Marks the paragraphs of a mixed text that are not in its main language.

    A bar stands beside them; the tooltip of a paragraph says more, and its context menu lets its
    language be corrected. `codes` are the languages that can be chosen.

    Signals:
        corrected: the person said what a paragraph is in.
    """

    corrected = Signal()

    def __init__(
        self,
        pane: SourcePane,
        languages: Languages,
        codes: Callable[[], Sequence[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._languages = languages
        self._codes = codes
        self._detected: Detected | None = None
        self._by_line: dict[int, ParagraphLanguage] = {}
        self._corrections: list[tuple[QTextCursor, str]] = []
        pane.viewport().installEventFilter(self)
        pane.menu_opening.connect(self._extend_menu)

    def corrections(self) -> tuple[tuple[int, str], ...]:
        """Return the numbers of corrected lines; of a line that is gone there is no number."""
        self._corrections = [(c, code) for c, code in self._corrections if c.hasSelection()]
        return tuple((_first_line(cursor), code) for cursor, code in self._corrections)

    def forget(self) -> None:
        """Forget corrections: they were about another text."""
        self._corrections.clear()

    def show_found(self, detected: Detected | None) -> None:
        """Show what was found in the text, if it is in several languages."""
        self._detected = detected
        self._by_line.clear()
        if detected is not None and words.is_mixed(detected):
            for paragraph in detected.paragraphs:
                for line in range(paragraph.line_count):
                    self._by_line[paragraph.first_line + line] = paragraph
        self._pane.viewport().update()

    def correct(self, line: int, code: str) -> None:
        """Say what the paragraph with a line is in."""
        block = self._pane.document().findBlockByNumber(line)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._corrections = [
            (other, given) for other, given in self._corrections if _first_line(other) != line
        ]
        self._corrections.append((cursor, code))
        self.corrected.emit()

    def description(self, line: int) -> str:
        """Return what the tooltip of a line says; empty where all is in one language."""
        paragraph = self._by_line.get(line)
        return words.of_paragraph(paragraph, self._languages) if paragraph is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the bars behind the text, and show tooltips."""
        if event.type() == QEvent.Type.Paint and self._by_line:
            self._paint()
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self._pane.cursorForPosition(event.pos()).blockNumber()
            QToolTip.showText(event.globalPos(), self.description(line), self._pane)
            return True
        return super().eventFilter(watched, event)

    def _paint(self) -> None:
        main = self._detected.languages[0] if self._detected else None
        painter = QPainter(self._pane.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        for block, place in self._pane.visible_blocks():
            paragraph = self._by_line.get(block.blockNumber())
            if paragraph is None or paragraph.language in (None, main):
                continue
            palette = self._pane.palette()
            painter.setBrush(
                palette.placeholderText() if paragraph.left_as_is else palette.accent()
            )
            painter.drawRoundedRect(self._bar(block, place), 1, 1)
        painter.end()

    def _bar(self, block: QTextBlock, place: QRect) -> QRect:
        option = self._pane.document().defaultTextOption()
        from_right = option.textDirection() == Qt.LayoutDirection.RightToLeft
        left = self._pane.viewport().width() - _BAR_LEFT - _BAR_WIDTH if from_right else _BAR_LEFT
        height = round(block.layout().boundingRect().height())  # without the margin of the last
        return QRect(left, place.top(), _BAR_WIDTH, min(height, place.height()))

    def _extend_menu(self, menu: QMenu, point: QPoint) -> None:
        block = self._pane.cursorForPosition(point).block()
        if self._detected is None or not any(map(str.isalpha, block.text())):
            return
        line = block.blockNumber()
        choices = menu.addMenu(self.tr("&Language of this paragraph"))
        present = self._language(block)
        for code in self._codes():
            action = choices.addAction(self._languages.name(code))
            action.setCheckable(True)
            action.setChecked(code == present)
            action.triggered.connect(partial(self.correct, line, code))

    def _language(self, block: QTextBlock) -> str | None:
        paragraph = self._by_line.get(block.blockNumber())
        if paragraph is not None:
            return paragraph.language
        return self._detected.languages[0] if self._detected is not None else None


def _first_line(cursor: QTextCursor) -> int:
    block = cursor.document().findBlock(cursor.selectionStart())
    return block.blockNumber()
