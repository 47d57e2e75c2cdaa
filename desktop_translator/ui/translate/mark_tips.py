"""What a marked sentence says when it is pointed at, and what can be done about it there."""

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
        """Answer where a marked sentence, or its sign in the margin, is meant."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._show_tip(event)
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _show_tip(self, event: QHelpEvent) -> bool:
        sentence = self._sentence_at(event.pos())
        if sentence is None or not self._marks.is_open(sentence):
            QToolTip.hideText()
            return True
        QToolTip.showText(event.globalPos(), wording.reasons(sentence.problems))
        return True

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        sentence = self._sentence_at(event.pos())
        if sentence is None or not sentence.problems:
            return False
        pane = self._target.pane
        menu = pane.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        fine = QAction(self._actions[Command.FINE].text(), menu)
        fine.setCheckable(True)
        fine.setChecked(not self._marks.is_open(sentence))
        fine.triggered.connect(partial(self._marks.toggle_fine, sentence))
        menu.insertAction(first, fine)
        for command in (Command.NEXT_MARK, Command.PREVIOUS_MARK):
            menu.insertAction(first, self._actions[command])
        menu.insertSeparator(first)
        menu.popup(event.globalPos())
        return True

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
