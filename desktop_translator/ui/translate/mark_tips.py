"""What a sentence says when it is pointed at, and what can be done about it there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from desktop_translator.ui import wording
from desktop_translator.ui.actions import Command
from desktop_translator.ui.widgets.pointer_watch import position_at

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.sentence_map import Sentence
    from desktop_translator.ui.translate.sentence_marks import SentenceMarks
    from desktop_translator.ui.translate.sentences import Sentences


class MarkTips(QObject):
    """Adds a tip, a menu entry and a press on the sign to the pane of the translation."""

    def __init__(
        self, sentences: Sentences, marks: SentenceMarks, actions: Actions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sentences = sentences
        self._target = sentences.target
        self._marks = marks
        self._actions = actions
        self._target.pane.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer where a sentence, or the sign of a marked one in the margin, is meant."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._show_tip(event)
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _show_tip(self, event: QHelpEvent) -> bool:
        sentence = self._sentence_at(event.pos())
        words = wording.whose(sentence.origin) if sentence else ""
        if sentence is not None and self._marks.is_open(sentence):
            words = wording.reasons(sentence.problems)
        if words:
            QToolTip.showText(event.globalPos(), words)
        else:
            QToolTip.hideText()
        return True

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        sentence = self._sentence_at(event.pos())
        if sentence is None or not sentence.text or not sentence.finished:
            return False
        pane = self._target.pane
        menu = pane.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        if sentence.problems:
            self._add_marks(menu, first, sentence)
        correct = QAction(self._actions[Command.CORRECT].text(), menu)
        correct.triggered.connect(partial(self._correct, sentence))
        menu.insertAction(first, correct)
        menu.insertSeparator(first)
        menu.popup(event.globalPos())
        return True

    def _correct(self, sentence: Sentence) -> None:
        self._sentences.go_to(sentence)
        self._actions[Command.CORRECT].trigger()

    def _add_marks(self, menu: QMenu, first: QAction, sentence: Sentence) -> None:
        fine = QAction(self._actions[Command.FINE].text(), menu)
        fine.setCheckable(True)
        fine.setChecked(not self._marks.is_open(sentence))
        fine.triggered.connect(partial(self._marks.toggle_fine, sentence))
        menu.insertAction(first, fine)
        for command in (Command.NEXT_MARK, Command.PREVIOUS_MARK):
            menu.insertAction(first, self._actions[command])

    def _press(self, event: QMouseEvent) -> bool:
        span = self._target.highlights.sign_at(event.position().toPoint())
        sentence = self._target.at(span.start) if span else None
        if sentence is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._sentences.go_to(sentence)
        return True

    def _sentence_at(self, point: QPoint) -> Sentence | None:
        sign = self._target.highlights.sign_at(point)
        position = sign.start if sign else position_at(self._target.pane, point)
        return None if position is None else self._target.at(position)
